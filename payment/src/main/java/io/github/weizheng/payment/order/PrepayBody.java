package io.github.weizheng.payment.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The body of a JSAPI prepay, fields in the order of the official page. */
record PrepayBody(
        @JsonProperty("appid") String appId,
        @JsonProperty("mchid") String mchId,
        @JsonProperty("description") String description,
        @JsonProperty("out_trade_no") String outTradeNo,
        @JsonProperty("time_expire") @Nullable String timeExpire,
        @JsonProperty("attach") @Nullable String attach,
        @JsonProperty("notify_url") String notifyUrl,
        @JsonProperty("amount") Amount amount,
        @JsonProperty("payer") Payer payer,
        @JsonProperty("scene_info") @Nullable Scene scene) {
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.ofHours(8));

    static PrepayBody of(String mchId, JsapiOrder order) {
        return new PrepayBody(
                order.appId(),
                mchId,
                order.description(),
                order.outTradeNo().value(),
                order.expiresAt().map(PrepayBody::beijing).orElse(null),
                order.attach().orElse(null),
                order.notifyUrl().toASCIIString(),
                new Amount(order.total().value(), "CNY"),
                new Payer(order.payer().value()),
                order.payerClientIp().map(Scene::new).orElse(null));
    }

    private static String beijing(Instant moment) {
        return BEIJING.format(moment);
    }

    /** Not the openid. */
    @Override
    public String toString() {
        return "PrepayBody[" + outTradeNo + "]";
    }

    record Amount(
            @JsonProperty("total") long total,
            @JsonProperty("currency") String currency) {}

    record Payer(@JsonProperty("openid") String openId) {}

    record Scene(@JsonProperty("payer_client_ip") String payerClientIp) {}
}
