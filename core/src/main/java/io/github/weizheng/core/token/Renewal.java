package io.github.weizheng.core.token;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An expiring secret, fetched by one thread of one JVM and used by all: what access tokens and tickets have in common. */
final class Renewal {
    /** WeChat renews a stable token 5 minutes before its end; earlier than that it hands out the same one again. */
    private static final long AHEAD_MILLIS = Duration.ofMinutes(3).toMillis();

    private static final long JITTER_MILLIS = Duration.ofSeconds(90).toMillis();
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    /** How soon to look for what another JVM fetches: at once needed, or while the old one still serves. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final long LOOK_LATER_MILLIS = Duration.ofSeconds(1).toMillis();

    /** Two holders may die one after the other; then it is fetched without a lease, whatever the store says. */
    private static final long LOOKS = 2 * Agreement.LEASE.dividedBy(LOOK);

    private static final int WRITES = 5;

    private final TokenSource source;
    private final Agreement agreement;
    private final InstantSource clock;
    private final Delayer delayer;

    /** Read without a lock; written under this object's, so that a late invalidation cannot hit a newer token. */
    private volatile @Nullable HeldToken held;

    /** The last one. Written under this object's lock. */
    private volatile @Nullable Refusal refusal;

    private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();

    Renewal(String key, TokenSource source, SharedStore store, InstantSource clock, Delayer delayer) {
        this.source = Objects.requireNonNull(source, "source");
        this.agreement = new Agreement(key, Objects.requireNonNull(store, "store"));
        this.clock = Objects.requireNonNull(clock, "clock");
        this.delayer = Objects.requireNonNull(delayer, "delayer");
    }

    HeldToken current() {
        HeldToken now = held;
        return now != null && clock.millis() < now.refreshAt ? now : refreshed();
    }

    void invalidate(Secret refused) {
        if (drop(refused)) {
            agreement.quietly(() -> agreement
                    .text()
                    .filter(text -> HeldToken.Stored.parse(text)
                            .filter(stored -> stored.token().equals(refused))
                            .isPresent())
                    .ifPresent(agreement::withdraw));
        }
    }

    /**
     * Puts a token that retires all others in the place of whatever is held or stored; unless it was refused while it was on its way, when it is older
     * than what has replaced it.
     */
    HeldToken supersede(Supplier<IssuedToken> forced) {
        HeldToken old = held;
        Refusal before = refusal;
        long now = clock.millis();
        IssuedToken issued = forced.get();
        HeldToken next = held(issued.token(), now, now + issued.lifetime().toMillis());
        if (!holdInsteadOf(old, next, before)) {
            return current();
        }
        agreement.quietly(() -> {
            for (int i = 0; i < WRITES; i++) {
                if (agreement.write(agreement.text(), next.stored(), issued.lifetime())) {
                    return;
                }
            }
        });
        return next;
    }

    private synchronized boolean holdInsteadOf(@Nullable HeldToken old, HeldToken next, @Nullable Refusal before) {
        boolean kept = hold(next, before);
        if (kept && old != null && !old.token.equals(next.token)) {
            // A flight under way may still bring the old one.
            refusal = new Refusal(old.token, clock.millis());
        }
        return kept;
    }

    private synchronized boolean drop(Secret refused) {
        HeldToken now = held;
        if (now == null || !now.token.equals(refused)) {
            return false;
        }
        Refusal before = refusal;
        long time = clock.millis();
        if (before != null && before.token().equals(refused) && before.isRecent(time)) {
            return false;
        }
        refusal = new Refusal(refused, time);
        held = null;
        return true;
    }

    private HeldToken refreshed() {
        while (true) {
            Flight mine = new Flight();
            Flight theirs = flight.compareAndExchange(null, mine);
            if (theirs == null) {
                return lead(mine);
            }
            HeldToken stale = held;
            if (stale != null && clock.millis() < stale.expiresAt) {
                return stale;
            }
            if (theirs.leader == Thread.currentThread()) {
                throw new IllegalStateException("The token source asks for the token that it is to fetch");
            }
            Optional<HeldToken> landed = join(theirs);
            if (landed.isPresent()) {
                return landed.get();
            }
        }
    }

    private HeldToken lead(Flight mine) {
        try {
            HeldToken next = landed();
            mine.complete(Optional.of(next));
            return next;
        } catch (RuntimeException | Error e) {
            if (Thread.currentThread().isInterrupted()) {
                // Only this thread was told to stop; another takes over.
                flight.set(null);
                mine.complete(Optional.empty());
            } else {
                mine.completeExceptionally(e);
            }
            throw e;
        } finally {
            flight.compareAndSet(mine, null);
            // Not yet completed if a source threw what it does not declare, as one in Kotlin may: somebody else takes
            // over.
            mine.complete(Optional.empty());
        }
    }

    /** A flight that took off before a refusal, and brings the very token that was refused, goes once more. */
    private HeldToken landed() {
        while (true) {
            Refusal before = refusal;
            HeldToken next = next();
            if (hold(next, before)) {
                return next;
            }
        }
    }

