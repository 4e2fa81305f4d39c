package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.test.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One account's tokens on a clock that the test moves, a store, and a source that the test bends. */
abstract class TokenScene {
    final SettableClock clock = new SettableClock();
    final SharedStore store = new InMemoryStore(clock);
    final AtomicInteger fetches = new AtomicInteger();
    Supplier<IssuedToken> upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
    final AccessTokens tokens = tokens();

    /** The same account in another JVM. */
    final AccessTokens tokens() {
        return new AccessTokens("wx1", () -> upstream.get(), store, clock, clock::advance);
    }

    final Secret next() {
        return Secret.of("token-" + fetches.incrementAndGet());
    }

    final IssuedToken unreachable() {
        fetches.incrementAndGet();
        throw new TransportException("down", Effect.NONE, new IOException("down"));
    }

    /** A source at which another JVM gets the same token while this one waits, and is the first to write it down. */
    static Supplier<IssuedToken> together(Supplier<IssuedToken> same, AccessTokens otherJvm) {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> {
            if (first.getAndSet(false)) {
                otherJvm.current();
            }
            return same.get();
        };
    }
}
