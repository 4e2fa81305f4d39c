package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.test.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private final SettableClock clock = new SettableClock();
    private final SharedStore store = new InMemoryStore(clock);
    private final AtomicInteger fetches = new AtomicInteger();
    private Supplier<IssuedToken> upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
    private final AccessTokens tokens = tokens();

    @Test
    void fetchesOnceAndServesFromMemory() {
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(110));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchesAheadOfExpiry() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void neverServesAnExpiredToken() {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void servesTheOldTokenWhileRenewalFailsAndPausesBetweenTries() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = this::unreachable;
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).as("the second call came within the pause").hasValue(2);
        clock.advance(Duration.ofSeconds(31));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(3);
    }

    @Test
    void failsOnceTheOldTokenIsOverAndRecovers() {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        Supplier<IssuedToken> working = upstream;
        upstream = this::unreachable;
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
        upstream = working;
        assertThat(tokens.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void keepsCallingTheSourceRarelyWhenItHandsOutTheSameShortLivedToken() {
        upstream = () -> {
            fetches.incrementAndGet();
            return IssuedToken.of(Secret.of("same"), Duration.ofSeconds(100));
        };
        for (int second = 0; second < 90; second++) {
            assertThat(tokens.current()).isEqualTo(Secret.of("same"));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(fetches.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void invalidatingTheCurrentTokenFetchesAnother() {
        Secret first = tokens.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void invalidatingALateTokenChangesNothing() {
        Secret first = tokens.current();
        tokens.invalidate(first);
        Secret second = tokens.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(second);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void usesATokenThatAnotherJvmPutIntoTheStore() {
        tokens.current();
        AccessTokens otherJvm = tokens();
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void takesOverTheNewerTokenOfAnotherJvmAfterARefusal() {
        Secret first = tokens.current();
        AccessTokens otherJvm = tokens();
        otherJvm.current();
        otherJvm.invalidate(first);
        Secret second = otherJvm.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(second);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void doesWithoutAStoreThatFails() {
        AccessTokens alone = new AccessTokens("wx1", () -> upstream.get(), new FailingStore(), clock);
        assertThat(alone.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(118));
        assertThat(alone.current()).isEqualTo(Secret.of("token-2"));
        alone.invalidate(Secret.of("token-2"));
        assertThat(alone.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void servesTheOldTokenWhateverTheSourceThrows() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            throw new IllegalStateException("the broker's own exception");
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(tokens::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedTokenDoesNotComeBackFromTheStore() {
        upstream = () -> {
            clock.advance(Duration.ofSeconds(1));
            return IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        };
        AccessTokens otherJvm = tokens();
        upstream = together(upstream, otherJvm);
        tokens.current();
        upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
        tokens.invalidate(Secret.of("same"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        otherJvm.invalidate(Secret.of("same"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void ofTwoJvmsThatFetchAtOnceBothUseTheTokenWrittenFirst() {
        AccessTokens otherJvm = tokens();
        upstream = together(upstream, otherJvm);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aRefusedTokenIsNotTakenFromAStoreThatKeepsIt() {
        Secret refused = tokens.current();
        String kept = store.get("token:wx1").orElseThrow();
        tokens.invalidate(refused);
        store.putIfAbsent("token:wx1", kept, Duration.ofHours(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens().current()).as("the newer one replaced it").isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aRefusedTokenIsNotServedWhenItsRenewalFails() {
        Secret refused = tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            tokens.invalidate(refused);
            return unreachable();
        };
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
    }

    @Test
    void aRenewalThatBringsTheTokenRefusedMeanwhileIsDoneAgain() {
        Secret refused = tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            tokens.invalidate(refused);
            return fetches.incrementAndGet() == 2
                    ? IssuedToken.of(refused, Duration.ofHours(2))
                    : IssuedToken.of(Secret.of("other"), Duration.ofHours(2));
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("other"));
        assertThat(fetches).hasValue(3);
    }

    @Test
    void aSourceThatInsistsOnARefusedTokenIsAskedRarely() {
        upstream = () -> {
            fetches.incrementAndGet();
            return IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        };
        for (int call = 0; call < 100; call++) {
            tokens.invalidate(tokens.current());
        }
        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(30));
        tokens.invalidate(tokens.current());
        tokens.current();
        assertThat(fetches).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "9999999999999  x", "9999999999999 ", " x", "soon x", "0 expired"})
    void doesNotTakeRubbishFromTheStore(String rubbish) {
        store.putIfAbsent("token:wx1", rubbish, Duration.ofHours(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens().current()).as("it was replaced").isEqualTo(Secret.of("token-1"));
    }

    @Test
    void aRenewalIsSharedToo() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        tokens.current();
        assertThat(tokens().current()).isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void accountsOnOneStoreAreKeptApart() {
        tokens.current();
        AccessTokens otherAccount = new AccessTokens("wx2", () -> upstream.get(), store, clock);
        assertThat(otherAccount.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aSlowAnswerDoesNotLengthenTheLife() {
        upstream = () -> {
            clock.advance(Duration.ofMinutes(10));
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        tokens.current();
        clock.advance(Duration.ofMinutes(111));
        upstream = this::unreachable;
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
    }

    @Test
    void whoeverLooksAgainInTimeDoesNotFetch() {
        tokens.current();
        // Late at the first look and in time at the second, as for a thread that waited while another one fetched.
        Iterator<Duration> looks =
                List.of(Duration.ofHours(1), Duration.ofHours(3)).iterator();
        InstantSource wavering = () -> clock.instant().plus(looks.hasNext() ? looks.next() : Duration.ofHours(1));
        AccessTokens other = new AccessTokens("wx1", this::unreachable, store, wavering);
        assertThat(other.current()).isEqualTo(Secret.of("token-1"));
        assertThat(other.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
        assertThat(looks.hasNext()).isFalse();
    }

    @Test
    void sixtyFourThreadsThatFindItExpiredCauseOneFetch() throws Exception {
        tokens.current();
        clock.advance(Duration.ofHours(3));
        Set<Secret> seen = new HashSet<>(together(64, tokens::current));
        assertThat(seen).containsExactly(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void waitersShareTheFailureOfTheOneThatAsked() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        upstream = () -> {
            asked.countDown();
            await(answer);
            return unreachable();
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Secret> leader = pool.submit(tokens::current);
            await(asked);
            Thread waiter = new Thread(() -> {
                try {
                    tokens.current();
                } catch (TransportException expected) {
                    fetches.addAndGet(100);
                }
            });
            waiter.start();
            while (waiter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            answer.countDown();
            waiter.join();
            assertThatThrownBy(leader::get).hasCauseInstanceOf(TransportException.class);
            assertThat(fetches).as("one fetch, one waiter that failed with it").hasValue(101);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void nobodyGetsAnExpiredTokenWhileOneRenews() throws Exception {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        upstream = () -> {
            asked.countDown();
            await(answer);
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Secret> renewing = pool.submit(tokens::current);
            await(asked);
            Future<Secret> waiting = pool.submit(tokens::current);
            answer.countDown();
            assertThat(renewing.get()).isEqualTo(Secret.of("token-2"));
            assertThat(waiting.get()).isEqualTo(Secret.of("token-2"));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void othersGoOnWithTheOldTokenWhileOneRenews() throws Exception {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        upstream = () -> {
            asked.countDown();
            await(answer);
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Secret> renewing = pool.submit(tokens::current);
            await(asked);
            assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
            answer.countDown();
            assertThat(renewing.get()).isEqualTo(Secret.of("token-2"));
            assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class FailingStore implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            throw new IllegalStateException("down");
        }
    }

    /** A source at which another JVM gets the same token while this one waits, and is the first to write it down. */
    private static Supplier<IssuedToken> together(Supplier<IssuedToken> same, AccessTokens otherJvm) {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> {
            if (first.getAndSet(false)) {
                otherJvm.current();
            }
            return same.get();
        };
    }

    private AccessTokens tokens() {
        return new AccessTokens("wx1", () -> upstream.get(), store, clock);
    }

    private Secret next() {
        return Secret.of("token-" + fetches.incrementAndGet());
    }

    private IssuedToken unreachable() {
        fetches.incrementAndGet();
        throw new TransportException("down", Effect.NONE, new IOException("down"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> List<T> together(int threads, java.util.concurrent.Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.countDown();
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