    private synchronized boolean hold(HeldToken next, @Nullable Refusal before) {
        boolean overtaken = !Objects.equals(refusal, before) && isRefused(next.token);
        if (!overtaken) {
            held = next;
        }
        return !overtaken;
    }

    private boolean isRefused(Secret token) {
        Refusal last = refusal;
        return last != null && last.token().equals(token);
    }

    /** What the flight brings. Looks again first: another flight may have landed just before this one took off. */
    private HeldToken next() {
        HeldToken stale = held;
        if (stale != null && clock.millis() < stale.refreshAt) {
            return stale;
        }
        try {
            return agreed(stale);
        } catch (Agreement.OutOfReach e) {
            return orStale(stale, () -> fetched().token());
        }
    }

    /** Takes what another JVM has fetched, fetches for all of them, or waits for the one that does. */
    private HeldToken agreed(@Nullable HeldToken stale) {
        for (long look = 0; look < LOOKS; look++) {
            Optional<HeldToken> others = usable(agreement.text(), stale);
            if (others.isPresent()) {
                return others.get();
            }
            Optional<String> lease = agreement.lease();
            if (lease.isPresent()) {
                try {
                    return fetchedForAll(stale);
                } finally {
                    agreement.release(lease.get());
                }
            }
            long now = clock.millis();
            if (stale != null && now < stale.expiresAt) {
                return stale.refreshAt(Math.min(stale.expiresAt, now + LOOK_LATER_MILLIS));
            }
            pause();
        }
        return fetchedForAll(stale);
    }

    private HeldToken fetchedForAll(@Nullable HeldToken stale) {
        // Whoever held the lease before may have written between the look and the lease.
        Optional<String> seen = agreement.text();
        return usable(seen, stale)
                .orElseGet(() -> orStale(stale, () -> {
                    Fetched mine = fetched();
                    try {
                        return shared(mine, seen);
                    } catch (Agreement.OutOfReach e) {
                        return mine.token();
                    }
                }));
    }

    /** What all are to use: this one, unless another wrote meanwhile. What was seen may also just have expired, or was withdrawn. */
    private HeldToken shared(Fetched mine, Optional<String> seen) {
        Optional<String> there = seen;
        for (int i = 0; i < WRITES; i++) {
            if (agreement.write(there, mine.token().stored(), mine.lifetime())) {
                return mine.token();
            }
            there = agreement.text();
            Optional<HeldToken> theirs = usable(there, null);
            if (theirs.isPresent()) {
                return theirs.get();
            }
        }
        return mine.token();
    }

    private Fetched fetched() {
        // Counted from before the call, so that a slow answer never lengthens a token's life.
        long now = clock.millis();
        Refusal last = refusal;
        IssuedToken issued = last == null ? source.fetch() : source.fetchInsteadOf(last.token());
        return new Fetched(held(issued.token(), now, now + issued.lifetime().toMillis()), issued.lifetime());
    }

    /** While the old one is good, a failure to get the next costs nothing. */
    private HeldToken orStale(@Nullable HeldToken stale, Supplier<HeldToken> fetch) {
        try {
            return fetch.get();
        } catch (RuntimeException e) {
            long now = clock.millis();
            if (stale != null && now < stale.expiresAt && !isRefused(stale.token)) {
                return stale.refreshAt(Math.min(stale.expiresAt, now + PAUSE_MILLIS));
            }
            throw e;
        }
    }

    /** What another JVM has written, if it is good for longer than what is held here and has not been refused. */
    private Optional<HeldToken> usable(Optional<String> stored, @Nullable HeldToken stale) {
        long now = clock.millis();
        long longerThan = stale == null ? now : Math.max(now, stale.expiresAt);
        return stored.flatMap(HeldToken.Stored::parse)
                .filter(other -> other.expiresAt() > longerThan && !isRefused(other.token()))
                .map(other -> held(other.token(), now, other.expiresAt()));
    }

    private void pause() {
        try {
            delayer.delay(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("Interrupted while another system fetches the token", Effect.NONE, e);
        }
    }

    private static HeldToken held(Secret token, long now, long expiresAt) {
        long left = expiresAt - now;
        long ahead = AHEAD_MILLIS + ThreadLocalRandom.current().nextLong(JITTER_MILLIS);
        long pause = Math.min(PAUSE_MILLIS, left / 2);
        return new HeldToken(token, expiresAt, Math.max(now + pause, expiresAt - Math.min(ahead, left / 4)));
    }

    private static Optional<HeldToken> join(Flight flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private record Fetched(HeldToken token, Duration lifetime) {}

    /** A fetch under way, for which others wait; empty if its thread was interrupted. */
    private static final class Flight extends CompletableFuture<Optional<HeldToken>> {
        private final Thread leader = Thread.currentThread();
    }

    /** A token that WeChat refused, and when. The source is not asked about it again at once. */
    private record Refusal(Secret token, long at) {
        /** Not so after the clock was set back. */
        boolean isRecent(long time) {
            return at <= time && time < at + PAUSE_MILLIS;
        }
    }
}
