package io.github.weizheng.payment.signing;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code AEAD_AES_256_GCM}. Thread-safe.
 *
 * <p>Looking a Cipher up costs as much as using it, so an idle one is kept; two threads never hold the same.
 */
final class AesGcmDecryptor implements ResourceDecryptor {
    private static final int TAG_BITS = 128;
    private final SecretKeySpec key;
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    /** With a key of any AES length: published test vectors have shorter ones. */
    AesGcmDecryptor(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public String algorithm() {
        return "AEAD_AES_256_GCM";
    }

    @Override
    public Optional<byte[]> decrypt(byte[] nonce, byte[] associatedData, byte[] ciphertext) {
        // The JDK reports an empty nonce and what is shorter than a tag with unchecked exceptions.
        if (nonce.length == 0 || ciphertext.length < TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = idle.getAndSet(null);
            if (cipher == null) {
                cipher = Cipher.getInstance("AES/GCM/NoPadding");
            }
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associatedData);
            byte[] plaintext = cipher.doFinal(ciphertext);
            // One that threw is not kept.
            idle.set(cipher);
            return Optional.of(plaintext);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have AES/GCM/NoPadding", e);
        }
    }

    @Override
    public String toString() {
        return "ResourceDecryptor[" + algorithm() + "]";
    }
}
