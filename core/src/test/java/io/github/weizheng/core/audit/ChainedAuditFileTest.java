package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.test.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedAuditFileTest extends AuditTrailContract {
    @TempDir
    Path directory;

    private Path path;
    private ChainedAuditFile file;

    @BeforeEach
    void open() {
        path = directory.resolve("audit.jsonl");
        file = ChainedAuditFile.open(path, Chains.SHA_256);
    }

    /** Whatever a test did, the chain is intact afterwards. */
    @AfterEach
    void verify() {
        ChainHead head = file.head();
        file.close();
        assertThat(verified(path)).isEqualTo(new ChainReport.Intact(head));
    }

    @Override
    AuditTrail trail() {
        return file;
    }

    @Override
    List<JsonNode> kept() {
        try {
            return Files.readAllLines(path).stream()
                    .map(line -> json(line).get("record"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void goesOnWhereItEnded() {
        file.record(Chains.act("一"));
        ChainHead head = file.head();
        file.close();
        file = ChainedAuditFile.open(path, Chains.SHA_256);
        assertThat(file.head()).isEqualTo(head);
        file.record(Chains.act("二"));
        assertThat(file.head().count()).isEqualTo(2);
    }

    @Test
    void goesOnInTheNextFile() {
        file.record(Chains.act("一"));
        ChainHead head = file.head();
        Path next = directory.resolve("audit-2.jsonl");
        for (int i = 0; i < 2; i++) {
            try (ChainedAuditFile second = ChainedAuditFile.open(next, Chains.SHA_256, head, new SettableClock())) {
                second.record(Chains.act("二"));
                second.record(Chains.act("三"));
            }
        }
        ChainVerifier verifier = new ChainVerifier(Chains.SHA_256).startingAfter(head);
        assertThat(verifier.verify(next)).isInstanceOfSatisfying(ChainReport.Intact.class, intact -> assertThat(
                        intact.head().count())
                .isEqualTo(5));
        assertThatThrownBy(() -> ChainedAuditFile.open(next, Chains.SHA_256))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not follow the start");
    }

    @Test
    void aSecondInstanceIsRefusedAndTheFirstGoesOn() {
        assertInUse();
        file.record(Chains.act("一"));
    }

    @Test
    void aSymbolicLinkIsTheSameFile() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link.jsonl"), path);
        assertThatThrownBy(() -> ChainedAuditFile.open(link, Chains.SHA_256))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("one writer at a time");
    }

    @Test
    void readingTheFileLeavesItLockedForOtherProcesses() throws Exception {
        file.record(Chains.act("一"));
        assertThat(verified(path).isIntact()).isTrue();
        assertThat(openInAnotherProcess()).isEqualTo("refused: one writer at a time");
        file.close();
        assertThat(openInAnotherProcess()).isEqualTo("recorded 2");
        file = ChainedAuditFile.open(path, Chains.SHA_256);
        assertThat(file.head().count()).isEqualTo(2);
    }

    @Test
    void aRefusedInstanceLeavesItLockedForOtherProcesses() throws Exception {
        assertInUse();
        assertThat(openInAnotherProcess()).isEqualTo("refused: one writer at a time");
        assertInUse();
    }

    @Test
    void anotherProcessThatWasRefusedLeavesItLockedForInstancesHere() throws Exception {
        assertThat(openInAnotherProcess()).isEqualTo("refused: one writer at a time");
        assertInUse();
        assertThat(openInAnotherProcess()).isEqualTo("refused: one writer at a time");
    }

    private void assertInUse() {
        assertThatThrownBy(() -> ChainedAuditFile.open(path, Chains.SHA_256))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("one writer at a time");
    }

    private String openInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    /** Another system that was given the same file. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) {
            try (ChainedAuditFile file = ChainedAuditFile.open(Path.of(arguments[0]), Chains.SHA_256)) {
                file.record(Chains.act("other"));
                System.out.println("recorded " + file.head().count());
            } catch (StoreException e) {
                boolean refused = String.valueOf(e.getMessage()).contains("one writer at a time");
                System.out.println(refused ? "refused: one writer at a time" : e.toString());
            }
        }
    }

    @Test
    void afterForeignBytesNothingIsWritten() throws Exception {
        file.record(Chains.act("一"));
        byte[] before = Files.readAllBytes(path);
        Files.writeString(path, "foreign", StandardOpenOption.APPEND);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> file.record(Chains.act("二")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("somebody else wrote");
        }
        assertThat(Files.readString(path)).endsWith("}\nforeign");
        Files.write(path, before);
    }

    @Test
    void aClosedFileKeepsNothing() {
        file.close();
        file.close();
        assertThatThrownBy(() -> file.record(Chains.act("一")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aDirectoryThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> ChainedAuditFile.open(directory.resolve("no/such/file"), Chains.SHA_256))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not be opened")
                .hasMessageNotContaining("such");
    }

    @Test
    void aChainOfSm3IsOpenedAsOne() {
        Path sm3 = directory.resolve("sm3.jsonl");
        try (ChainedAuditFile chain = ChainedAuditFile.open(sm3, ChainHash.sm3())) {
            chain.record(Chains.act("国密"));
        }
        try (ChainedAuditFile chain = ChainedAuditFile.open(sm3, ChainHash.sm3())) {
            chain.record(Chains.act("国密"));
        }
        assertThat(new ChainVerifier(ChainHash.sm3()).verify(sm3).isIntact()).isTrue();
        assertThatThrownBy(() -> ChainedAuditFile.open(sm3, Chains.SHA_256))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another algorithm");
    }

    private static ChainReport verified(Path path) {
        return new ChainVerifier(Chains.SHA_256).verify(path);
    }
}
