package io.github.weizheng.benchmarks;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.IssuedToken;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a valid token, by one thread and by eight. The floor reads a volatile field and the clock. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TokenRead {
    private final Clock clock = Clock.systemUTC();
    private final AccessTokens tokens = new AccessTokens(
            "wx1", () -> IssuedToken.of(Secret.of("token"), Duration.ofHours(2)), new InMemoryStore(), clock);
    private volatile Secret held = Secret.of("token");

    @Benchmark
    @Threads(1)
    public void floor1(Blackhole out) {
        read(out);
    }

    @Benchmark
    @Threads(1)
    public Secret current1() {
        return tokens.current();
    }

    @Benchmark
    @Threads(8)
    public void floor8(Blackhole out) {
        read(out);
    }

    @Benchmark
    @Threads(8)
    public Secret current8() {
        return tokens.current();
    }

    private void read(Blackhole out) {
        out.consume(held);
        out.consume(clock.millis());
    }
}
