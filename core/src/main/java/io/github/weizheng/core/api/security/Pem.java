package io.github.weizheng.core.api.security;

import io.github.weizheng.core.pem.PemBlock;
import io.github.weizheng.core.sm.Sm;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Keys of RSA and SM2 in PEM. Messages say nothing of what is in it, and carry no cause for the same reason. */
final class Pem {
    /** The object identifier of the curve of SM2, 1.2.156.10197.1.301, as DER has it. */
    private static final String SM2_CURVE = "06082a811ccf5501822d";

    private Pem() {}

    static PrivateKey privateKey(String field, String pem) {
        byte[] der = PemBlock.of(field, pem, PemBlock.PRIVATE_KEY).der();
        KeyFactory keys = suite(der).keys();
        try {
            return keys.generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle throws unchecked exceptions at broken DER.
            throw new IllegalArgumentException(field + ": not a private key of RSA or SM2 in PKCS#8");
        }
    }

    /** Of a public key or a certificate. */
    static PublicKey publicKey(String field, String pem) {
        PemBlock block = PemBlock.of(field, pem, PemBlock.CERTIFICATE, PemBlock.PUBLIC_KEY);
        Suite suite = suite(block.der());
        if (block.is(PemBlock.PUBLIC_KEY)) {
            return publicKey(field, suite, block.der());
        }
        CertificateFactory certificates = certificates(suite);
        try {
            return certificates
                    .generateCertificate(new ByteArrayInputStream(block.der()))
                    .getPublicKey();
        } catch (CertificateException | RuntimeException e) {
            throw new IllegalArgumentException(field + ": not an X.509 certificate with a key of RSA or SM2");
        }
    }

    /** The same key in a form that can be used: the JDK reads certificates of SM2, if at all, without understanding their key. */
    static PublicKey understood(String field, PublicKey key) {
        byte[] der = key.getEncoded();
        boolean opaque = der != null && suite(der) == Suite.SM2;
        return opaque ? publicKey(field, Suite.SM2, der) : key;
    }

    private static PublicKey publicKey(String field, Suite suite, byte[] der) {
        KeyFactory keys = suite.keys();
        try {
            return keys.generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(field + ": not a public key of RSA or SM2 in X.509 form");
        }
    }

    private static CertificateFactory certificates(Suite suite) {
        try {
            return suite == Suite.SM2 ? Sm.certificates() : CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("Every Java platform reads X.509", e);
        }
    }

    private static Suite suite(byte[] der) {
        return HexFormat.of().formatHex(der).contains(SM2_CURVE) ? Suite.SM2 : Suite.RSA;
    }
}
