package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.wire.FieldRules;
import io.github.weizheng.payment.wire.Moments;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are paid together: prepay in each of the ways to pay, query, close. Refunds and bills are those of the single orders. The cashier is opened with
 * {@link Orders#invocation} and {@link Orders#appInvocation}.
 *
 * <p>The combining merchant is the one of the {@link WeChatPay}; sub-merchants are named by the parts alone. Repeats, numbers and refusals are as of
 * {@link Orders}. Every call may throw what {@link WeChatPay} names. Immutable and thread-safe.
 */
public final class CombinedOrders {
    private static final String BASE = "/v3/combine-transactions/";
    private final WeChatPay pay;

    /** The combined orders that this merchant starts. */
    public CombinedOrders(WeChatPay pay) {
        this.pay = Objects.requireNonNull(pay, "pay");
    }

    /**
     * Registers one that is paid in a page inside WeChat or in a mini program.
     *
     * @throws IllegalArgumentException if the payer is named under a {@code sub_appid} that no part has
     */
    public PrepayId jsapi(CombinedOrder order, Payer payer) {
        return Prepay.id(pay, BASE + "jsapi", body(order, payer.in(order), order.scene));
    }

    /** Registers one that is paid in an app. */
    public PrepayId app(CombinedOrder order) {
        return Prepay.id(pay, BASE + "app", body(order, null, order.scene));
    }

    /** Registers one that is paid by scanning a QR code. */
    public CodeUrl nativeCode(CombinedOrder order) {
        return Prepay.codeUrl(pay, BASE + "native", body(order, null, order.scene));
    }

    /**
     * Registers one that is paid from a browser outside WeChat.
     *
     * @throws IllegalArgumentException if the order lacks the citizen's address
     */
    public H5Url h5(CombinedOrder order, H5Scene browser) {
        Objects.requireNonNull(browser, "browser");
        Scene scene = FieldRules.required("payer_client_ip", order.scene).in(browser);
        return Prepay.h5Url(pay, BASE + "h5", body(order, null, scene));
    }

    /**
     * Asks for a combined order. A pure read. Its parts cannot be asked for one by one.
     *
     * @throws io.github.weizheng.core.api.ApiException {@code ORDER_NOT_EXIST} if WeChat Pay does not know it
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012557004">合单查询订单</a>
     */
    public CombinedTransaction query(OutTradeNo outTradeNo) {
        String path = byNumber(outTradeNo);
        CombinedTransaction found = pay.get(path, Map.of(), CombinedTransaction.class);
        if (!found.mchId().equals(mchId()) || !found.outTradeNo().equals(outTradeNo)) {
            throw new MalformedResponseException("GET " + path + ": the answer is about another order", 200, null);
        }
        return found;
    }

    /**
     * Closes an unpaid combined order with all its parts. Closing twice does no harm.
     *
     * @param order the very one: WeChat Pay compares the parts
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012557006">合单关闭订单</a>
     */
    public void close(CombinedOrder order) {
        List<CombinedPart.Closing> parts =
                order.parts.stream().map(CombinedPart::closing).toList();
        pay.sendRepeatable(byNumber(order.outTradeNo) + "/close", new Closing(order.appId, parts));
    }

    private Body body(CombinedOrder order, Payer.@Nullable Wire payer, @Nullable Scene scene) {
        return new Body(
                order.appId,
                mchId(),
                order.outTradeNo.value(),
                scene,
                order.parts,
                payer,
                order.expiresAt == null ? null : Moments.write(order.expiresAt),
                order.notifyUrl.toASCIIString());
    }

    private String mchId() {
        return pay.merchant().mchId();
    }

    private static String byNumber(OutTradeNo outTradeNo) {
        return BASE + "out-trade-no/" + Orders.encoded(outTradeNo);
    }

    private record Body(
            @JsonProperty("combine_appid") String appId,
            @JsonProperty("combine_mchid") String mchId,
            @JsonProperty("combine_out_trade_no") String outTradeNo,
            @JsonProperty("scene_info") @Nullable Scene scene,
            @JsonProperty("sub_orders") List<CombinedPart> parts,
            @JsonProperty("combine_payer_info") Payer.@Nullable Wire payer,
            @JsonProperty("time_expire") @Nullable String timeExpire,
            @JsonProperty("notify_url") String notifyUrl) {}

    private record Closing(
            @JsonProperty("combine_appid") String appId,
            @JsonProperty("sub_orders") List<CombinedPart.Closing> parts) {}
}
