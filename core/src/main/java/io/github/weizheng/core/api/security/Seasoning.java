package io.github.weizheng.core.api.security;

import io.github.weizheng.core.aead.Aead;
import java.security.SecureRandom;
import java.util.Base64;

/** What makes every encryption another one. */
interface Seasoning {
    /** A nonce of {@link Aead#NONCE_BYTES} bytes, never used before with the same key. */
    byte[] iv();

    /** The field {@code _n}: unpredictable, and of varying length, so that a length tells little. */
    String n();

    /** From the platform's secure random source. */
    static Seasoning random() {
        SecureRandom random = new SecureRandom();
        return new Seasoning() {
            @Override
            public byte[] iv() {
                return bytes(Aead.NONCE_BYTES);
            }

            @Override
            public String n() {
                return Base64.getEncoder().withoutPadding().encodeToString(bytes(16 + random.nextInt(17)));
            }

            private byte[] bytes(int count) {
                byte[] bytes = new byte[count];
                random.nextBytes(bytes);
                return bytes;
            }
        };
    }
}
