package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.payment.fixture.EndlessBill;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A JVM with 64 MB reads a bill of any size. {@code -Dbill.rows=10000000} makes it a long one. */
class BillMemoryTest {
    private static final int ROWS = Integer.getInteger("bill.rows", 2_000_000);

    @Test
    void sixtyFourMegabytesAreEnough() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessBill.class.getName(),
                        String.valueOf(ROWS))
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(new String(jvm.getInputStream().readAllBytes(), UTF_8))
                    .isEqualToNormalizingNewlines(
                            ROWS + " rows, " + ROWS * 100L + ".00 yuan, " + ROWS * 10L + " letters\n");
            assertThat(jvm.waitFor()).isZero();
        } finally {
            jvm.destroy();
        }
    }
}
