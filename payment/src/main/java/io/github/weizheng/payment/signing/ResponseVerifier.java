package io.github.weizheng.payment.signing;

import java.security.PublicKey;

/**
 * Checks signatures of WeChat Pay under one key; an HSM or KMS (密码机) can implement it. Which key a message is checked with, its
 * serial number decides: {@link PlatformKeys}.
 *
 * <p>Implementations are thread-safe, and keep the message out of logs and exceptions. What they throw ends a call in
 * {@link io.github.weizheng.payment.PayResponseRejectedException}, since its effect is not known; a notification's caller gets it as it is, and
 * the notification is not acknowledged.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013053249">签名验证</a>
 */
public interface ResponseVerifier {
    /** The scheme, as {@code Wechatpay-Signature-Type} names it, such as {@code WECHATPAY2-SHA256-RSA2048}. */
    String scheme();

    /**
     * Whether the signature, decoded from Base64, is right for exactly these bytes. Whatever is wrong with it is "no", also where the JCA throws a
     * {@link java.security.SignatureException}. It has at least the outer form of the scheme, and 512 bytes at most.
     */
    boolean verify(byte[] message, byte[] signature);

    /**
     * SHA-256 with RSA (PKCS #1 v1.5).
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static ResponseVerifier rsa(PublicKey key) {
        return new RsaVerifier(key);
    }

    /**
     * SM2 with SM3 (国密), in DER, under the user id of the standard. Needs Bouncy Castle ({@code bcprov-jdk18on}).
     *
     * @throws IllegalArgumentException if it is not a key on the curve sm2p256v1
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static ResponseVerifier sm2(PublicKey key) {
        return new Sm2Verifier(key);
    }

    /** {@link #rsa} or {@link #sm2}, whichever the key is for. */
    static ResponseVerifier of(PublicKey key) {
        return Sm2.isKey(key) ? sm2(key) : rsa(key);
    }
}
