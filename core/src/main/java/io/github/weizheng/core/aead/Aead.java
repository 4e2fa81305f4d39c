package io.github.weizheng.core.aead;

import io.github.weizheng.core.sm.Sm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encryption that notices any change (GCM, 12 bytes of nonce, 16 of tag, the tag behind the ciphertext). Thread-safe. */
public final class Aead {
    /** Bytes of a nonce. */
    public static final int NONCE_BYTES = 12;

    /** Bytes of a tag. */
    public static final int TAG_BYTES = 16;

    private final boolean domestic;
    private final SecretKeySpec key;

    private Aead(boolean domestic, SecretKeySpec key) {
        this.domestic = domestic;
        this.key = key;
    }

    /**
     * AES-256-GCM.
     *
     * @throws IllegalArgumentException if the key has not 32 bytes
     */
    public static Aead aes(byte[] key) {
        return new Aead(false, key("AES", key, 32));
    }

    /**
     * SM4-GCM (国密).
     *
     * @throws IllegalArgumentException if the key has not 16 bytes
     * @throws IllegalStateException if Bouncy Castle is not there
     */
    public static Aead sm4(byte[] key) {
        Aead aead = new Aead(true, key("SM4", key, 16));
        Sm.requireProvider();
        return aead;
    }

    /**
     * Encrypts under a nonce that was never used with this key before.
     *
     * @throws IllegalArgumentException if the nonce has not 12 bytes
     */
    public byte[] seal(byte[] nonce, byte[] associated, byte[] plain) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("nonce: exactly " + NONCE_BYTES + " bytes, actual " + nonce.length);
        }
        try {
            return cipher(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption of any bytes works", e);
        }
    }

    /** Decrypts; nothing if anything was changed, or the key, the nonce or the associated data are others. */
    public Optional<byte[]> open(byte[] nonce, byte[] associated, byte[] sealed) {
        // JDK 17 throws an unchecked exception for a ciphertext shorter than its tag.
        if (nonce.length != NONCE_BYTES || sealed.length < TAG_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("The length of the key was checked", e);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = domestic ? Sm.sm4Gcm() : Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static SecretKeySpec key(String algorithm, byte[] key, int bytes) {
        if (key.length != bytes) {
            throw new IllegalArgumentException(algorithm + " key: exactly " + bytes + " bytes, actual " + key.length);
        }
        return new SecretKeySpec(key, algorithm);
    }
}
