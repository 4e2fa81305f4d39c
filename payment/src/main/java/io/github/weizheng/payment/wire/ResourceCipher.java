package io.github.weizheng.payment.wire;

import io.github.weizheng.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code AEAD_AES_256_GCM} under the APIv3 key, as it encrypts notifications and platform certificates. Thread-safe.
 *
 * <p>Looking a Cipher up costs as much as using it, so an idle one is kept; two threads never hold the same.
 */
public final class ResourceCipher {
    /** The algorithm's name on the wire. */
    public static final String ALGORITHM = "AEAD_AES_256_GCM";

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final int MAX_NONCE = 16;

    private final SecretKeySpec key;
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    /** With a key of any AES length: published test vectors have shorter ones. */
    ResourceCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * With the merchant's key.
     *
     * @throws IllegalArgumentException if it has not exactly 32 bytes
     */
    public static ResourceCipher of(Secret apiV3Key) {
        byte[] key = apiV3Key.expose().getBytes(StandardCharsets.UTF_8);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("apiV3Key: exactly 32 bytes, actual " + key.length);
        }
        return new ResourceCipher(key);
    }

    /**
     * The plaintext, or null if anything differs from what was encrypted.
     *
     * @param nonce 1 to 16 characters, 12 in practice
     * @param associatedData may be empty
     * @param ciphertext in Base64, the tag at its end
     */
    public byte @Nullable [] decrypt(String nonce, String associatedData, String ciphertext) {
        if (nonce.isEmpty() || nonce.length() > MAX_NONCE) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(ciphertext);
            // The JDK reports what is shorter than a tag with an unchecked exception.
            if (bytes.length < TAG_BITS / Byte.SIZE) {
                return null;
            }
            Cipher cipher = idle.getAndSet(null);
            if (cipher == null) {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
            }
            byte[] iv = nonce.getBytes(StandardCharsets.UTF_8);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            byte[] plaintext = cipher.doFinal(bytes);
            // One that threw is not kept.
            idle.set(cipher);
            return plaintext;
        } catch (IllegalArgumentException | AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have AES/GCM/NoPadding", e);
        }
    }
}
