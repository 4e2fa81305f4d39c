package io.github.weizheng.core.mac;

import io.github.weizheng.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A digest that only who has the key can make: HMAC-SHA256, 32 bytes. Thread-safe. */
public final class HmacSha256 {
    /** Bytes of a digest. */
    public static final int BYTES = 32;

    private static final int MIN_KEY = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /**
     * By a key, of which the UTF-8 bytes are taken.
     *
     * @param field how the caller names the key
     * @throws IllegalArgumentException if it has fewer than 32 bytes
     */
    public HmacSha256(String field, Secret key) {
        byte[] bytes = key.expose().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_KEY) {
            throw new IllegalArgumentException(field + ": at least " + MIN_KEY + " bytes, actual " + bytes.length);
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The digest of the parts. Each goes in with its length, so that no two lists of parts are the same text. */
    public byte[] digest(byte[]... parts) {
        Mac mac = mac();
        for (byte[] part : parts) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                mac.update((byte) (part.length >> shift));
            }
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have HMAC-SHA256", e);
        }
    }
}
