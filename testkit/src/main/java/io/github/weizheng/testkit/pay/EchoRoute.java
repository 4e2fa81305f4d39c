package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.security.PublicKey;
import java.time.Clock;

/** {@code POST /v3/security/echo}: says back what it was told, in the open and encrypted, and notifies of it. Thread-safe. */
public final class EchoRoute {
    private static final Shape ECHO = Shape.fields()
            .required("echo_message", Shape.text(256))
            .optional("encrypted_echo_message", Shape.text(1024))
            .optional("notify_url", Shape.text(255));

    private final MerchantKeys keys;
    private final NotificationSchedule notifications;
    private final Clock clock;

    public EchoRoute(MerchantKeys keys, NotificationSchedule notifications, Clock clock) {
        this.keys = keys;
        this.notifications = notifications;
        this.clock = clock;
    }

    public PayRoute route() {
        return PayRoute.post("/v3/security/echo", this::answer);
    }

    private WireAnswer answer(PayCall call) {
        JsonNode told = call.body(ECHO);
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        echo.set("echo_message", told.get("echo_message"));
        String sealed = told.path("encrypted_echo_message").asText("");
        if (!sealed.isEmpty()) {
            PublicKey merchant = keys.merchant().getPublic();
            echo.put("encrypted_echo_message", keys.suite().encrypt(merchant, opened(call, sealed)));
        }
        String url = told.path("notify_url").asText("");
        if (!url.isEmpty()) {
            notifications.send(new PayEvent(
                    "SECURITY_ECHO.SUCCESS", "security", "回显", "echo", url, echo.toString(), clock.instant()));
        }
        return PayCall.answer(echo, "回显");
    }

    private String opened(PayCall call, String sealed) {
        String serial = call.request().header("Wechatpay-Serial").orElse("");
        return keys.behind(serial)
                .flatMap(key -> keys.suite().decrypt(key, sealed))
                .orElseThrow(() -> PayRefusal.parameter(
                        "/encrypted_echo_message", null, "敏感信息解密失败，请检查Wechatpay-Serial与加密所用的公钥", "body"));
    }
}
