package io.github.weizheng.payment.key;

import io.github.weizheng.core.sm.Sm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.util.Arrays;

/** The two kinds of keys: which one a DER holds, its object identifiers tell. */
enum KeyAlgorithm {
    RSA,
    SM2;

    private static final byte[] SM2_CURVE = {
        0x06, 0x08, 0x2A, (byte) 0x81, 0x1C, (byte) 0xCF, 0x55, 0x01, (byte) 0x82, 0x2D
    };

    /** The JDK knows no SM2 curve, so that is looked for first. */
    static KeyAlgorithm of(byte[] der) {
        for (int at = 0; at + SM2_CURVE.length <= der.length; at++) {
            if (Arrays.equals(der, at, at + SM2_CURVE.length, SM2_CURVE, 0, SM2_CURVE.length)) {
                return SM2;
            }
        }
        return RSA;
    }

    KeyFactory keys() throws GeneralSecurityException {
        return this == SM2 ? Sm.sm2Keys() : KeyFactory.getInstance("RSA");
    }

    CertificateFactory certificates() throws GeneralSecurityException {
        return this == SM2 ? Sm.certificates() : CertificateFactory.getInstance("X.509");
    }
}
