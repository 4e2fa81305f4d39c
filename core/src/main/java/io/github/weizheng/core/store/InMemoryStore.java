package io.github.weizheng.core.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A {@link SharedStore} within one JVM: right for one process and for tests, useless behind a load balancer.
 *
 * <p>Holds at most 1,000,000 entries; beyond that it drops those least used. Starts no thread.
 */
public final class InMemoryStore implements SharedStore {
    private static final long MAX_ENTRIES = 1_000_000;
    private final Cache<String, Entry> entries;

    /** A store on the system clock. */
    public InMemoryStore() {
        this(Clock.systemUTC());
    }

    /** A store whose entries expire by the given clock. */
    public InMemoryStore(InstantSource clock) {
        Ticker ticker = () -> {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        };
        entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(ticker)
                .maximumSize(MAX_ENTRIES)
                .expireAfter(Expiry.<String, Entry>writing((key, entry) -> entry.timeToLive))
                .build();
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(Entry::value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        return entries.asMap().putIfAbsent(key, new Entry(value, positive(timeToLive))) == null;
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        Entry replacement = new Entry(value, positive(timeToLive));
        // By the entry itself: an update that kept the old one would start its time anew.
        Entry old = entries.getIfPresent(key);
        return old != null && old.value.equals(expected) && entries.asMap().replace(key, old, replacement);
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        Entry old = entries.getIfPresent(key);
        return old != null && old.value.equals(expected) && entries.asMap().remove(key, old);
    }

    private static Duration positive(Duration timeToLive) {
        if (timeToLive.isZero() || timeToLive.isNegative()) {
            throw new IllegalArgumentException("timeToLive: more than zero, actual " + timeToLive);
        }
        return timeToLive;
    }

    /** Compared by identity: two writes of the same text are two entries. */
    private static final class Entry {
        private final String value;
        private final Duration timeToLive;

        Entry(String value, Duration timeToLive) {
            this.value = value;
            this.timeToLive = timeToLive;
        }

        String value() {
            return value;
        }
    }
}
