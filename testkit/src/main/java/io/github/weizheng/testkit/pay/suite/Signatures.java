package io.github.weizheng.testkit.pay.suite;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** Makes and checks the signatures of one algorithm. */
final class Signatures {
    private final Algorithm algorithm;

    /** With a fresh instance for each signature. */
    Signatures(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = algorithm.instance();
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this algorithm signs", e);
        }
    }

    boolean verifies(PublicKey key, byte[] message, String base64) {
        try {
            Signature signature = algorithm.instance();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this algorithm verifies", e);
        }
    }

    /** Where it comes from. */
    interface Algorithm {
        Signature instance() throws GeneralSecurityException;
    }
}
