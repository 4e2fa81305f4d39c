package io.github.weizheng.payment.signing;

import io.github.weizheng.core.Secret;
import java.util.Optional;

/**
 * Decrypts what WeChat Pay encrypts under the APIv3 key: notifications and platform certificates. An HSM or KMS (密码机) that holds the key can
 * implement it.
 *
 * <p>Implementations are thread-safe, and keep key and text out of logs and exceptions. What they throw reaches the caller as it is; a
 * notification is not acknowledged then.
 */
public interface ResourceDecryptor {
    /** The algorithm, as WeChat Pay names it: {@code AEAD_AES_256_GCM} or {@code AEAD_SM4_GCM}. */
    String algorithm();

    /**
     * The plaintext, or nothing if anything differs from what was encrypted.
     *
     * @param nonce 1 to 16 bytes, 12 in practice
     * @param associatedData may be empty
     * @param ciphertext the tag at its end
     */
    Optional<byte[]> decrypt(byte[] nonce, byte[] associatedData, byte[] ciphertext);

    /**
     * {@code AEAD_AES_256_GCM}.
     *
     * @throws IllegalArgumentException if the key has not exactly 32 bytes
     */
    static ResourceDecryptor aes(Secret apiV3Key) {
        return new AesGcmDecryptor(ApiV3Key.bytes(apiV3Key));
    }

    /**
     * {@code AEAD_SM4_GCM} (国密), whose key is the first half of the SM3 digest of the APIv3 key. Needs Bouncy Castle.
     *
     * @throws IllegalArgumentException if the key has not exactly 32 bytes
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static ResourceDecryptor sm4(Secret apiV3Key) {
        return new Sm4GcmDecryptor(ApiV3Key.bytes(apiV3Key));
    }
}
