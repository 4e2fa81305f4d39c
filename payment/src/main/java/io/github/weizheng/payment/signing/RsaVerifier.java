package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class RsaVerifier implements ResponseVerifier {
    private final PublicKey key;

    RsaVerifier(PublicKey key) {
        Rsa.check("publicKey", key);
        this.key = key;
    }

    @Override
    public String scheme() {
        return Rsa.SCHEME;
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(Rsa.ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must verify " + Rsa.ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "ResponseVerifier[" + Rsa.SCHEME + "]";
    }
}
