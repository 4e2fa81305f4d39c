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
 * <p>Keys have up to 200 characters, values up to 64 KiB of UTF-8. Values may hold secrets, so the store is to be guarded like one.
 *
 * <p>A store that cannot be reached throws whatever unchecked exception it likes, soon (its own time limit is part of every call that waits
 * for it); whether a write took place is open then. The library does without it: a token is fetched, a message is handled.
 */
public interface SharedStore {
    /** The value under a key, if there is one that has not expired. */
    Optional<String> get(String key);

    /**
     * Writes a value if there is none.
     *
     * @param timeToLive how long it stays, more than zero
     * @return whether it was written
     */
    boolean putIfAbsent(String key, String value, Duration timeToLive);

    /**
     * Writes a value in place of an expected one, with a new time to live.
     *
     * @param timeToLive how long it stays, more than zero
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
