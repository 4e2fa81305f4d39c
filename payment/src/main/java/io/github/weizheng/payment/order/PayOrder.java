package io.github.weizheng.payment.order;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.wire.FieldRules;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid for, whichever way it is paid: JSAPI, mini program, app, Native (扫码) or H5, and whether the merchant is direct or a partner.
 *
 * <p>Checked when it is built. Limits of texts that citizens read count characters, as the official pages say; those of ids count bytes of UTF-8, since bytes
 * were seen to count there. Characters outside the Basic Multilingual Plane (four bytes in UTF-8: rare Chinese characters, emoji) are refused, because
 * WeChat Pay refuses them. Nothing is cut or replaced. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791856">JSAPI/小程序下单</a>
 */
public final class PayOrder {
    final String appId;
    final OutTradeNo outTradeNo;
    final Fen total;
    final String description;
    final URI notifyUrl;
    final @Nullable String subAppId;
    final @Nullable String attach;
    final @Nullable Instant expiresAt;
    final @Nullable String goodsTag;
    final @Nullable Boolean fapiao;
    final @Nullable Boolean profitSharing;
    final List<String> limitPay;
    final @Nullable Detail detail;
    final @Nullable Scene scene;

    private PayOrder(Builder builder, String description, URI notifyUrl) {
        this.appId = builder.appId;
        this.outTradeNo = builder.outTradeNo;
        this.total = builder.total;
        this.description = description;
        this.notifyUrl = notifyUrl;
        this.subAppId = builder.subAppId;
        this.attach = builder.attach;
        this.expiresAt = builder.expiresAt;
        this.goodsTag = builder.goodsTag;
        this.fapiao = builder.fapiao;
        this.profitSharing = builder.profitSharing;
        this.limitPay = builder.limitPay;
        this.detail = Detail.of(builder.costPrice, builder.invoiceId, builder.goods);
        this.scene = Scene.of(builder.payerClientIp, builder.deviceId, builder.store);
    }

    /**
     * Starts an order.
     *
     * @param appId of the official account, mini program or app that the citizen pays in, bound to the merchant; a partner's own ({@code sp_appid}) where
     *     the merchant is a partner; 1 to 32 letters, digits, {@code _} or {@code -}
     * @param total 1 fen or more
     * @throws IllegalArgumentException if appid or amount are something else
     */
    public static Builder builder(String appId, OutTradeNo outTradeNo, Fen total) {
        return new Builder(FieldRules.appId(appId), outTradeNo, FieldRules.amount("total", total));
    }

    /** The appid that it was started with. */
    public String appId() {
        return appId;
    }

    /** The merchant's number. */
    public OutTradeNo outTradeNo() {
        return outTradeNo;
    }

    /** What is to be paid. */
    public Fen total() {
        return total;
    }

    @Override
    public String toString() {
        return "PayOrder[" + outTradeNo + ", " + total + "]";
    }

    /** Collects an order. For one thread. */
    public static final class Builder {
        private static final Set<String> LIMITS = Set.of("no_balance", "no_credit", "no_debit", "balance_only");
        private final String appId;
        private final OutTradeNo outTradeNo;
        private final Fen total;
        private final List<Goods> goods = new ArrayList<>();
        private List<String> limitPay = List.of();
        private @Nullable String description;
        private @Nullable URI notifyUrl;
        private @Nullable String subAppId;
        private @Nullable String attach;
        private @Nullable Instant expiresAt;
        private @Nullable String goodsTag;
        private @Nullable Boolean fapiao;
        private @Nullable Boolean profitSharing;
        private @Nullable Fen costPrice;
        private @Nullable String invoiceId;
        private @Nullable String payerClientIp;
        private @Nullable String deviceId;
        private @Nullable StoreInfo store;

        private Builder(String appId, OutTradeNo outTradeNo, Fen total) {
            this.appId = appId;
            this.outTradeNo = Objects.requireNonNull(outTradeNo, "outTradeNo");
            this.total = total;
        }

        /**
         * What the citizen reads in WeChat's bill. Required.
         *
         * @throws IllegalArgumentException if it is empty, has more than 127 characters, one of four bytes, or a comma followed by a backtick
         */
        public Builder description(String text) {
            description = FieldRules.billText("description", text, 127);
            return this;
        }

