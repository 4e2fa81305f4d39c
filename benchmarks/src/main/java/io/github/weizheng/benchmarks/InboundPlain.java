package io.github.weizheng.benchmarks;

import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A text in plain mode: from raw query and body to a typed message. The floor hashes what is signed and passes over the same bytes once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class InboundPlain {
    private final Sample sample = new Sample();
    private final BareScan scan = new BareScan();
    private final RawJce jce = RawJce.forDecryption();
    private final CallbackEndpoint endpoint = CallbackEndpoint.builder(Sample.account(), m -> Reply.none())
            .requireEncryption(false)
            .build();

    @Benchmark
    public void floor(Blackhole out) {
        out.consume(jce.sha1(sample.plainSigned));
        out.consume(scan.scan(sample.xml));
    }

    @Benchmark
    public Inbound open() {
        return endpoint.open(sample.plainRequest());
    }
}
