package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.payment.WeChatPay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A direct merchant's orders: prepay, open the cashier, query, close.
 *
 * <p>Every call may throw what {@link WeChatPay} names. Nothing is repeated here. Immutable and thread-safe.
 */
public final class Orders {
    private static final String JSAPI = "/v3/pay/transactions/jsapi";
    private static final String BY_NUMBER = "/v3/pay/transactions/out-trade-no/";
    private static final String BY_ID = "/v3/pay/transactions/id/";
    private static final Pattern TRANSACTION_ID = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private final WeChatPay pay;

    /** The orders of that merchant. */
    public Orders(WeChatPay pay) {
        this.pay = Objects.requireNonNull(pay, "pay");
    }

    /**
     * Registers an order with WeChat Pay, so that the citizen can pay it.
     *
     * <p>The same order may be sent again at any time: with the same number and the same parameters it stays one order and gets
     * a fresh id. That is the way on after an effect of {@code UNKNOWN}, and after two hours, when an id expires. Never take a
     * new number while the old one can still be paid: close it first.
     *
     * @throws io.github.weizheng.core.api.ApiException among others {@code ORDERPAID}, {@code ORDER_CLOSED}, or
     *     {@code INVALID_REQUEST} if the number was used with other parameters
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791856">JSAPI/小程序下单</a>
     */
    public PrepayId prepay(JsapiOrder order) {
        Prepaid answer = pay.post(JSAPI, PrepayBody.of(mchId(), order), Prepaid.class);
        try {
            return PrepayId.of(answer.prepayId == null ? "" : answer.prepayId);
        } catch (IllegalArgumentException e) {
            throw new MalformedResponseException("POST " + JSAPI + ": no prepay_id in the answer", 200, null);
        }
    }

    /**
     * What the citizen's page needs to open the cashier. Calls nobody.
     *
     * @param appId the order's appid
     */
    public JsapiInvocation invocation(String appId, PrepayId id) {
        String text = "prepay_id=" + id.value();
        return new JsapiInvocation(appId, pay.signInvocation(OrderRules.appId(appId), text), text);
    }

    /**
     * Asks for an order by the merchant's number. A pure read.
     *
     * @throws io.github.weizheng.core.api.ApiException {@code ORDER_NOT_EXIST} if WeChat Pay does not know it; while a
     *     prepay is under way, it may come to know it
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791859">商户订单号查询订单</a>
     */
    public Transaction query(OutTradeNo outTradeNo) {
        return query(BY_NUMBER + encode(outTradeNo.value()), found -> found.outTradeNo()
                .equals(outTradeNo));
    }

    /**
     * Asks for a paid order by WeChat Pay's number. A pure read.
     *
     * @param transactionId 1 to 32 letters, digits, {@code _} or {@code -}
     * @throws IllegalArgumentException if it is something else
     * @throws io.github.weizheng.core.api.ApiException {@code ORDER_NOT_EXIST} if WeChat Pay does not know it
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791858">微信支付订单号查询订单</a>
     */
    public Transaction queryByTransactionId(String transactionId) {
        if (!TRANSACTION_ID.matcher(transactionId).matches()) {
            throw new IllegalArgumentException(
                    "transaction_id: 1 to 32 letters, digits, _ or -, actual length " + transactionId.length());
        }
        return query(
                BY_ID + transactionId,
                found -> found.transactionId().filter(transactionId::equals).isPresent());
    }

    /**
     * Closes an unpaid order, so that it can no longer be paid. Closing twice does no harm.
     *
     * <p>Success does not prove that there was an order: before a new number takes its place, {@link #query} must say
     * {@code CLOSED} or {@code ORDER_NOT_EXIST}.
     *
     * @throws io.github.weizheng.core.api.ApiException among others {@code ORDERPAID} or {@code ORDER_PAID}: query it; or
     *     {@code FREQUENCY_LIMITED}, also while the citizen is typing the password
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791860">关闭订单</a>
     */
    public void close(OutTradeNo outTradeNo) {
        pay.send(BY_NUMBER + encode(outTradeNo.value()) + "/close", Map.of("mchid", mchId()));
    }

    /** The signature does not cover what was asked, so an answer about something else is caught here. */
    private Transaction query(String path, Predicate<Transaction> asked) {
        Transaction found = pay.get(path, Map.of("mchid", mchId()), Transaction.class);
        if (!found.mchId().equals(mchId()) || !asked.test(found)) {
            throw new MalformedResponseException("GET " + path + ": the answer is about another order", 200, null);
        }
        return found;
    }

    private String mchId() {
        return pay.merchant().mchId();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Prepaid(
            @JsonProperty("prepay_id") @Nullable String prepayId) {}
}
