package io.github.weizheng.core.api.security;

import io.github.weizheng.core.sm.Sm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** The two ways to sign, each with its kind of key. */
enum Suite {
    /** RSAwithSHA256: PSS with MGF1-SHA256 and a salt of 32 bytes. */
    RSA,
    /** SM2withSM3 under the number of the key as user id. */
    SM2;

    private static final int MIN_BITS = 2048;
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);
    /** The order of the curve of SM2 (GB/T 32918.5), which no other curve has. */
    private static final BigInteger SM2_ORDER =
            new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);

    /**
     * The suite of a key. RSA keys inside hardware show no length and are taken as they are.
     *
     * @throws IllegalArgumentException if it is a key of neither, or too short
     * @throws IllegalStateException if it is one of SM2, and Bouncy Castle is not there
     */
    static Suite of(String field, Key key) {
        boolean rsa = key.getAlgorithm().equals("RSA") || key.getAlgorithm().equals("RSASSA-PSS");
        boolean sm2 = key instanceof ECKey ec
                && ec.getParams() != null
                && ec.getParams().getOrder().equals(SM2_ORDER);
        if (!rsa && !sm2) {
            throw new IllegalArgumentException(field + ": a key of RSA or SM2, actual "
                    + (key instanceof ECKey ? "one of another elliptic curve" : "one of " + key.getAlgorithm()));
        }
        if (rsa && key instanceof RSAKey bits && bits.getModulus().bitLength() < MIN_BITS) {
            throw new IllegalArgumentException(field + ": RSA of at least " + MIN_BITS + " bits, actual "
                    + bits.getModulus().bitLength());
        }
        if (sm2) {
            Sm.requireProvider();
        }
        return rsa ? RSA : SM2;
    }

    /** Holds state: one for each signature. */
    Signature signature(String number) {
        if (this == SM2) {
            return Sm.sm2WithSm3(number);
        }
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(PSS);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with RSASSA-PSS", e);
        }
    }

    KeyFactory keys() {
        if (this == SM2) {
            return Sm.sm2Keys();
        }
        try {
            return KeyFactory.getInstance("RSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform reads RSA keys", e);
        }
    }
}
