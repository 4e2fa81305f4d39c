package io.github.weizheng.payment.key;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.pem.PemBlock;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys in PEM: PKCS#8, PKCS#1, and both encrypted; RSA, or SM2 in PKCS#8. */
public final class PrivateKeyPem {
    private static final String FIELD = "privateKeyPem";

    private PrivateKeyPem() {}

    /**
     * The key that is not encrypted.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PrivateKey read(String pem) {
        PemBlock block =
                PemBlock.of(FIELD, pem, PemBlock.PRIVATE_KEY, PemBlock.RSA_PRIVATE_KEY, PemBlock.ENCRYPTED_PRIVATE_KEY);
        if (block.is(PemBlock.ENCRYPTED_PRIVATE_KEY) || block.isEncrypted()) {
            throw new IllegalArgumentException(FIELD + ": encrypted; give its password, too");
        }
        return key(Pkcs1.toPkcs8(block.der()));
    }

    /**
     * The key that a password protects.
     *
     * @throws IllegalArgumentException if it is anything else, or the password is another
     */
    public static PrivateKey read(String pem, Secret password) {
        PemBlock block =
                PemBlock.of(FIELD, pem, PemBlock.ENCRYPTED_PRIVATE_KEY, PemBlock.RSA_PRIVATE_KEY, PemBlock.PRIVATE_KEY);
        if (block.is(PemBlock.ENCRYPTED_PRIVATE_KEY)) {
            return key(decrypted(block.der(), password));
        }
        if (!block.isEncrypted()) {
            throw new IllegalArgumentException(FIELD + ": not encrypted; give it without a password");
        }
        byte[] plain = TraditionalEncryption.decrypt(FIELD, block, password);
        return key(Pkcs1.toPkcs8(plain));
    }

    private static PrivateKey key(byte[] pkcs8) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(pkcs8);
        try {
            return algorithm.keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(FIELD + ": not an RSA or SM2 private key in PKCS#8 or PKCS#1");
        }
    }

    private static byte[] decrypted(byte[] der, Secret password) {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // The parameters name the scheme; the info itself says no more than PBES2.
            String scheme = String.valueOf(info.getAlgParameters());
            PBEKeySpec chosen = new PBEKeySpec(password.expose().toCharArray());
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(scheme).generateSecret(chosen),
                    info.getAlgParameters());
            // Not by getKeySpec, which knows no SM2.
            return cipher.doFinal(info.getEncryptedData());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    FIELD + ": the password is another, or the encryption is not one of PBES2 with AES");
        }
    }
}
