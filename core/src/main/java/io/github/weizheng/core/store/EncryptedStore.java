package io.github.weizheng.core.store;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Encrypts what goes into another {@link SharedStore}: who reads the database or the Redis sees keys and times, no values. A value is bound to
 * its key, so it cannot be passed off under another one. Who can write to the store can still put an older value of the same key back, or remove it.
 *
 * <p>A value that cannot be decrypted (written before encryption was switched on, under a key that is gone, or altered) is a {@link StoreException}
 * for whoever reads or compares it, and keeps its place until it expires: begin with an empty store, and keep former keys readable
 * ({@link FieldCipher#alsoReading}) for as long as their values live.
 *
 * <p>As atomic, and as thread-safe, as the store below and the cipher.
 */
public final class EncryptedStore implements SharedStore {
    private static final int TURNS = 100;

    private final SharedStore store;
    private final FieldCipher cipher;

    /**
     * Encrypts the values of a store. Does no I/O.
     *
     * @param store takes values of up to 128 KiB, as this library's stores do: encryption makes them longer
     */
    public EncryptedStore(SharedStore store, FieldCipher cipher) {
        this.store = Objects.requireNonNull(store, "store");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
    }

    @Override
    public Optional<String> get(String key) {
        return store.get(EntryLimits.key(key)).map(raw -> open(raw, key));
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        return store.putIfAbsent(key, seal(value, key), EntryLimits.timeToLive(timeToLive));
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        String sealed = seal(value, key);
        EntryLimits.timeToLive(timeToLive);
        return whileFound(key, expected, raw -> store.replace(key, raw, sealed, timeToLive));
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        return whileFound(EntryLimits.key(key), expected, raw -> store.removeIfEquals(key, raw));
    }

    /** Tries again where the same text was encrypted anew between the look and the step. */
    private boolean whileFound(String key, String expected, Step step) {
        EntryLimits.plain("expected", expected);
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<String> raw = store.get(key);
            if (raw.isEmpty() || !open(raw.get(), key).equals(expected)) {
                return false;
            }
            if (step.from(raw.get())) {
                return true;
            }
        }
        return false;
    }

    private String seal(String value, String key) {
        return EntryLimits.SEALED + cipher.encrypt(EntryLimits.plain("value", value), EntryLimits.key(key));
    }

    private String open(String raw, String key) {
        if (!raw.startsWith(EntryLimits.SEALED)) {
            throw new StoreException("A value in the store is not encrypted", null);
        }
        return cipher.decrypt(raw.substring(EntryLimits.SEALED.length()), key);
    }

    /** A step from one raw value to the next. */
    @FunctionalInterface
    private interface Step {
        boolean from(String raw);
    }
}
