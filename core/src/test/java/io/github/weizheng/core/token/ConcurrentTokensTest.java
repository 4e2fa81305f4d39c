package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConcurrentTokensTest extends TokenScene {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        pool.shutdownNow();
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
        slowly(this::unreachable);
        Future<Secret> leader = pool.submit(tokens::current);
        asked.await();
        Future<Secret> waiter = parked(tokens::current);
        answer.countDown();
        assertThatThrownBy(leader::get).hasCauseInstanceOf(TransportException.class);
        assertThatThrownBy(waiter::get).hasCauseInstanceOf(TransportException.class);
        assertThat(fetches).hasValue(1);
    }

    @Test
    @Timeout(30)
    void nobodyWaitsForeverForASourceThatThrowsWhatItDoesNotDeclare() throws Exception {
        slowly(() -> {
            if (fetches.incrementAndGet() == 1) {
                throw ConcurrentTokensTest.<RuntimeException>unchecked(new IOException("as a source in Kotlin may"));
            }
            return IssuedToken.of(Secret.of("token-2"), Duration.ofHours(2));
        });
        Future<Secret> leader = pool.submit(tokens::current);
        asked.await();
        Future<Secret> waiter = parked(tokens::current);
        answer.countDown();
        assertThatThrownBy(leader::get).hasCauseInstanceOf(IOException.class);
        assertThat(waiter.get()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void whoeverIsInterruptedWhileAnotherFetchesIsToldSoAndTheOthersGoOn() throws Exception {
        slowly(() -> IssuedToken.of(next(), Duration.ofHours(2)));
        Future<Secret> leader = pool.submit(tokens::current);
        asked.await();
        Thread.currentThread().interrupt();
        assertThatThrownBy(tokens::current)
                .isInstanceOf(TransportException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        answer.countDown();
        assertThat(leader.get()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void nobodyGetsAnExpiredTokenWhileOneRenews() throws Exception {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        slowly(() -> IssuedToken.of(next(), Duration.ofHours(2)));
        Future<Secret> renewing = pool.submit(tokens::current);
        asked.await();
        Future<Secret> waiting = parked(tokens::current);
        answer.countDown();
        assertThat(renewing.get()).isEqualTo(Secret.of("token-2"));
        assertThat(waiting.get()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void othersGoOnWithTheOldTokenWhileOneRenews() throws Exception {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        slowly(() -> IssuedToken.of(next(), Duration.ofHours(2)));
        Future<Secret> renewing = pool.submit(tokens::current);
        asked.await();
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        answer.countDown();
        assertThat(renewing.get()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void whoeverFindsTheTokenRefusedAtOnceIsNotHandedItAgainByTheFlightThatBroughtIt() throws Exception {
        slowly(() -> IssuedToken.of(next(), Duration.ofHours(2)));
        Future<Secret> leader = pool.submit(tokens::current);
        asked.await();
        List<Future<Secret>> waiters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiters.add(parked(() -> {
                tokens.invalidate(tokens.current());
                return tokens.current();
            }));
        }
        answer.countDown();
        leader.get();
        for (Future<Secret> waiter : waiters) {
            assertThat(waiter.get()).isNotEqualTo(Secret.of("token-1"));
        }
    }

    private void slowly(Supplier<IssuedToken> fetch) {
        upstream = () -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return fetch.get();
        };
    }

    /** Throws any exception without declaring it. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException unchecked(Exception failure) throws E {
        throw (E) failure;
    }

    /** Does the work on a thread of its own, and comes back once that thread waits or has ended. */
    private static <T> Future<T> parked(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return task;
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
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
