package io.github.weizheng.payment.order;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.wire.FieldRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A merchant's orders: prepay in each of the ways to pay, open the cashier, query, close. For a direct merchant, or for a partner's sub-merchant where the
 * {@link WeChatPay} is one's: the paths and names differ, the calls here do not.
 *
 * <p>The same order may be sent again at any time: with the same number and the same parameters it stays one order and gets a fresh id or address. That is
 * the way on after an effect of {@code UNKNOWN}, and after one has expired. Never take a new number while the old one can still be paid: close it first.
 * Refusals of a prepay are among others {@code ORDERPAID}, {@code ORDER_CLOSED}, and {@code INVALID_REQUEST} if the number was used with other parameters.
 *
 * <p>Every call may throw what {@link WeChatPay} names. Immutable and thread-safe.
 */
public final class Orders {
    private final WeChatPay pay;
    private final Party party;

    /** The orders of that merchant, or of the partner's sub-merchant. */
    public Orders(WeChatPay pay) {
        this.pay = Objects.requireNonNull(pay, "pay");
        this.party = Party.of(pay.merchant());
    }

    /**
     * Registers an order that is paid in a page inside WeChat or in a mini program (小程序); open the cashier with {@link #invocation}.
     *
     * @return good for two hours
     * @throws IllegalArgumentException if the payer is named under a {@code sub_appid} that the order has not
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791856">JSAPI/小程序下单</a>
     */
    public PrepayId jsapi(PayOrder order, Payer payer) {
        return Prepay.id(
                pay, party.transactions() + "jsapi", PrepayBody.of(party, order, payer.in(order, party), order.scene));
    }

    /**
     * Registers an order that is paid in an app; open the cashier with {@link #appInvocation}.
     *
     * @return good for two hours
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013070347">APP下单</a>
     */
    public PrepayId app(PayOrder order) {
        return Prepay.id(pay, party.transactions() + "app", body(order));
    }

    /**
     * Registers an order that is paid by scanning a QR code (Native, 扫码支付).
     *
     * @return what the code must say; good for two hours, and only until the order is sent again
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791877">Native下单</a>
     */
    public CodeUrl nativeCode(PayOrder order) {
        return Prepay.codeUrl(pay, party.transactions() + "native", body(order));
    }

    /**
     * Registers an order that is paid from a browser outside WeChat.
     *
     * @param order with the citizen's address
     * @return where to send the browser within five minutes
     * @throws IllegalArgumentException if the order lacks the citizen's address
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791834">H5下单</a>
     */
    public H5Url h5(PayOrder order, H5Scene browser) {
        Objects.requireNonNull(browser, "browser");
        Scene scene = FieldRules.required("payer_client_ip", order.scene).in(browser);
        return Prepay.h5Url(pay, party.transactions() + "h5", PrepayBody.of(party, order, null, scene));
    }

    /**
     * What a page inside WeChat or a mini program needs to open the cashier. Calls nobody.
     *
     * @param appId of what the citizen is in: the order's appid, or its {@code sub_appid} where the payer was named under that
     */
    public JsapiInvocation invocation(String appId, PrepayId id) {
        String text = "prepay_id=" + id.value();
        return new JsapiInvocation(appId, pay.signInvocation(FieldRules.appId(appId), text), text);
    }

    /** What an app needs to open the cashier, in the name of the merchant, or of the partner. Calls nobody. */
    public AppInvocation appInvocation(String appId, PrepayId id) {
        return appInvocation(appId, party.mchId(), id);
    }

    /**
     * The same in the name of another merchant: official sources disagree whether a partner sends its own id or the sub-merchant's.
     *
     * @param partnerId the partner's or the sub-merchant's id
     */
    public AppInvocation appInvocation(String appId, String partnerId, PrepayId id) {
        return new AppInvocation(
                appId,
                Objects.requireNonNull(partnerId, "partnerId"),
                id,
                pay.signInvocation(FieldRules.appId(appId), id.value()));
    }

    /**
     * Asks for an order by the merchant's number. A pure read.
     *
     * @throws io.github.weizheng.core.api.ApiException {@code ORDER_NOT_EXIST} if WeChat Pay does not know it; while a
     *     prepay is under way, it may come to know it
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791859">商户订单号查询订单</a>
     */
    public Transaction query(OutTradeNo outTradeNo) {
        return query(byNumber(outTradeNo), found -> found.outTradeNo().equals(outTradeNo));
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
        return query(
                party.transactions() + "id/" + FieldRules.transactionId(transactionId),
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
        pay.sendRepeatable(byNumber(outTradeNo) + "/close", party.fields());
    }

    private PrepayBody body(PayOrder order) {
        return PrepayBody.of(party, order, null, order.scene);
    }

    private String byNumber(OutTradeNo outTradeNo) {
        return party.transactions() + "out-trade-no/" + encoded(outTradeNo);
    }

    /** The signature does not cover what was asked, so an answer about something else is caught here. */
    private Transaction query(String path, Predicate<Transaction> asked) {
        Transaction found = pay.get(path, party.fields(), Transaction.class);
        boolean ours = found.mchId().equals(party.mchId()) && found.subMchId().equals(party.subMchId());
        if (!ours || !asked.test(found)) {
            throw new MalformedResponseException("GET " + path + ": the answer is about another order", 200, null);
        }
        return found;
    }

    static String encoded(OutTradeNo outTradeNo) {
        return URLEncoder.encode(outTradeNo.value(), StandardCharsets.UTF_8);
    }
}
