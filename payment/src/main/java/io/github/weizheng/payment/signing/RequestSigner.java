package io.github.weizheng.payment.signing;

import java.security.PrivateKey;
import java.security.Provider;
import java.util.Objects;

/**
 * Signs with the merchant's API key; an HSM or KMS (密码机) can implement it.
 *
 * <p>Implementations are thread-safe, and keep key and message out of logs and exceptions. What they throw reaches the caller
 * before anything is sent.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365342">签名生成</a>
 */
public interface RequestSigner {
    /** What stands first in {@code Authorization}, such as {@code WECHATPAY2-SHA256-RSA2048}. */
    String scheme();

    /** The signature over exactly these bytes, not yet in Base64. */
    byte[] sign(byte[] message);

    /**
     * SHA-256 with RSA (PKCS #1 v1.5) under a key of this JVM, or of a provider that is registered with it.
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static RequestSigner rsa(PrivateKey key) {
        return new RsaSigner(key, null);
    }

    /**
     * SM2 with SM3 (国密), in DER, under the user id of the standard. Needs Bouncy Castle ({@code bcprov-jdk18on}).
     *
     * @throws IllegalArgumentException if it is not a key on the curve sm2p256v1
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    static RequestSigner sm2(PrivateKey key) {
        return new Sm2Signer(key);
    }

    /** {@link #rsa} or {@link #sm2}, whichever the key is for. */
    static RequestSigner of(PrivateKey key) {
        return Sm2.isKey(key) ? sm2(key) : rsa(key);
    }

    /**
     * RSA, done by that provider, which need not be registered with the JVM: PKCS #11, say.
     *
     * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
     */
    static RequestSigner rsa(PrivateKey key, Provider provider) {
        return new RsaSigner(key, Objects.requireNonNull(provider, "provider"));
    }
}