        /**
         * Where WeChat Pay reports the payment. Required.
         *
         * @throws IllegalArgumentException if it is not an absolute http(s) URL with a path and without query, fragment or
         *     credentials, or has more than 255 characters
         */
        public Builder notifyUrl(URI url) {
            notifyUrl = FieldRules.notifyUrl(url);
            return this;
        }

        /**
         * The sub-merchant's own appid ({@code sub_appid}), for partners; required where the payer is named by an openid under it.
         *
         * @throws IllegalArgumentException as of {@link PayOrder#builder}
         */
        public Builder subAppId(String id) {
            subAppId = FieldRules.appId(id);
            return this;
        }

        /**
         * The merchant's own text; comes back once the order is paid, and stands in the bill.
         *
         * @throws IllegalArgumentException if it is empty, has more than 128 characters, one of four bytes, or a comma followed by a backtick
         */
        public Builder attach(String text) {
            attach = FieldRules.billText("attach", text, 128);
            return this;
        }

        /**
         * Until when the order can be paid, to the second; a fraction is not sent. WeChat Pay raises it to a minute from now if
         * it is earlier, and takes no other value when the order is sent again. By default seven days.
         *
         * @throws IllegalArgumentException if it is not in the years 2000 to 9998
         */
        public Builder expiresAt(Instant moment) {
            expiresAt = FieldRules.expiry(moment);
            return this;
        }

        /**
         * The tag that coupons ask for (订单优惠标记).
         *
         * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
         */
        public Builder goodsTag(String tag) {
            goodsTag = FieldRules.id("goods_tag", tag, 32);
            return this;
        }

        /** Shows the way to an electronic invoice (电子发票) once it is paid; a product of its own. */
        public Builder supportFapiao() {
            fapiao = true;
            return this;
        }

        /** Freezes the money for profit sharing (分账); thawed by itself after 30 days. */
        public Builder profitSharing() {
            profitSharing = true;
            return this;
        }

        /**
         * Which means of payment are not taken: {@code no_balance}, {@code no_credit}, {@code no_debit} or {@code balance_only}. Not on the present official
         * pages: WeChat Pay may refuse it.
         *
         * @throws IllegalArgumentException if one is something else, or none is given
         */
        public Builder limitPay(String... limits) {
            List<String> given = List.of(Objects.requireNonNull(limits, "limits"));
            if (given.isEmpty() || !LIMITS.containsAll(given)) {
                throw new IllegalArgumentException(
                        "limit_pay: some of " + LIMITS + ", actual " + given.size() + " values");
            }
            limitPay = given;
            return this;
        }

        /**
         * The price before reductions that the merchant gives by itself.
         *
         * @throws IllegalArgumentException if it is below 0
         */
        public Builder costPrice(Fen price) {
            costPrice = FieldRules.price("cost_price", price);
            return this;
        }

        /**
         * The number of the receipt that coupons for single goods are settled by.
         *
         * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
         */
        public Builder invoiceId(String id) {
            invoiceId = FieldRules.id("invoice_id", id, 32);
            return this;
        }

        /** One more kind of goods that are paid for. */
        public Builder goods(Goods more) {
            goods.add(Objects.requireNonNull(more, "more"));
            return this;
        }

        /**
         * The address of the citizen's device. Required for H5, and where a device or store is named.
         *
         * @throws IllegalArgumentException if it is not an IPv4 or IPv6 address in figures
         */
        public Builder payerClientIp(String address) {
            payerClientIp = FieldRules.address(address);
            return this;
        }

        /**
         * The merchant's device, such as a terminal in a service hall.
         *
         * @throws IllegalArgumentException if it is empty, has more than 32 bytes, or a character of four bytes
         */
        public Builder deviceId(String id) {
            deviceId = FieldRules.id("device_id", id, 32);
            return this;
        }

        /** The merchant's store, such as a service hall. */
        public Builder store(StoreInfo info) {
            store = Objects.requireNonNull(info, "info");
            return this;
        }

        /**
         * Makes the order.
         *
         * @throws IllegalArgumentException if description or notify URL are missing, a device or store is named without the citizen's address, or the
         *     goods take more than 6144 bytes of JSON
         */
        public PayOrder build() {
            return new PayOrder(
                    this,
                    FieldRules.required("description", description),
                    FieldRules.required("notify_url", notifyUrl));
        }
    }
}
