package io.github.weizheng.payment.signing;

import java.security.PublicKey;

/**
 * Encrypts sensitive fields (敏感信息字段) for WeChat Pay under one of its keys; which one, {@code Wechatpay-Serial} names.
 *
 * <p>Implementations are thread-safe, and keep what they encrypt out of logs and exceptions.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365342">接口规则</a>
 */
public interface PrivacyEncryptor {
    /**
     * The ciphertext, not yet in Base64.
     *
     * @throws IllegalArgumentException if there is more than the algorithm takes: with RSA of 2048 bits 214 bytes
     */
    byte[] encrypt(byte[] plaintext);

    /**
     * RSA-OAEP with SHA-1 and MGF1.
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static PrivacyEncryptor rsa(PublicKey key) {
        return new RsaEncryptor(key);
    }

    /**
     * SM2 (国密), as a DER sequence of x, y, C3 and C2. Needs Bouncy Castle ({@code bcprov-jdk18on}).
     *
     * @throws IllegalArgumentException if it is not a key on the curve sm2p256v1
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static PrivacyEncryptor sm2(PublicKey key) {
        return new Sm2Encryptor(key);
    }

    /** {@link #rsa} or {@link #sm2}, whichever the key is for. */
    static PrivacyEncryptor of(PublicKey key) {
        return Sm2.isKey(key) ? sm2(key) : rsa(key);
    }
}
