package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class Sm2Verifier implements ResponseVerifier {
    private final PublicKey key;

    Sm2Verifier(PublicKey key) {
        Sm2.check("publicKey", key);
        this.key = key;
    }

    @Override
    public String scheme() {
        return Sm2.SCHEME;
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature check = Sm.sm2WithSm3(Sm2.USER_ID);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle verifies under any SM2 key", e);
        }
    }

    @Override
    public String toString() {
        return "ResponseVerifier[" + Sm2.SCHEME + "]";
    }
}
