package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class Sm2Verifier implements ResponseVerifier {
    /** Two numbers of one byte. */
    private static final byte[] WRONG = {0x30, 6, 2, 1, 1, 2, 1, 1};

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
            // What is no sequence costs as much as a wrong signature.
            boolean right = check.verify(isSequence(signature) ? signature : WRONG);
            return right && isSequence(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle verifies under any SM2 key", e);
        }
    }

    /** Of two numbers of at most 33 bytes, which a length of one byte tells. */
    private static boolean isSequence(byte[] der) {
        return der.length >= WRONG.length && der[0] == WRONG[0] && der[1] == der.length - 2 && der[2] == WRONG[2];
    }

    @Override
    public String toString() {
        return "ResponseVerifier[" + Sm2.SCHEME + "]";
    }
}
