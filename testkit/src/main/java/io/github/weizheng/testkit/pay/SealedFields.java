package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Opens the sensitive fields of a request, with the key that its {@code Wechatpay-Serial} names. Thread-safe. */
public final class SealedFields {
    private final MerchantKeys keys;
    private final KeyChoice choice;

    public SealedFields(MerchantKeys keys, KeyChoice choice) {
        this.keys = keys;
        this.choice = choice;
    }

    /**
     * Returns what was encrypted, if the body has that field.
     *
     * @throws PayRefusal PARAM_ERROR when it was not encrypted for that key
     */
    public Optional<String> open(PayCall call, JsonNode body, String field) {
        return Optional.ofNullable(body.get(field)).map(value -> opened(call, field, value.asText()));
    }

    private String opened(PayCall call, String field, String value) {
        String serial = call.request().header("Wechatpay-Serial").orElse("");
        return choice.behind(serial)
                .flatMap(key -> keys.suite().decrypt(key, value))
                .orElseThrow(
                        () -> PayRefusal.parameter("/" + field, null, "敏感信息解密失败，请检查Wechatpay-Serial与加密所用的公钥", "body"));
    }
}
