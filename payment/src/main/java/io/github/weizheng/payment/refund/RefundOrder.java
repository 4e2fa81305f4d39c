package io.github.weizheng.payment.refund;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.wire.FieldRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid back of an order, whole or in part.
 *
 * <p>Checked when it is built, as {@link io.github.weizheng.payment.order.PayOrder} is: texts count characters, ids bytes; characters of four bytes in UTF-8 are refused.
 * Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791862">申请退款</a>
 */
public final class RefundOrder {
    final @Nullable String transactionId;
    final @Nullable OutTradeNo outTradeNo;
    final OutRefundNo outRefundNo;
    final Fen refund;
    final Fen total;
    final @Nullable String reason;
    final @Nullable URI notifyUrl;
    final @Nullable String fundsAccount;
    final List<RefundSource> from;
    final List<RefundGoods> goods;

    private RefundOrder(Builder builder) {
        this.transactionId = builder.transactionId;
        this.outTradeNo = builder.outTradeNo;
        this.outRefundNo = builder.outRefundNo;
        this.refund = builder.refund;
        this.total = builder.total;
        this.reason = builder.reason;
        this.notifyUrl = builder.notifyUrl;
        this.fundsAccount = builder.fundsAccount;
        this.from = List.copyOf(builder.from);
        this.goods = List.copyOf(builder.goods);
    }

    /**
     * A refund of the order with the merchant's number.
     *
     * @param outRefundNo a number of the refund's own, written down before it is sent
     * @param refund what is paid back, 1 fen or more
     * @param total what the order cost; WeChat Pay compares it
     * @throws IllegalArgumentException if the refund is less than 1 fen or more than the total
     */
    public static Builder builder(OutTradeNo order, OutRefundNo outRefundNo, Fen refund, Fen total) {
        return new Builder(Objects.requireNonNull(order, "order"), null, outRefundNo, refund, total);
    }

    /**
     * A refund of the order with WeChat Pay's number; the rest as of {@link #builder}.
     *
     * @throws IllegalArgumentException also if the number is not 1 to 32 letters, digits, {@code _} or {@code -}
     */
    public static Builder forTransaction(String transactionId, OutRefundNo outRefundNo, Fen refund, Fen total) {
        return new Builder(null, FieldRules.transactionId(transactionId), outRefundNo, refund, total);
    }

    /** The refund's own number. */
    public OutRefundNo outRefundNo() {
        return outRefundNo;
    }

    /** What is paid back. */
    public Fen refund() {
        return refund;
    }

    @Override
    public String toString() {
        return "RefundOrder[" + outRefundNo + ", " + refund + " of " + total + "]";
    }

    /** Collects a refund. For one thread. */
    public static final class Builder {
        private final @Nullable OutTradeNo outTradeNo;
        private final @Nullable String transactionId;
        private final OutRefundNo outRefundNo;
        private final Fen refund;
        private final Fen total;
        private final List<RefundSource> from = new ArrayList<>();
        private final List<RefundGoods> goods = new ArrayList<>();
        private @Nullable String reason;
        private @Nullable URI notifyUrl;
        private @Nullable String fundsAccount;

        private Builder(
                @Nullable OutTradeNo outTradeNo,
                @Nullable String transactionId,
                OutRefundNo outRefundNo,
                Fen refund,
                Fen total) {
            this.outTradeNo = outTradeNo;
            this.transactionId = transactionId;
            this.outRefundNo = Objects.requireNonNull(outRefundNo, "outRefundNo");
            this.refund = FieldRules.amount("refund", refund);
            this.total = FieldRules.amount("total", total);
            if (refund.compareTo(total) > 0) {
                throw new IllegalArgumentException("refund: at most the total of " + total + ", actual " + refund);
            }
        }

        /**
         * Why, as the citizen reads it.
         *
         * @throws IllegalArgumentException if it is empty, has more than 80 characters, one of four bytes, or a comma followed by a backtick
         */
        public Builder reason(String text) {
            reason = FieldRules.billText("reason", text, 80);
            return this;
        }

        /**
         * Where WeChat Pay reports the outcome, in place of the address in the merchant platform.
         *
         * @throws IllegalArgumentException as of {@link io.github.weizheng.payment.order.PayOrder.Builder#notifyUrl}
         */
        public Builder notifyUrl(URI url) {
            notifyUrl = FieldRules.notifyUrl(url);
            return this;
        }

        /**
         * Which of the merchant's accounts it is paid from, {@code AVAILABLE} (可用余额), for merchants whose settlement has two.
         *
         * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
         */
        public Builder fundsAccount(String account) {
            fundsAccount = FieldRules.id("funds_account", account, 32);
            return this;
        }

        /**
         * One more of the accounts that it is paid from; together they make up the refund.
         *
         * @throws IllegalArgumentException if the account's name has not 1 to 32 bytes, or the share is less than 1 fen
         */
        public Builder from(RefundSource source) {
            from.add(Objects.requireNonNull(source, "source").sendable());
            return this;
        }

        /** One more kind of goods that is paid back, of an order that named goods. */
        public Builder goods(RefundGoods more) {
            goods.add(Objects.requireNonNull(more, "more"));
            return this;
        }

        /**
         * Makes the refund.
         *
         * @throws IllegalArgumentException if accounts are named that do not make up the refund
         */
        public RefundOrder build() {
            Fen named = from.stream().map(RefundSource::amount).reduce(Fen.of(0), Fen::plus);
            if (!from.isEmpty() && !named.equals(refund)) {
                throw new IllegalArgumentException("amount.from: together " + refund + ", actual " + named);
            }
            return new RefundOrder(this);
        }
    }
}
