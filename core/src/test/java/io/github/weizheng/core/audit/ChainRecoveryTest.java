package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.StoreException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainRecoveryTest {
    private static final byte[] FIVE = Chains.ofFive();
    private static final int FOUR_END = Chains.join(Chains.lines(FIVE).subList(0, 4)).length;

    @Test
    void aFileCutAtEveryByteOfItsLastRecordIsOpenedAndSaysSo() {
        for (int length = FOUR_END + 1; length < FIVE.length; length++) {
            byte[] torn = Arrays.copyOf(FIVE, length);
            MemoryDisk disk = new MemoryDisk(torn);
            ChainedAuditFile file = Chains.on(disk);
            assertThat(file.head().count()).isEqualTo(5);
            file.record(Chains.act("六"));
            assertThat(Chains.headOf(disk.bytes())).isEqualTo(file.head());
            JsonNode recovery =
                    AuditTrailContract.json(Chains.lines(disk.bytes()).get(4)).get("record");
            assertThat(recovery.get("actor").asText()).isEqualTo("weizheng");
            assertThat(recovery.get("action").asText()).isEqualTo("audit.recover");
            assertThat(recovery.get("details").get("droppedBytes").asInt()).isEqualTo(length - FOUR_END);
            assertThat(recovery.get("details").get("droppedHash").asText())
                    .isEqualTo(Chains.SHA_256.of(Arrays.copyOfRange(torn, FOUR_END, length)));
        }
    }

    @Test
    void aFileCutAtTheEndOfARecordIsOpenedAsItIs() {
        MemoryDisk disk = new MemoryDisk(Arrays.copyOf(FIVE, FOUR_END));
        assertThat(Chains.on(disk).head().count()).isEqualTo(4);
        assertThat(disk.bytes()).hasSize(FOUR_END);
    }

    @Test
    void aFirstRecordCutAtEveryByteIsRecovered() {
        byte[] one = Chains.join(Chains.lines(FIVE).subList(0, 1));
        for (int length = 1; length < one.length; length++) {
            MemoryDisk disk = new MemoryDisk(Arrays.copyOf(one, length));
            assertThat(Chains.on(disk).head().count()).isOne();
            assertThat(Chains.headOf(disk.bytes()).count()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5000})
    void aCrashAtEveryByteOfTheRecoveryLeavesATornRecordAgain(int tornLength) {
        byte[] torn = Arrays.copyOf(FIVE, FOUR_END);
        byte[] half = Chains.of(Chains.SHA_256, List.of("一", "二", "三", "四", "长".repeat(500)));
        byte[] rest = Arrays.copyOfRange(half, FOUR_END, half.length);
        // The same beginning, since ids differ from chain to chain: made from the head of this one.
        byte[] beginning = ChainLine.beginning(Chains.headOf(torn), Chains.SHA_256)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(beginning, 0, rest, 0, beginning.length);
        byte[] start = Arrays.copyOf(torn, FOUR_END + Math.min(tornLength, rest.length - 1));
        System.arraycopy(rest, 0, start, FOUR_END, start.length - FOUR_END);
        MemoryDisk whole = new MemoryDisk(start);
        ChainHead recovered = Chains.on(whole).head();
        int lineLength = whole.bytes().length - FOUR_END;
        for (int written = 0; written < lineLength; written++) {
            MemoryDisk disk = new MemoryDisk(start);
            disk.roomLeft = written;
            assertThatThrownBy(() -> Chains.on(disk)).hasMessageContaining("no space left");
            assertThat(disk.closed).isTrue();
            disk.roomLeft = Integer.MAX_VALUE;
            assertThat(Chains.on(disk).head().count()).isEqualTo(recovered.count());
            assertThat(Chains.lines(disk.bytes()).get(4)).contains("audit.recover");
            assertThat(Chains.headOf(disk.bytes()).count()).isEqualTo(5);
        }
    }

    @Test
    void zerosAtTheEndAreATornRecord() {
        MemoryDisk disk = new MemoryDisk(Arrays.copyOf(FIVE, FIVE.length + 300));
        assertThat(Chains.on(disk).head().count()).isEqualTo(6);
        assertThat(Chains.headOf(disk.bytes()).count()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my precious notes", "my precious notes\n", "{}", "{\"seq\":2", "\n", "\n\n"})
    void aFileOfAnotherKindIsLeftAlone(String content) {
        byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertLeftAlone(bytes);
        byte[] behind = Arrays.copyOf(FIVE, FIVE.length + bytes.length);
        System.arraycopy(bytes, 0, behind, FIVE.length, bytes.length);
        assertLeftAlone(behind);
    }

    @Test
    void aLargeFileOfAnotherKindIsLeftAlone() {
        assertLeftAlone("x".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertLeftAlone(("x".repeat(1 << 20) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aLastRecordThatWasAlteredIsLeftAlone() {
        byte[] altered = FIVE.clone();
        altered[altered.length - 200] ^= 1;
        assertLeftAlone(altered);
    }

    private static void assertLeftAlone(byte[] bytes) {
        MemoryDisk disk = new MemoryDisk(bytes);
        assertThatThrownBy(() -> Chains.on(disk))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was not opened and is unchanged")
                .hasMessageNotContaining("precious");
        assertThat(disk.bytes()).isEqualTo(bytes);
        assertThat(disk.closed).isTrue();
    }

    @Test
    void aFullDiskTakesNothingAndGoesOnWhenThereIsRoom() {
        MemoryDisk disk = new MemoryDisk();
        ChainedAuditFile file = Chains.on(disk);
        file.record(Chains.act("一"));
        ChainHead head = file.head();
        disk.roomLeft = 100;
        assertFails(file, "could not be written");
        assertThat(file.head()).isEqualTo(head);
        assertThat(Chains.headOf(disk.bytes())).isEqualTo(head);
        disk.roomLeft = Integer.MAX_VALUE;
        file.record(Chains.act("二"));
        assertThat(Chains.headOf(disk.bytes()).count()).isEqualTo(2);
    }

    @Test
    void afterHalfALineThatCannotBeTakenBackNothingIsWritten() {
        MemoryDisk disk = new MemoryDisk();
        ChainedAuditFile file = Chains.on(disk);
        disk.roomLeft = 100;
        disk.cutFails = true;
        assertFails(file, "could not be written");
        disk.roomLeft = Integer.MAX_VALUE;
        disk.cutFails = false;
        assertFails(file, "open it anew");
        assertThat(Chains.on(disk).head().count()).isOne();
        assertThat(Chains.lines(disk.bytes())).singleElement().asString().contains("audit.recover");
    }

    @Test
    void afterAForceThatFailedNothingIsAcknowledged() {
        MemoryDisk disk = new MemoryDisk();
        ChainedAuditFile file = Chains.on(disk);
        disk.forceFails = true;
        assertFails(file, "could not be forced");
        assertThat(file.head()).isEqualTo(ChainHead.start());
        disk.forceFails = false;
        assertFails(file, "open it anew");
        assertThat(Chains.headOf(disk.bytes())).isEqualTo(Chains.on(disk).head());
    }

    private static void assertFails(ChainedAuditFile file, String words) {
        assertThatThrownBy(() -> file.record(Chains.act("canary")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(words)
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("canary", "secret/path");
                    }
                });
    }
}
