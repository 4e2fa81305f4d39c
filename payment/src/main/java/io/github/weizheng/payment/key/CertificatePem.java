package io.github.weizheng.payment.key;

import io.github.weizheng.core.pem.PemBlock;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Certificates in PEM, with RSA or SM2 keys. */
public final class CertificatePem {
    private CertificatePem() {}

    /**
     * The certificate, whose validity is not checked.
     *
     * @param field how messages name the text
     * @throws IllegalArgumentException if it is anything else
     */
    public static X509Certificate read(String field, String pem) {
        byte[] der = PemBlock.of(field, pem, PemBlock.CERTIFICATE).der();
        try {
            return (X509Certificate)
                    KeyAlgorithm.of(der).certificates().generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(field + ": not an X.509 certificate");
        }
    }
}
