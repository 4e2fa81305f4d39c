package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.WireAnswer;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /v3/security/echo}: says back what it was told, in the open and encrypted, and notifies of it. Thread-safe. */
public final class EchoRoute {
    private static final Shape ECHO = Shape.fields()
            .required("echo_message", Shape.text(256))
            .optional("encrypted_echo_message", Shape.text(1024))
            .optional("notify_url", Shape.text(255));

    private final MerchantKeys keys;
    private final SealedFields sealedFields;
    private final NotificationSchedule notifications;
    private final Clock clock;

    public EchoRoute(MerchantKeys keys, SealedFields sealedFields, NotificationSchedule notifications, Clock clock) {
        this.keys = keys;
        this.sealedFields = sealedFields;
        this.notifications = notifications;
        this.clock = clock;
    }

    public PayRoute route() {
        return PayRoute.post("/v3/security/echo", this::answer);
    }

    private WireAnswer answer(PayCall call) {
        JsonNode told = call.body(ECHO);
        Optional<String> opened = sealedFields.open(call, told, "encrypted_echo_message");
        ObjectNode echo = echo(told, "encrypted_echo_message", opened);
        String url = told.path("notify_url").asText("");
        if (!url.isEmpty()) {
            String plaintext = echo(told, "encrypt_echo_message", opened).toString();
            notifications.send(
                    new PayEvent("SECURITY_ECHO.SUCCESS", "security", "回显", "echo", url, plaintext, clock.instant()));
        }
        return PayCall.answer(echo, "回显");
    }

    /** The notification has another name for the same. */
    private ObjectNode echo(JsonNode told, String name, Optional<String> opened) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        echo.set("echo_message", told.get("echo_message"));
        opened.ifPresent(
                text -> echo.put(name, keys.suite().encrypt(keys.merchant().getPublic(), text)));
        return echo;
    }
}
