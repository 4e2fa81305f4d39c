package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm2Cipher;
import java.security.PublicKey;
import java.security.SecureRandom;

/** SM2 in the form of GM/T 0009. */
final class Sm2Encryptor implements PrivacyEncryptor {
    private final PublicKey key;
    private final SecureRandom random = new SecureRandom();

    Sm2Encryptor(PublicKey key) {
        Sm2.check("publicKey", key);
        this.key = key;
    }

    @Override
    public byte[] encrypt(byte[] plaintext) {
        if (plaintext.length == 0) {
            throw new IllegalArgumentException("encrypted field: at least 1 byte, actual 0");
        }
        return Sm2Cipher.encrypt(key, plaintext, random);
    }

    @Override
    public String toString() {
        return "PrivacyEncryptor[SM2]";
    }
}
