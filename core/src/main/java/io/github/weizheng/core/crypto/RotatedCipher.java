package io.github.weizheng.core.crypto;

import io.github.weizheng.core.StoreException;
import java.util.Objects;

/** Encrypts with one cipher and reads two. */
final class RotatedCipher implements FieldCipher {
    private final FieldCipher current;
    private final FieldCipher previous;

    RotatedCipher(FieldCipher current, FieldCipher previous) {
        this.current = current;
        this.previous = Objects.requireNonNull(previous, "previous");
    }

    @Override
    public String encrypt(String plain, String context) {
        return current.encrypt(plain, context);
    }

    @Override
    public String decrypt(String sealed, String context) {
        try {
            return current.decrypt(sealed, context);
        } catch (StoreException e) {
            try {
                return previous.decrypt(sealed, context);
            } catch (StoreException other) {
                e.addSuppressed(other);
                throw e;
            }
        }
    }
}
