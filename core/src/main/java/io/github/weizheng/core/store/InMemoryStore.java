package io.github.weizheng.core.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
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
        Objects.requireNonNull(clock, "clock");
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
        return Optional.ofNullable(entries.getIfPresent(EntryLimits.key(key))).map(Entry::value);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        return entries.asMap().putIfAbsent(EntryLimits.key(key), new Entry(value, timeToLive)) == null;
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        EntryLimits.key(key);
        EntryLimits.value("expected", expected);
        Entry replacement = new Entry(value, timeToLive);
        // By the entry itself: an update that kept the old one would start its time anew.
        Entry old = entries.getIfPresent(key);
        while (old != null && old.value.equals(expected)) {
            if (entries.asMap().replace(key, old, replacement)) {
                return true;
            }
            old = entries.getIfPresent(key); // the same text may have been written again
        }
        return false;
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        EntryLimits.key(key);
        EntryLimits.value("expected", expected);
        Entry old = entries.getIfPresent(key);
        while (old != null && old.value.equals(expected)) {
            if (entries.asMap().remove(key, old)) {
                return true;
            }
            old = entries.getIfPresent(key);
        }
        return false;
    }

    /** Compared by identity: two writes of the same text are two entries. */
    private static final class Entry {
        private final String value;
        private final Duration timeToLive;

        Entry(String value, Duration timeToLive) {
            this.value = EntryLimits.value("value", value);
            this.timeToLive = EntryLimits.timeToLive(timeToLive);
        }

        String value() {
            return value;
        }
    }
}
