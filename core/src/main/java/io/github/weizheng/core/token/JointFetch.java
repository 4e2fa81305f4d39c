package io.github.weizheng.core.token;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the JVMs of an account come by a token: one fetches it for all, the others find it in the store. */
final class JointFetch {
    /** How soon to look for what another JVM fetches: needed at once, or while the old one still serves. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final long LOOK_LATER_MILLIS = Duration.ofSeconds(1).toMillis();

    /** Two holders may die one after the other; then it is fetched without a lease, whatever the store says. */
    private static final Duration LONGEST_WAIT = Agreement.LEASE.multipliedBy(2);

    /** For a clock that stands still or is set back meanwhile. */
    private static final long LOOKS = LONGEST_WAIT.dividedBy(LOOK);

    private static final int WRITES = 5;

    private final TokenSource source;
    private final Agreement agreement;
    private final InstantSource clock;
    private final Delayer delayer;
    private final Supplier<@Nullable Secret> refused;

    /** @param refused the token that WeChat refused last, if any; never taken from the store */
    JointFetch(
            TokenSource source,
            Agreement agreement,
            InstantSource clock,
            Delayer delayer,
            Supplier<@Nullable Secret> refused) {
        this.source = source;
        this.agreement = agreement;
        this.clock = clock;
        this.delayer = delayer;
        this.refused = refused;
    }

    /** What comes after that one: another's, or fetched here. A store that fails is done without. */
    HeldToken after(@Nullable HeldToken stale) {
        try {
            return agreed(stale);
        } catch (Agreement.OutOfReach e) {
            return fetched().token();
        }
    }

    /** Takes a refused token from the others. */
    void withdraw(Secret token) {
        agreement.quietly(() -> agreement
                .text()
                .filter(text -> HeldToken.Stored.parse(text)
                        .filter(stored -> stored.token().equals(token))
                        .isPresent())
                .ifPresent(agreement::withdraw));
    }

    /** Gives the others a token that retires all before it. */
    void publish(HeldToken token, Duration lifetime) {
        agreement.quietly(() -> {
            for (int i = 0; i < WRITES; i++) {
                if (agreement.write(agreement.text(), token.stored(), lifetime)) {
                    return;
                }
            }
        });
    }

    /** Takes what another JVM has fetched, fetches for all of them, or waits for the one that does. */
    private HeldToken agreed(@Nullable HeldToken stale) {
        long giveUpAt = clock.millis() + LONGEST_WAIT.toMillis();
        for (long look = 0; look < LOOKS && clock.millis() < giveUpAt; look++) {
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
            if (stale != null && stale.isValid(now)) {
                return stale.keptFor(LOOK_LATER_MILLIS, now);
            }
            pause();
        }
        return fetchedForAll(stale);
    }

    private HeldToken fetchedForAll(@Nullable HeldToken stale) {
        // Whoever held the lease before may have written between the look and the lease.
        Optional<String> seen = agreement.text();
        return usable(seen, stale).orElseGet(() -> fetchedInsteadOf(seen, stale));
    }

    private HeldToken fetchedInsteadOf(Optional<String> seen, @Nullable HeldToken stale) {
        Fetched mine;
        try {
            mine = fetched();
        } catch (RuntimeException e) {
            // Another JVM may have had more luck after the lease ended.
            return others(stale).orElseThrow(() -> e);
        }
        try {
            return shared(mine, seen);
        } catch (Agreement.OutOfReach e) {
            return mine.token();
        }
    }

    private Optional<HeldToken> others(@Nullable HeldToken stale) {
        try {
            return usable(agreement.text(), stale);
        } catch (Agreement.OutOfReach e) {
            return Optional.empty();
        }
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
        Secret last = refused.get();
        IssuedToken issued = last == null ? source.fetch() : source.fetchInsteadOf(last);
        return new Fetched(HeldToken.issued(issued, now), issued.lifetime());
    }

    /** What another JVM has written, if it is better than what is held here and has not been refused. */
    private Optional<HeldToken> usable(Optional<String> stored, @Nullable HeldToken stale) {
        long now = clock.millis();
        Secret last = refused.get();
        return stored.flatMap(HeldToken.Stored::parse)
                .filter(other -> other.expiresAt() > now && !Objects.equals(other.token(), last))
                .filter(other -> stale == null || stale.yieldsTo(other, now))
                .map(other -> HeldToken.got(other.token(), now, other.expiresAt()));
    }

    private void pause() {
        try {
            delayer.delay(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("Interrupted while another system fetches the token", Effect.NONE, e);
        }
    }

    private record Fetched(HeldToken token, Duration lifetime) {}
}
