package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.payment.bill.TradeBill;
import io.github.weizheng.payment.bill.TradeSummary;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * A trade bill of 1,000,000 rows: three cells of each asked for, the sums compared. The floor splits the bytes at line feeds, and makes a text of
 * each line.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BillParse {
    private static final int BUFFER = 1 << 17;
    private final BillSample sample = new BillSample(1_000_000);

    @Benchmark
    public void floor(Blackhole out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        try (InputStream in = sample.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, kept, BUFFER - kept)) {
                int to = kept + read;
                int from = 0;
                for (int at = kept; at < to; at++) {
                    if (buffer[at] == '\n') {
                        out.consume(new String(buffer, from, at - from, UTF_8));
                        from = at + 1;
                    }
                }
                kept = to - from;
                System.arraycopy(buffer, from, buffer, 0, kept);
            }
        }
    }

    @Benchmark
    public TradeSummary read(Blackhole out) throws IOException {
        try (InputStream in = sample.open()) {
            return TradeBill.read(in, row -> {
                out.consume(row.outTradeNo());
                out.consume(row.time());
                out.consume(row.orderTotal());
            });
        }
    }
}
