package io.github.weizheng.payment.signing;

import java.security.PrivateKey;
import java.security.Provider;
import java.util.Objects;
import java.util.Optional;

/**
 * Decrypts sensitive fields (敏感信息字段) that WeChat Pay encrypted under the merchant's certificate; an HSM or KMS (密码机) can implement it.
 *
 * <p>Implementations are thread-safe, and keep key and text out of logs and exceptions. What they throw ends the call, whose effect is not
 * known then.
 */
public interface PrivacyDecryptor {
    /** The plaintext, or nothing if these bytes, decoded from Base64, were not encrypted for the merchant's key. */
    Optional<byte[]> decrypt(byte[] ciphertext);

    /**
     * RSA-OAEP with SHA-1 and MGF1, under a key of this JVM.
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static PrivacyDecryptor rsa(PrivateKey key) {
        return new RsaDecryptor(key, null);
    }

    /**
     * SM2 (国密), from a DER sequence of x, y, C3 and C2. Needs Bouncy Castle ({@code bcprov-jdk18on}).
     *
     * @throws IllegalArgumentException if it is not a key on the curve sm2p256v1
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static PrivacyDecryptor sm2(PrivateKey key) {
        return new Sm2Decryptor(key);
    }

    /** {@link #rsa} or {@link #sm2}, whichever the key is for. */
    static PrivacyDecryptor of(PrivateKey key) {
        return Sm2.isKey(key) ? sm2(key) : rsa(key);
    }

    /**
     * RSA, done by that provider, which need not be registered with the JVM: PKCS #11, say.
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static PrivacyDecryptor rsa(PrivateKey key, Provider provider) {
        return new RsaDecryptor(key, Objects.requireNonNull(provider, "provider"));
    }
}
