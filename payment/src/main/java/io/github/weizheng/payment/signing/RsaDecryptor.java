package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import org.jspecify.annotations.Nullable;

/** A {@code Cipher} per call: it holds state, so sharing one would mix up threads. */
final class RsaDecryptor implements PrivacyDecryptor {
    private final PrivateKey key;
    private final @Nullable Provider provider;

    RsaDecryptor(PrivateKey key, @Nullable Provider provider) {
        Rsa.check("privateKey", key);
        this.key = key;
        this.provider = provider;
    }

    @Override
    public Optional<byte[]> decrypt(byte[] ciphertext) {
        try {
            Cipher cipher = provider == null ? Cipher.getInstance(Rsa.OAEP) : Cipher.getInstance(Rsa.OAEP, provider);
            cipher.init(Cipher.DECRYPT_MODE, key);
            return Optional.of(cipher.doFinal(ciphertext));
        } catch (BadPaddingException | IllegalBlockSizeException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The merchant's private key cannot decrypt", e);
        }
    }

    @Override
    public String toString() {
        return "PrivacyDecryptor[RSA]";
    }
}
