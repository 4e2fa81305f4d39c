package io.github.weizheng.payment.signing;

import io.github.weizheng.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The APIv3 key: 32 characters of ASCII, each a byte. */
final class ApiV3Key {
    private static final int BYTES = 32;

    private ApiV3Key() {}

    static byte[] bytes(Secret apiV3Key) {
        byte[] key = Objects.requireNonNull(apiV3Key, "apiV3Key").expose().getBytes(StandardCharsets.UTF_8);
        if (key.length != BYTES) {
            throw new IllegalArgumentException("apiV3Key: exactly 32 bytes, actual " + key.length);
        }
        return key;
    }
}
