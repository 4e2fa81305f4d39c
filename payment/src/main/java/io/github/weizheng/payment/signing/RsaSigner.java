package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class RsaSigner implements RequestSigner {
    private final PrivateKey key;
    private final @Nullable Provider provider;

    RsaSigner(PrivateKey key, @Nullable Provider provider) {
        Rsa.check("privateKey", key);
        this.key = key;
        this.provider = provider;
    }

    @Override
    public String scheme() {
        return Rsa.SCHEME;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = provider == null
                    ? Signature.getInstance(Rsa.ALGORITHM)
                    : Signature.getInstance(Rsa.ALGORITHM, provider);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The merchant's private key cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "RequestSigner[" + Rsa.SCHEME + "]";
    }
}
