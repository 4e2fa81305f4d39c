package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
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
 *   <li>{@link #invalidate} names the token that failed, so a late caller cannot discard a newer one.
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

    private final AtomicReference<@Nullable CompletableFuture<HeldToken>> flight = new AtomicReference<>();

    /**
     * The tokens of an account. Does no I/O.
     *
     * @param appId whose tokens they are; keeps accounts apart in the store
     */
    public AccessTokens(String appId, TokenSource source, SharedStore store, InstantSource clock) {
        this.key = "token:" + appId;
        this.source = source;
        this.store = store;
        this.clock = clock;
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

    /** Reports that WeChat refused this token. Does nothing if it is no longer the current one. */
    public void invalidate(Secret refused) {
        HeldToken now = held;
        if (now != null && now.token.equals(refused)) {
            drop(now);
            sharing(() -> store.removeIfEquals(key, now.stored()));
        }
    }

    private Secret refreshed() {
        CompletableFuture<HeldToken> mine = new CompletableFuture<>();
        CompletableFuture<HeldToken> theirs = flight.compareAndExchange(null, mine);
        if (theirs == null) {
            return lead(mine).token;
        }
        HeldToken stale = held;
        return stale != null && clock.millis() < stale.expiresAt ? stale.token : join(theirs).token;
    }

    private HeldToken lead(CompletableFuture<HeldToken> mine) {
        try {
            HeldToken next = next();
            hold(next);
            mine.complete(next);
            return next;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flight.set(null);
        }
    }

    private synchronized void hold(HeldToken next) {
        held = next;
    }

    private synchronized void drop(HeldToken refused) {
        if (held == refused) {
            held = null;
        }
    }

    /** What the flight brings. Looks again first: another flight may have landed just before this one took off. */
    private HeldToken next() {
        HeldToken stale = held;
        long now = clock.millis();
        if (stale != null && now < stale.refreshAt) {
            return stale;
        }
        Optional<String> stored = sharing(() -> store.get(key)).flatMap(found -> found);
        Optional<HeldToken> shared = stored.flatMap(HeldToken.Stored::parse)
                .filter(other -> other.expiresAt() > (stale == null ? now : stale.expiresAt))
                .map(other -> held(other.token(), now, other.expiresAt()));
        return shared.orElseGet(() -> fetched(stale, now, stored));
    }

    private HeldToken fetched(@Nullable HeldToken stale, long now, Optional<String> stored) {
        try {
            IssuedToken issued = source.fetch();
            // Counted from before the call, so that a slow answer never lengthens a token's life.
            HeldToken next = held(issued.token(), now, now + issued.lifetime().toMillis());
            sharing(() -> stored.isPresent()
                    ? store.replace(key, stored.get(), next.stored(), issued.lifetime())
                    : store.putIfAbsent(key, next.stored(), issued.lifetime()));
            return next;
        } catch (RuntimeException e) {
            if (stale != null && clock.millis() < stale.expiresAt) {
                return stale.refreshAt(Math.min(stale.expiresAt, clock.millis() + PAUSE_MILLIS));
            }
            throw e;
        }
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

    private static HeldToken join(CompletableFuture<HeldToken> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
