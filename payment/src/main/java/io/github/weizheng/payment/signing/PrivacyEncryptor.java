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
}
