package io.github.weizheng.testkit.pay.suite;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** A set of algorithms that a merchant and WeChat Pay speak. Stateless and thread-safe. */
public interface Suite {
    /** The one of most merchants. */
    static Suite rsa() {
        return new RsaSuite();
    }

    /** The domestic one (国密); needs Bouncy Castle. */
    static Suite sm() {
        return new SmSuite();
    }

    /** Returns its name in {@code algorithm_type}: {@code RSA} or {@code SM2}. */
    String type();

    /** Returns what {@code Authorization} begins with and {@code Wechatpay-Signature-Type} says. */
    String scheme();

    /** Returns the name of its authenticated encryption. */
    String aead();

    /** Tells whether a page may hand over that {@code signType}; none is documented for SM2. */
    boolean takesSignType(String signType);

    KeyPair makeKeys();

    /** Returns a certificate for a key, signed with the key itself. */
    X509Certificate certify(KeyPair keys, String serial, String commonName, Instant from, Instant to);

    /** Returns the signature in Base64. */
    String sign(PrivateKey key, byte[] message);

    /** Tells whether this is the signature of those bytes; what is no signature at all is just not it. */
    boolean verifies(PublicKey key, byte[] message, String base64);

    /** Encrypts under the APIv3 key, into Base64. */
    String seal(String apiV3Key, String nonce, String associatedData, String plaintext);

    /** Encrypts a sensitive field, into Base64. */
    String encrypt(PublicKey key, String plaintext);

    /** Decrypts a sensitive field; empty when it was not encrypted for that key. */
    Optional<String> decrypt(PrivateKey key, String base64);
}
