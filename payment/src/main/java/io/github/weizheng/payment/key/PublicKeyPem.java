package io.github.weizheng.payment.key;

import io.github.weizheng.core.pem.PemBlock;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

/** Public keys in PEM: pub_key.pem. */
public final class PublicKeyPem {
    private static final String FIELD = "publicKeyPem";

    private PublicKeyPem() {}

    /**
     * The key.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PublicKey read(String pem) {
        byte[] der = PemBlock.of(FIELD, pem, PemBlock.PUBLIC_KEY).der();
        try {
            return KeyAlgorithm.of(der).keys().generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(FIELD + ": not an RSA or SM2 public key in X.509 form");
        }
    }
}
