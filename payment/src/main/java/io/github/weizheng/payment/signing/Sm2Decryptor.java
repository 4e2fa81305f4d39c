package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm2Cipher;
import java.security.PrivateKey;
import java.util.Optional;

/** SM2 in the form of GM/T 0009. */
final class Sm2Decryptor implements PrivacyDecryptor {
    private final PrivateKey key;

    Sm2Decryptor(PrivateKey key) {
        Sm2.check("privateKey", key);
        this.key = key;
    }

    @Override
    public Optional<byte[]> decrypt(byte[] ciphertext) {
        return Sm2Cipher.decrypt(key, ciphertext);
    }

    @Override
    public String toString() {
        return "PrivacyDecryptor[SM2]";
    }
}
