package io.github.weizheng.benchmarks;

import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A message in secure mode: from raw query and body to a typed message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class InboundSecure {
    /** A text, a scanned code, and the longest text that a citizen can send. */
    @Param({"text", "scan", "text2k"})
    public String kind = "text";

    private Sample sample = new Sample();
    private final RawJce jce = RawJce.forDecryption();
    private final CallbackEndpoint endpoint =
            CallbackEndpoint.builder(Sample.account(), m -> Reply.none()).build();

    @Setup
    public void deliver() {
        sample = new Sample(kind);
    }

    @Benchmark
    public void floor(Blackhole out) throws GeneralSecurityException {
        out.consume(jce.sha1(sample.signed));
        out.consume(jce.aes(sample.ciphertext));
    }

    @Benchmark
    public Inbound open() {
        return endpoint.open(sample.request());
    }
}
