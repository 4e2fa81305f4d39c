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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An expiring secret, fetched by one thread of one JVM and used by all: what access tokens and tickets have in common. */
final class Renewal {
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    private final JointFetch joint;
    private final InstantSource clock;

    /** Read without a lock; written under this object's, so that a late invalidation cannot hit a newer token. */
    private volatile @Nullable HeldToken held;

    /** The last one. Written under this object's lock. */
    private volatile @Nullable Refusal refusal;

    private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();

    Renewal(String key, TokenSource source, SharedStore store, InstantSource clock, Delayer delayer) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.joint = new JointFetch(
                Objects.requireNonNull(source, "source"),
                new Agreement(key, Objects.requireNonNull(store, "store")),
                clock,
                Objects.requireNonNull(delayer, "delayer"),
                this::lastRefused);
    }

    HeldToken current() {
        HeldToken now = held;
        return now != null && now.isFresh(clock.millis()) ? now : refreshed();
    }

    void invalidate(Secret refused) {
        if (drop(refused)) {
            joint.withdraw(refused);
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
        HeldToken next = HeldToken.issued(issued, now);
        if (!holdInsteadOf(old, next, before)) {
            return current();
        }
        joint.publish(next, issued.lifetime());
        return next;
    }

    private synchronized boolean holdInsteadOf(@Nullable HeldToken old, HeldToken next, @Nullable Refusal before) {
        if (wasRefusedSince(before, next.token)) {
            return false;
        }
        held = next;
        if (old != null && !old.token.equals(next.token)) {
            // A flight under way may still bring the old one.
            refusal = new Refusal(old.token, clock.millis());
        }
        return true;
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
            if (stale != null && stale.isValid(clock.millis())) {
                return stale;
            }
            if (theirs.leader == Thread.currentThread()) {
                throw new IllegalStateException("The token source asks for the token that it is to fetch");
            }
            Optional<HeldToken> landed = join(theirs);
            if (landed.isPresent() && !isGone(landed.get())) {
                return landed.get();
            }
        }
    }

    private HeldToken lead(Flight mine) {
        try {
            HeldToken next = flown();
            mine.complete(Optional.of(next));
            return next;
        } catch (RuntimeException | Error e) {
            if (!Thread.currentThread().isInterrupted()) {
                mine.completeExceptionally(e);
            }
            throw e;
        } finally {
            // Another takes over if only this thread was told to stop, or a source threw what it does not declare, as
            // one in Kotlin may.
            mine.complete(Optional.empty());
        }
    }

    /** The flight is over before anybody hears what it brought: who finds that refused at once needs the next. */
    private HeldToken flown() {
        try {
            return landed();
        } finally {
            flight.set(null);
        }
    }

    /** A flight that took off before a refusal, and brings the very token that was refused, goes once more. */
    private HeldToken landed() {
        while (true) {
            Refusal before = refusal;
            HeldToken stale = held;
            Optional<HeldToken> landed = hold(next(stale), stale, before);
            if (landed.isPresent()) {
                return landed.get();
            }
        }
    }

    private synchronized Optional<HeldToken> hold(HeldToken next, @Nullable HeldToken stale, @Nullable Refusal before) {
        HeldToken now = held;
        if (now != null && now != stale) {
            return Optional.of(now); // it was superseded meanwhile
        }
        if (wasRefusedSince(before, next.token)) {
            return Optional.empty();
        }
        held = next;
        return Optional.of(next);
    }

    /**
     * What the flight brings. Looks again first: another flight may have landed just before this one took off. While what is held is good (the old one,
     * or one that superseded it), a failure to get the next costs nothing.
     */
    private HeldToken next(@Nullable HeldToken stale) {
        if (stale != null && stale.isFresh(clock.millis())) {
            return stale;
        }
        try {
            return joint.after(stale);
        } catch (RuntimeException e) {
            HeldToken inHand = held;
            long now = clock.millis();
            if (inHand != null && inHand.isValid(now)) {
                return inHand.keptFor(PAUSE_MILLIS, now);
            }
            throw e;
        }
    }

    /** Whether it was refused after it landed, and the source has not handed it out again. */
    private boolean isGone(HeldToken landed) {
        HeldToken now = held;
        return Objects.equals(landed.token, lastRefused()) && (now == null || !now.token.equals(landed.token));
    }

    private boolean wasRefusedSince(@Nullable Refusal before, Secret token) {
        return !Objects.equals(refusal, before) && Objects.equals(token, lastRefused());
    }

    private @Nullable Secret lastRefused() {
        Refusal last = refusal;
        return last == null ? null : last.token();
    }

    private static Optional<HeldToken> join(Flight flight) {
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("Interrupted while another thread fetches the token", Effect.NONE, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The thread that fetched the token failed", e.getCause());
        }
    }

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
