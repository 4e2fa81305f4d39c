package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.util.Arrays;

/** A {@code Signature} object per call: it holds state, so sharing one would mix up threads. */
final class RsaVerifier implements ResponseVerifier {
    private final PublicKey key;
    private final byte[] wrong;

    RsaVerifier(PublicKey key) {
        Rsa.check("publicKey", key);
        this.key = key;
        this.wrong = new byte[((RSAKey) key).getModulus().bitLength() / Byte.SIZE];
        Arrays.fill(wrong, (byte) 0x5A); // zeros would be cheaper to check
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
            // What has another length costs as much as a wrong signature.
            boolean right = check.verify(signature.length == wrong.length ? signature : wrong);
            return right && signature.length == wrong.length;
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
