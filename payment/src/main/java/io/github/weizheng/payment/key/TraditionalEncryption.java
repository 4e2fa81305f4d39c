package io.github.weizheng.payment.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.pem.PemBlock;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How OpenSSL encrypted PEM before PKCS#8: {@code DEK-Info} names cipher and IV, the key is a chain of MD5 over password and salt. */
final class TraditionalEncryption {
    private static final int SALT = 8;

    private TraditionalEncryption() {}

    static byte[] decrypt(String field, PemBlock block, Secret password) {
        String[] info = block.encryption().split(",", 2);
        Kind kind = Kind.of(field, info[0]);
        try {
            byte[] iv = HexFormat.of().parseHex(info[1].strip());
            Cipher cipher = Cipher.getInstance(kind.cipher);
            byte[] key = key(password.expose().getBytes(UTF_8), Arrays.copyOf(iv, SALT), kind.keyBytes);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, kind.algorithm), new IvParameterSpec(iv));
            return cipher.doFinal(block.der());
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(field + ": the password is another, or its DEK-Info is broken");
        }
    }

    private static byte[] key(byte[] password, byte[] salt, int bytes) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] key = new byte[0];
        byte[] last = {};
        while (key.length < bytes) {
            md5.update(last);
            md5.update(password);
            last = md5.digest(salt);
            int before = key.length;
            key = Arrays.copyOf(key, before + last.length);
            System.arraycopy(last, 0, key, before, last.length);
        }
        return Arrays.copyOf(key, bytes);
    }

    private enum Kind {
        AES_128("AES-128-CBC", "AES", 16),
        AES_192("AES-192-CBC", "AES", 24),
        AES_256("AES-256-CBC", "AES", 32),
        DES_3("DES-EDE3-CBC", "DESede", 24);

        final String name;
        final String algorithm;
        final String cipher;
        final int keyBytes;

        Kind(String name, String algorithm, int keyBytes) {
            this.name = name;
            this.algorithm = algorithm;
            this.cipher = algorithm + "/CBC/PKCS5Padding";
            this.keyBytes = keyBytes;
        }

        static Kind of(String field, String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name.equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            field + ": encrypted with AES-128-CBC, AES-192-CBC, AES-256-CBC or DES-EDE3-CBC"));
        }
    }
}
