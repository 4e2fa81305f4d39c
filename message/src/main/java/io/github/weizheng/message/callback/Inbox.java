package io.github.weizheng.message.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where messages lie that WeChat has been told "received" for and that are not handled yet. WeChat has forgotten them: who loses this loses them.
 *
 * <p>An entry is taken until some time by who is handling it. When that time has passed, the holder is taken for dead, and a sweep may take it over. Nothing
 * expires and nothing is given up: an entry goes when its message has been handled, or when a person removes it.
 *
 * <p>An SPI. Implementations: {@link JdbcInbox}, and {@link InMemoryInbox} for tests. Each operation is atomic and thread-safe, also across
 * JVMs; one that fails throws {@link io.github.weizheng.core.StoreException} or another unchecked exception, soon.
 */
public interface Inbox {
    /**
     * Writes a message down, durably, and takes it. If one with that key is there, that one is taken, whoever has it, and its text stays.
     *
     * <p>One that fails may have written: then both WeChat's repeat and a sweep have the message handled. The endpoint removes nothing, since an earlier delivery may have
     * put the entry there.
     *
     * @param message as decrypted: personal data
     * @return the entry, with the attempts counted so far, this one included
     */
    InboxEntry put(String appId, String key, String message, Instant takenUntil);

    /**
     * Entries of an account that nobody has, however often they were taken, in some order that stays.
     *
     * @param now those are left out that are taken until later
     * @param after the last entry of the page before; null for the first page
     * @param atMost how many a page has
     */
    List<InboxEntry> waiting(String appId, Instant now, @Nullable InboxEntry after, int atMost);

    /**
     * Takes an entry, unless somebody has taken or removed it since it was seen: of several who try, one gets it.
     *
     * @return the entry with this attempt counted
     */
    Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil);

    /** The text of an entry, if it is still there. */
    Optional<String> message(InboxEntry entry);

    /** Gives an entry back, so that the next sweep finds it; nothing happens if somebody else has taken it over since. */
    void release(InboxEntry held, Instant now);

    /** Removes an entry, whoever has it: its message has been handled, or a person has dealt with it. */
    void remove(InboxEntry entry);
}
