package io.github.weizheng.payment.refund;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.order.OutTradeNo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's refunds, or those of a partner's sub-merchant where the {@link WeChatPay} is one's.
 *
 * <p>Money leaves once for each {@link OutRefundNo}: write the number down before it is sent, and send the very same refund again until its fate is known. After a failure
 * with the effect {@code UNKNOWN}, {@link #query} first: {@code RESOURCE_NOT_EXISTS} says that it was not accepted. A new number for the same money pays back twice.
 *
 * <p>WeChat Pay takes refunds for a year after the payment, 50 for an order, a minute apart. Every call may throw what {@link WeChatPay} names. Immutable and thread-safe.
 */
public final class Refunds {
    private static final String BASE = "/v3/refund/domestic/refunds";
    private final WeChatPay pay;

    /** The refunds of that merchant, or of the partner's sub-merchant. */
    public Refunds(WeChatPay pay) {
        this.pay = Objects.requireNonNull(pay, "pay");
    }

    /**
     * Asks for a refund. The answer says that it was accepted, mostly as {@link RefundStatus#PROCESSING}; how it ends, a notification or {@link #query} says.
     *
     * <p>Safe to repeat with the same number and the same parameters; a call whose connection breaks is repeated once at the backup domain.
     *
     * @throws io.github.weizheng.core.api.ApiException among others {@code NOT_ENOUGH}: fill up the merchant's account, then the same refund again;
     *     {@code INVALID_REQUEST} if the number was used with other parameters or nothing is left to refund; {@code FREQUENCY_LIMITED}, whose effect is
     *     {@code UNKNOWN}
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791862">申请退款</a>
     */
    public Refund apply(RefundOrder order) {
        String call = "POST " + BASE;
        Refund found =
                checked(call, pay.postRepeatable(BASE, Body.of(subMchId(), order), Refund.class), order.outRefundNo);
        if (!isOf(order, found)) {
            throw another(call);
        }
        return found;
    }

    /** What an answer leaves out says nothing against it. */
    private static boolean isOf(RefundOrder order, Refund found) {
        return found.amount().flatMap(RefundAmount::refund).orElse(order.refund).equals(order.refund)
                && found.amount()
                        .flatMap(RefundAmount::total)
                        .orElse(order.total)
                        .equals(order.total)
                && (order.outTradeNo == null
                        || found.outTradeNo().orElse(order.outTradeNo).equals(order.outTradeNo))
                && (order.transactionId == null
                        || found.transactionId().orElse(order.transactionId).equals(order.transactionId));
    }

    /**
     * Asks how a refund stands. A pure read.
     *
     * @throws io.github.weizheng.core.api.ApiException {@code RESOURCE_NOT_EXISTS} if WeChat Pay has not accepted it; while an application is under way, it may come to
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791863">查询单笔退款</a>
     */
    public Refund query(OutRefundNo number) {
        String path = BASE + '/' + URLEncoder.encode(number.value(), StandardCharsets.UTF_8);
        Map<String, String> query =
                pay.merchant().subMchId().map(id -> Map.of("sub_mchid", id)).orElseGet(Map::of);
        return checked("GET " + path, pay.get(path, query, Refund.class), number);
    }

    /**
     * Sends the money of an {@linkplain RefundStatus#ABNORMAL abnormal} refund elsewhere. No official page says whether a repeat is safe: after an effect of
     * {@code UNKNOWN}, {@link #query} first.
     *
     * @throws io.github.weizheng.core.api.ApiException if it is not abnormal, say
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791864">发起异常退款</a>
     */
    public Refund applyAbnormal(Refund refund, AbnormalRefund elsewhere) {
        String path =
                BASE + '/' + URLEncoder.encode(refund.refundId(), StandardCharsets.UTF_8) + "/apply-abnormal-refund";
        return checked(
                "POST " + path,
                pay.post(path, elsewhere.in(refund.outRefundNo(), subMchId()), Refund.class),
                refund.outRefundNo());
    }

    /** The signature does not cover what was asked, so an answer about something else is caught here. */
    private static Refund checked(String call, Refund found, OutRefundNo asked) {
        if (!found.outRefundNo().equals(asked)) {
            throw another(call);
        }
        return found;
    }

    private static MalformedResponseException another(String call) {
        return new MalformedResponseException(call + ": the answer is about another refund", 200, null);
    }

    private @Nullable String subMchId() {
        return pay.merchant().subMchId().orElse(null);
    }

    private record Body(
            @JsonProperty("sub_mchid") @Nullable String subMchId,
            @JsonProperty("transaction_id") @Nullable String transactionId,
            @JsonProperty("out_trade_no") @Nullable String outTradeNo,
            @JsonProperty("out_refund_no") String outRefundNo,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("notify_url") @Nullable String notifyUrl,
            @JsonProperty("funds_account") @Nullable String fundsAccount,
            @JsonProperty("amount") Amount amount,
            @JsonProperty("goods_detail") @Nullable List<RefundGoods> goods) {

        static Body of(@Nullable String subMchId, RefundOrder order) {
            return new Body(
                    subMchId,
                    order.transactionId,
                    Optional.ofNullable(order.outTradeNo).map(OutTradeNo::value).orElse(null),
                    order.outRefundNo.value(),
                    order.reason,
                    Optional.ofNullable(order.notifyUrl).map(URI::toASCIIString).orElse(null),
                    order.fundsAccount,
                    new Amount(
                            order.refund.value(), order.from.isEmpty() ? null : order.from, order.total.value(), "CNY"),
                    order.goods.isEmpty() ? null : order.goods);
        }
    }

    private record Amount(
            @JsonProperty("refund") long refund,
            @JsonProperty("from") @Nullable List<RefundSource> from,
            @JsonProperty("total") long total,
            @JsonProperty("currency") String currency) {}
}
