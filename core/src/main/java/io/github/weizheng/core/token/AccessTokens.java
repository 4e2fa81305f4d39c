package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of one account.
 *
 * <ul>
 *   <li>At most one fetch is under way in a JVM. Whoever finds no valid token waits for it, gets its result or its failure, and
 *       waits no longer than the source takes.
 *   <li>In the last minutes of a token's life one caller fetches the next one on its own thread, while the others go on with
 *       the old one. If that fails, the old one serves until it expires, and the next try is half a minute away.
 *   <li>A token in the store that another JVM put there is used before the source is asked. A store that fails is done without: the
 *       source is asked, and this JVM keeps the answer to itself.
 *   <li>{@link #invalidate} names the token that failed, so a late caller cannot discard a newer one. A refused token is not taken from
 *       the store again. A source that hands it out all the same is believed, and asked again half a minute later.
 * </ul>
 *
 * <p>Reading a valid token takes no lock and allocates nothing. Starts no thread. Thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html">getStableAccessToken</a>
 */
public final class AccessTokens {
    /** WeChat renews a stable token 5 minutes before its end; earlier than that it hands out the same one again. */
    private static final long AHEAD_MILLIS = Duration.ofMinutes(3).toMillis();

    private static final long JITTER_MILLIS = Duration.ofSeconds(90).toMillis();
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private final String key;
    private final TokenSource source;
    private final SharedStore store;
    private final InstantSource clock;

    /** Read without a lock; written under this object's, so that a late invalidation cannot hit a newer token. */
    private volatile @Nullable HeldToken held;

    /** The last one. Written under this object's lock. */
    private volatile @Nullable Refusal refusal;

    private final AtomicReference<@Nullable Flight> flight = new AtomicReference<>();

    /**
     * The tokens of an account. Does no I/O.
     *
     * @param appId whose tokens they are; keeps accounts apart in the store
     */
    public AccessTokens(String appId, TokenSource source, SharedStore store, InstantSource clock) {
        this.key = "token:" + Objects.requireNonNull(appId, "appId");
        this.source = Objects.requireNonNull(source, "source");
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A token that is valid as far as is known.
     *
     * @throws io.github.weizheng.core.WeChatException (or what else the source throws) if there is none and none can be had; nothing is
     *     remembered, the next call asks again
     */
    public Secret current() {
        HeldToken now = held;
        return now != null && clock.millis() < now.refreshAt ? now.token : refreshed();
    }

    /**
     * Reports that WeChat refused this token. Does nothing if it is no longer the current one, or if the source has handed it out again
     * less than half a minute after it was refused.
     */
    public void invalidate(Secret refused) {
        if (drop(refused)) {
            sharing(() -> store.get(key)
                    .filter(text -> HeldToken.Stored.parse(text)
                            .filter(stored -> stored.token().equals(refused))
                            .isPresent())
                    .map(text -> store.removeIfEquals(key, text)));
        }
    }

    private synchronized boolean drop(Secret refused) {
        HeldToken now = held;
        if (now == null || !now.token.equals(refused)) {
            return false;
        }
        Refusal before = refusal;
        long time = clock.millis();
        if (before != null && before.token().equals(refused) && time < before.until()) {
            return false;
        }
        refusal = new Refusal(refused, time + PAUSE_MILLIS);
        held = null;
        return true;
    }

    private Secret refreshed() {
        Flight mine = new Flight();
        Flight theirs = flight.compareAndExchange(null, mine);
        if (theirs == null) {
            return lead(mine).token;
        }
        HeldToken stale = held;
        if (stale != null && clock.millis() < stale.expiresAt) {
            return stale.token;
        }
        if (theirs.leader == Thread.currentThread()) {
            throw new IllegalStateException("The token source asks for the token that it is to fetch");
        }
        return join(theirs).token;
    }

    private HeldToken lead(Flight mine) {
        try {
            HeldToken next = landed();
            mine.complete(next);
            return next;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flight.set(null);
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
        long now = clock.millis();
        if (stale != null && now < stale.refreshAt) {
            return stale;
        }
        Optional<String> stored = sharing(() -> store.get(key)).flatMap(found -> found);
        return taken(stored, stale == null ? now : stale.expiresAt, now).orElseGet(() -> fetched(now, stored));
    }

    private HeldToken fetched(long now, Optional<String> stored) {
        try {
            IssuedToken issued = source.fetch();
            // Counted from before the call, so that a slow answer never lengthens a token's life.
            HeldToken next = held(issued.token(), now, now + issued.lifetime().toMillis());
            return sharing(() -> agreed(next, issued.lifetime(), now, stored)).orElse(next);
        } catch (RuntimeException e) {
            HeldToken stale = held;
            if (stale != null && clock.millis() < stale.expiresAt) {
                return stale.refreshAt(Math.min(stale.expiresAt, clock.millis() + PAUSE_MILLIS));
            }
            throw e;
        }
    }

    /** The first that is written is everybody's, so that all JVMs speak of the same one. */
    private HeldToken agreed(HeldToken mine, Duration lifetime, long now, Optional<String> seen) {
        boolean written = seen.isPresent()
                ? store.replace(key, seen.get(), mine.stored(), lifetime)
                : store.putIfAbsent(key, mine.stored(), lifetime);
        return written ? mine : taken(store.get(key), now, now).orElse(mine);
    }

    /** What another JVM has put there, if it is good for longer than that moment and has not been refused. */
    private Optional<HeldToken> taken(Optional<String> stored, long longerThan, long now) {
        return stored.flatMap(HeldToken.Stored::parse)
                .filter(other -> other.expiresAt() > longerThan && !isRefused(other.token()))
                .map(other -> held(other.token(), now, other.expiresAt()));
    }

    /** Nothing if the store fails: sharing a token is worth less than having one. */
    private <T> Optional<T> sharing(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException e) {
            LOG.warn("{}: the store failed: {}", key, e.getClass().getName());
            return Optional.empty();
        }
    }

    private static HeldToken held(Secret token, long now, long expiresAt) {
        long left = expiresAt - now;
        long ahead = AHEAD_MILLIS + ThreadLocalRandom.current().nextLong(JITTER_MILLIS);
        long pause = Math.min(PAUSE_MILLIS, left / 2);
        return new HeldToken(token, expiresAt, Math.max(now + pause, expiresAt - Math.min(ahead, left / 4)));
    }

    private static HeldToken join(Flight flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** A fetch under way, for which others wait. */
    private static final class Flight extends CompletableFuture<HeldToken> {
        private final Thread leader = Thread.currentThread();
    }

    /** A token that WeChat refused, and until when the source is not asked about it again. */
    private record Refusal(Secret token, long until) {}
}
