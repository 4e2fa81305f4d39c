package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.InvocationSignature;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a page hands to {@code WeixinJSBridge.invoke('getBrandWCPayRequest', …)} or a mini program to
 * {@code wx.requestPayment} to open the cashier. It belongs to one citizen's page and is of no use to others, but keep it out of logs.
 *
 * <p>What the bridge answers ({@code get_brand_wcpay_request:ok}) is a hint: whether money came, the notification or a query
 * says. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791857">JSAPI调起支付</a>
 */
public final class JsapiInvocation {
    private final String appId;
    private final InvocationSignature signature;
    private final String packageText;

    JsapiInvocation(String appId, InvocationSignature signature, String packageText) {
        this.appId = appId;
        this.signature = signature;
        this.packageText = packageText;
    }

    /** The account's appid. */
    public String appId() {
        return appId;
    }

    /** Unix seconds as text; WeChat's JavaScript takes no number. */
    public String timeStamp() {
        return signature.timeStamp();
    }

    /** Random letters and digits. */
    public String nonceStr() {
        return signature.nonceStr();
    }

    /** {@code prepay_id=…}; its field is called {@code package}. */
    public String packageText() {
        return packageText;
    }

    /** {@code RSA}, unless another was configured. */
    public String signType() {
        return signature.signType();
    }

    /** The merchant's signature in Base64. */
    public String paySign() {
        return signature.paySign();
    }

    /** All six as the JSON object that the bridge takes. */
    public String toJson() {
        return json(appId);
    }

    /** Five of them as the JSON object that a mini program's {@code wx.requestPayment} takes, which knows its appid. */
    public String toMiniProgramJson() {
        return json(null);
    }

    private String json(@Nullable String app) {
        Wire wire = new Wire(app, timeStamp(), nonceStr(), packageText, signType(), paySign());
        return new String(WireJson.write(wire), StandardCharsets.UTF_8);
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return "JsapiInvocation[" + appId + "]";
    }

    private record Wire(
            @JsonProperty("appId") @Nullable String appId,
            @JsonProperty("timeStamp") String timeStamp,
            @JsonProperty("nonceStr") String nonceStr,
            @JsonProperty("package") String packageText,
            @JsonProperty("signType") String signType,
            @JsonProperty("paySign") String paySign) {}
}
