package io.github.weizheng.core.store;

import java.time.Duration;
import java.util.Optional;

/**
 * A small store of expiring texts that all JVMs of an account share: tokens, claims, answers already given.
 *
 * <p>Every write names what it expects to find, so a late loser never overwrites a newer value. Each operation is atomic and
 * thread-safe. An entry is gone once its time to live has passed. It is no place for what must last: a ledger or a ticket has
 * an owner of its own.
 *
 * <p>Keys have 1 to 200 characters, values up to 64 KiB of UTF-8; neither holds a NUL character or half of a surrogate pair. A time to live is more
 * than zero and up to 3,660 days. What exceeds that is {@link IllegalArgumentException}. Texts are compared exactly: upper and lower case, trailing
 * blanks and composed characters differ. Keys are not secret. Values may be, so the store is to be guarded like a secret, or put behind an
 * {@link EncryptedStore}, for which an implementation takes values of up to 128 KiB.
 *
 * <p>Implementations: {@link InMemoryStore} for one JVM; {@link JdbcStore} on a database; {@code RedisStore} in the module
 * {@code weizheng-store-redis}; {@link EncryptedStore} around any of them. Whoever writes another tests it against {@code SharedStoreContract} in
 * the {@code tests} jar of this module.
 *
 * <p>A store that cannot be reached throws {@link io.github.weizheng.core.StoreException} or another unchecked exception, soon (its own time limit is part of every call that waits
 * for it); whether a write took place is open then. The library does without it: a token is fetched, a message is handled.
 */
public interface SharedStore {
    /** The value under a key, if there is one that has not expired. */
    Optional<String> get(String key);

    /**
     * Writes a value if there is none.
     *
     * @param timeToLive how long it stays, more than zero, up to 3,660 days
     * @return whether it was written
     */
    boolean putIfAbsent(String key, String value, Duration timeToLive);

    /**
     * Writes a value in place of an expected one, with a new time to live.
     *
     * @param timeToLive how long it stays, more than zero, up to 3,660 days
     * @return whether the expected value was there and was replaced
     */
    boolean replace(String key, String expected, String value, Duration timeToLive);

    /**
     * Removes an expected value.
     *
     * @return whether the expected value was there and was removed
     */
    boolean removeIfEquals(String key, String expected);
}
