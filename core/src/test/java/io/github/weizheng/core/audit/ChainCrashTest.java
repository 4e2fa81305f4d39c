package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of writing. */
class ChainCrashTest {
    private static final int RECORDS_BEFORE_THE_KILL = 50;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        Path path = directory.resolve("audit.jsonl");
        for (int kill = 0; kill < 3; kill++) {
            long acknowledged = writeUntilKilled(path);
            assertThat(acknowledged).isGreaterThanOrEqualTo((kill + 1) * (long) RECORDS_BEFORE_THE_KILL);
            try (ChainedAuditFile file = ChainedAuditFile.open(path, Chains.SHA_256)) {
                assertThat(file.head().count()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(new ChainVerifier(Chains.SHA_256).verify(path))
                        .isEqualTo(new ChainReport.Intact(file.head()));
            }
        }
    }

    private static long writeUntilKilled(Path path) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            long last = 0;
            for (int i = 0; i < RECORDS_BEFORE_THE_KILL; i++) {
                last = count(said.readLine());
            }
            process.toHandle().destroyForcibly();
            last = Math.max(
                    last,
                    said.lines()
                            .filter(line -> line.endsWith("."))
                            .mapToLong(ChainCrashTest::count)
                            .max()
                            .orElse(0));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return last;
        }
    }

    private static long count(@Nullable String said) {
        String line = Objects.requireNonNull(said, "the process ended before it was killed");
        assertThat(line).endsWith(".");
        return Long.parseLong(line, 0, line.length() - 1, 10);
    }

    /** Records until it is killed, and says how far it came. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (ChainedAuditFile file = ChainedAuditFile.open(Path.of(arguments[0]), Chains.SHA_256)) {
                while (!System.out.checkError()) {
                    file.record(Chains.act("x".repeat(400)));
                    System.out.println(file.head().count() + ".");
                }
            }
        }
    }
}
