package io.github.weizheng.payment;

import io.github.weizheng.core.pem.PemBlock;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Keys in PEM. Messages say nothing of what is in it, and carry no cause for the same reason. */
final class Pem {
    private Pem() {}

    /** apiclient_key.pem. */
    static PrivateKey privateKey(String pem) {
        String field = "privateKeyPem";
        byte[] der = PemBlock.of(field, pem, PemBlock.PRIVATE_KEY).der();
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + ": not an RSA private key in PKCS#8");
        }
    }

    /** pub_key.pem. */
    static PublicKey publicKey(String pem) {
        String field = "publicKeyPem";
        byte[] der = PemBlock.of(field, pem, PemBlock.PUBLIC_KEY).der();
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + ": not an RSA public key in X.509 form");
        }
    }
}
