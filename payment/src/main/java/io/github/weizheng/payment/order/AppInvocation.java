package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.InvocationSignature;
import java.nio.charset.StandardCharsets;

/**
 * What an app hands to WeChat's OpenSDK ({@code PayReq}) to open the cashier. It belongs to one citizen's app and is of no use to others, but keep it out
 * of logs.
 *
 * <p>What the SDK answers is a hint: whether money came, the notification or a query says. Immutable and thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013070351">APP调起支付</a>
 */
public final class AppInvocation {
    private static final String PACKAGE = "Sign=WXPay";
    private final String appId;
    private final String partnerId;
    private final PrepayId prepayId;
    private final InvocationSignature signature;

    AppInvocation(String appId, String partnerId, PrepayId prepayId, InvocationSignature signature) {
        this.appId = appId;
        this.partnerId = partnerId;
        this.prepayId = prepayId;
        this.signature = signature;
    }

    /** The app's appid. */
    public String appId() {
        return appId;
    }

    /** The merchant's id. */
    public String partnerId() {
        return partnerId;
    }

    /** The order's id, bare. */
    public PrepayId prepayId() {
        return prepayId;
    }

    /** {@code Sign=WXPay}; OpenSDK calls it {@code packageValue}. */
    public String packageValue() {
        return PACKAGE;
    }

    /** Random letters and digits. */
    public String nonceStr() {
        return signature.nonceStr();
    }

    /** Unix seconds as text. */
    public String timeStamp() {
        return signature.timeStamp();
    }

    /** The merchant's signature in Base64. */
    public String sign() {
        return signature.paySign();
    }

    /** All seven as a JSON object, named as on the official page. */
    public String toJson() {
        Wire wire = new Wire(appId, partnerId, prepayId.value(), PACKAGE, nonceStr(), timeStamp(), sign());
        return new String(WireJson.write(wire), StandardCharsets.UTF_8);
    }

    /** Without the signature. */
    @Override
    public String toString() {
        return "AppInvocation[" + appId + "]";
    }

    private record Wire(
            @JsonProperty("appid") String appId,
            @JsonProperty("partnerid") String partnerId,
            @JsonProperty("prepayid") String prepayId,
            @JsonProperty("package") String packageValue,
            @JsonProperty("noncestr") String nonceStr,
            @JsonProperty("timestamp") String timeStamp,
            @JsonProperty("sign") String sign) {}
}
