package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class Sm2Signer implements RequestSigner {
    private final PrivateKey key;

    Sm2Signer(PrivateKey key) {
        Sm2.check("privateKey", key);
        this.key = key;
    }

    @Override
    public String scheme() {
        return Sm2.SCHEME;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Sm.sm2WithSm3(Sm2.USER_ID);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The merchant's private key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "RequestSigner[" + Sm2.SCHEME + "]";
    }
}
