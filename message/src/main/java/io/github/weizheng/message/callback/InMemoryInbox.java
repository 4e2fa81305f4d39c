package io.github.weizheng.message.callback;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** An {@link Inbox} that is lost with the process, and every message in it: for tests, and for whoever can bear that. Thread-safe. */
public final class InMemoryInbox implements Inbox {
    private final ConcurrentMap<Place, Kept> entries = new ConcurrentHashMap<>();

    /** An empty inbox. */
    public InMemoryInbox() {}

    @Override
    public InboxEntry put(String appId, String key, String message, Instant takenUntil) {
        Kept first = new Kept(Objects.requireNonNull(message, "message"), 1, takenUntil);
        Place place = new Place(appId, key);
        Kept kept = Objects.requireNonNull(
                entries.merge(place, first, (old, unused) -> old.taken(old.attempts + 1, takenUntil)));
        return new InboxEntry(appId, key, kept.attempts);
    }

    @Override
    public List<InboxEntry> waiting(String appId, Instant now, @Nullable InboxEntry after, int atMost) {
        String last = after == null ? "" : after.key();
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().appId.equals(appId))
                .filter(entry -> entry.getKey().key.compareTo(last) > 0)
                .filter(entry -> !entry.getValue().takenUntil.isAfter(now))
                .map(entry -> new InboxEntry(appId, entry.getKey().key, entry.getValue().attempts))
                .sorted(Comparator.comparing(InboxEntry::key))
                .limit(atMost)
                .toList();
    }

    @Override
    public Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil) {
        return change(seen, seen.attempts() + 1, takenUntil)
                ? Optional.of(new InboxEntry(seen.appId(), seen.key(), seen.attempts() + 1))
                : Optional.empty();
    }

    @Override
    public Optional<String> message(InboxEntry entry) {
        return Optional.ofNullable(entries.get(Place.of(entry))).map(Kept::message);
    }

    @Override
    public void release(InboxEntry held, Instant now) {
        change(held, held.attempts(), now);
    }

    @Override
    public void remove(InboxEntry entry) {
        entries.remove(Place.of(entry));
    }

    /** Counts and time of an entry that is as it was seen. */
    private boolean change(InboxEntry seen, int attempts, Instant takenUntil) {
        Kept old = entries.get(Place.of(seen));
        return old != null
                && old.attempts == seen.attempts()
                && entries.replace(Place.of(seen), old, old.taken(attempts, takenUntil));
    }

    private record Place(String appId, String key) {
        static Place of(InboxEntry entry) {
            return new Place(entry.appId(), entry.key());
        }
    }

    private record Kept(String message, int attempts, Instant takenUntil) {
        Kept taken(int times, Instant until) {
            return new Kept(message, times, until);
        }
    }
}
