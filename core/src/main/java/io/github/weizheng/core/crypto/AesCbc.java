package io.github.weizheng.core.crypto;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-CBC without padding under one key and one IV, in one direction.
 *
 * <p>Looking a Cipher up and keying it costs as much as using it, so an idle one is kept; two threads never hold the same.
 */
final class AesCbc {
    private final int mode;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    AesCbc(int mode, byte[] key, int ivBytes) {
        this.mode = mode;
        this.key = new SecretKeySpec(key, "AES");
        this.iv = new IvParameterSpec(key, 0, ivBytes);
    }

    /** @param blocks a whole number of AES blocks */
    byte[] apply(byte[] blocks) {
        try {
            Cipher cipher = idle.getAndSet(null);
            if (cipher == null) {
                cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(mode, key, iv);
            }
            byte[] result = cipher.doFinal(blocks);
            // doFinal has put it back to the state after init; one that threw is not kept.
            idle.set(cipher);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have AES/CBC/NoPadding", e);
        }
    }
}
