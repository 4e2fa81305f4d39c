package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;

/** A {@code Cipher} per call: it holds state, so sharing one would mix up threads. */
final class RsaEncryptor implements PrivacyEncryptor {
    private final PublicKey key;

    RsaEncryptor(PublicKey key) {
        Rsa.check("publicKey", key);
        this.key = key;
    }

    @Override
    public byte[] encrypt(byte[] plaintext) {
        try {
            Cipher cipher = Cipher.getInstance(Rsa.OAEP);
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(plaintext);
        } catch (IllegalBlockSizeException e) {
            throw new IllegalArgumentException(
                    "encrypted field: at most 214 bytes of UTF-8 under a key of 2048 bits, actual " + plaintext.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have " + Rsa.OAEP, e);
        }
    }

    @Override
    public String toString() {
        return "PrivacyEncryptor[RSA]";
    }
}
