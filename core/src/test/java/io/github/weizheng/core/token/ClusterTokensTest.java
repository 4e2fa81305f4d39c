package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several JVMs, each with its own {@link AccessTokens}, on one store. */
class ClusterTokensTest extends TokenScene {
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void fourJvmsWithFiftyThreadsEachFetchOnce() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(3);
        upstream = () -> {
            await(waiting);
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        List<Callable<Secret>> calls = new ArrayList<>();
        for (int jvm = 0; jvm < 4; jvm++) {
            AtomicBoolean counted = new AtomicBoolean();
            AccessTokens own = new AccessTokens("wx1", () -> upstream.get(), store, clock, pause -> {
                if (!counted.getAndSet(true)) {
                    waiting.countDown();
                }
                Delayer.blocking().delay(pause);
            });
            for (int thread = 0; thread < 50; thread++) {
                calls.add(() -> {
                    start.await();
                    return own.current();
                });
            }
        }
        List<Future<Secret>> running = calls.stream().map(pool::submit).toList();
        start.countDown();
        for (Future<Secret> one : running) {
            assertThat(one.get()).isEqualTo(Secret.of("token-1"));
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void aHolderThatDiedIsWaitedForUntilItsLeaseEnds() {
        store.putIfAbsent("token:wx1:lease", "a JVM that was killed", Agreement.LEASE);
        long before = clock.millis();
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(Duration.ofMillis(clock.millis() - before))
                .isBetween(Agreement.LEASE, Agreement.LEASE.plusMillis(50));
    }

    @Test
    void aHolderThatDiedIsNotWaitedForWhileTheOldTokenServes() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        store.putIfAbsent("token:wx1:lease", "a JVM that was killed", Agreement.LEASE);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
        clock.advance(Agreement.LEASE);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void theNextOneFetchesWhenTheHolderFailed() {
        upstream = this::unreachable;
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
        upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
        long before = clock.millis();
        assertThat(tokens().current()).isEqualTo(Secret.of("token-2"));
        assertThat(clock.millis()).as("it did not wait for a lease").isEqualTo(before);
    }

    @Test
    void aLateLoserUsesTheNewerTokenAndOverwritesNothing() {
        AccessTokens other = tokens();
        upstream = together(upstream, other); // the other one waits for the lease to end, and fetches first
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(store.get("token:wx1").orElseThrow()).endsWith(" token-1");
    }

    @Test
    void aTokenIsSharedEvenIfTheOldOneExpiresInTheStoreWhileItIsFetched() {
        store.putIfAbsent("token:wx1", clock.millis() + " over", Duration.ofMillis(100));
        upstream = () -> {
            clock.advance(Duration.ofMillis(200));
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens().current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void aTokenIsSharedEvenIfAnotherJvmWithdrawsTheOldOneWhileItIsFetched() {
        AccessTokens other = tokens();
        tokens.current();
        other.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            other.invalidate(Secret.of("token-1"));
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(other.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aWaiterLooksForWhatTheHolderWrites() {
        store.putIfAbsent("token:wx1:lease", "another JVM", Agreement.LEASE);
        AtomicInteger looks = new AtomicInteger();
        AccessTokens waiting = new AccessTokens("wx1", this::unreachable, store, clock, pause -> {
            clock.advance(pause);
            if (looks.incrementAndGet() == 3) {
                store.putIfAbsent("token:wx1", clock.millis() + 7_200_000 + " theirs", Duration.ofHours(2));
            }
        });
        assertThat(waiting.current()).isEqualTo(Secret.of("theirs"));
        assertThat(looks).hasValue(3);
        assertThat(fetches).hasValue(0);
    }

    @Test
    void aTokenIsSharedThoughTheOldOneLeavesTheStoreDuringTheFetch() {
        store.putIfAbsent("token:wx1", clock.millis() + " old", Duration.ofMillis(200));
        upstream = () -> {
            clock.advance(Duration.ofMillis(300));
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens().current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void whoeverCannotReachWeChatUsesWhatAnotherJvmFetchedMeanwhile() {
        AccessTokens other = tokens();
        Supplier<IssuedToken> working = upstream;
        upstream = () -> {
            clock.advance(Agreement.LEASE);
            upstream = working;
            other.current();
            return unreachable();
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void aSlowStoreDoesNotMakeTheWaitLonger() {
        store.putIfAbsent("token:wx1:lease", "another JVM, which never ends", Duration.ofDays(1));
        SharedStore slow = new Forwarding(store, operation -> clock.advance(Duration.ofSeconds(1)));
        long before = clock.millis();
        new AccessTokens("wx1", () -> upstream.get(), slow, clock, clock::advance).current();
        assertThat(Duration.ofMillis(clock.millis() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void whoeverIsInterruptedWhileWaitingIsToldSoAndTheOthersGoOn() {
        store.putIfAbsent("token:wx1:lease", "another JVM", Agreement.LEASE);
        AccessTokens interrupted = new AccessTokens("wx1", this::unreachable, store, clock, pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(interrupted::current).isInstanceOf(TransportException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aWaitingThreadTakesOverFromOneThatWasInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        upstream = () -> {
            if (calls.incrementAndGet() == 1) {
                asked.countDown();
                await(new CountDownLatch(1)); // until interrupted
                throw new TransportException(
                        "cut", io.github.weizheng.core.WeChatException.Effect.UNKNOWN, new java.io.IOException());
            }
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        Future<Secret> leader = pool.submit(tokens::current);
        asked.await();
        CountDownLatch waiting = new CountDownLatch(1);
        Future<Secret> waiter = pool.submit(() -> {
            waiting.countDown();
            return tokens.current();
        });
        waiting.await();
        leader.cancel(true);
        assertThat(waiter.get()).isEqualTo(Secret.of("token-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "putIfAbsent", "replace", "removeIfEquals"})
    void aStoreThatFailsInOnePlaceCostsNoTokenAndNoSecondFetch(String broken) {
        AccessTokens alone = new AccessTokens(
                "wx1",
                () -> upstream.get(),
                new Forwarding(store, operation -> failAt(broken, operation)),
                clock,
                clock::advance);
        assertThat(alone.current()).isEqualTo(Secret.of("token-1"));
        alone.invalidate(Secret.of("token-1"));
        assertThat(alone.current()).isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aTokenRefusedInOneJvmIsReplacedForAll() {
        AccessTokens other = tokens();
        tokens.current();
        other.current();
        tokens.invalidate(Secret.of("token-1"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        other.invalidate(Secret.of("token-1"));
        assertThat(other.current()).isEqualTo(Secret.of("token-2"));
        other.invalidate(Secret.of("token-1"));
        assertThat(other.current()).as("a late refusal of the old one").isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aSourceIsToldWhichTokenWasRefused() {
        List<Secret> told = new ArrayList<>();
        AccessTokens brokered = new AccessTokens(
                "wx1",
                new TokenSource() {
                    @Override
                    public IssuedToken fetch() {
                        return IssuedToken.of(next(), Duration.ofHours(2));
                    }

                    @Override
                    public IssuedToken fetchInsteadOf(Secret refused) {
                        told.add(refused);
                        return fetch();
                    }
                },
                store,
                clock);
        brokered.current();
        brokered.invalidate(Secret.of("token-1"));
        brokered.current();
        assertThat(told).containsExactly(Secret.of("token-1"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void failAt(String broken, String operation) {
        if (operation.equals(broken)) {
            throw new IllegalStateException("down");
        }
    }

    /** A store at which something happens before each operation. */
    private record Forwarding(SharedStore store, Consumer<String> first) implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            first.accept("get");
            return store.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            first.accept("putIfAbsent");
            return store.putIfAbsent(key, value, timeToLive);
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            first.accept("replace");
            return store.replace(key, expected, value, timeToLive);
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            first.accept("removeIfEquals");
            return store.removeIfEquals(key, expected);
        }
    }
}
