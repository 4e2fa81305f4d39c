package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChainVerifierTest {
    private static final Secret KEY = Secret.of("an audit key that is kept elsewhere");
    private static final Secret OTHER_KEY = Secret.of("another key that is kept somewhere else");

    @Test
    void anEmptyChainIsIntact() {
        assertThat(Chains.verify(new byte[0])).isEqualTo(new ChainReport.Intact(ChainHead.start()));
    }

    @Test
    void anIntactChainTellsItsHead() {
        MemoryDisk disk = new MemoryDisk();
        ChainedAuditFile trail = Chains.on(disk);
        trail.record(Chains.act("一"));
        trail.record(Chains.act("二"));
        ChainReport report = Chains.verify(disk.bytes());
        assertThat(report).isEqualTo(new ChainReport.Intact(trail.head()));
        assertThat(report.isIntact()).isTrue();
        assertThat(report).hasToString("intact (完整), 2 records, head " + trail.head());
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "a word changed",
                        3,
                        ChainFault.ALTERED,
                        lines -> lines.set(2, lines.get(2).replace("三", "叁"))),
                damage(
                        "last word changed",
                        5,
                        ChainFault.ALTERED,
                        lines -> lines.set(4, lines.get(4).replace("五", "伍"))),
                damage("hash in capitals", 2, ChainFault.ALTERED, lines -> lines.set(1, shout(lines.get(1)))),
                damage("a blank added", 2, ChainFault.ALTERED, lines -> lines.set(1, lines.get(1) + " ")),
                damage(
                        "a number changed",
                        2,
                        ChainFault.ALTERED,
                        lines -> lines.set(1, lines.get(1).replace(":2,", ":9,"))),
                damage("first removed", 1, ChainFault.REMOVED, lines -> lines.remove(0)),
                damage("one removed", 3, ChainFault.REMOVED, lines -> lines.remove(2)),
                damage("two removed", 2, ChainFault.REMOVED, lines -> lines.subList(1, 3)
                        .clear()),
                damage("two swapped", 2, ChainFault.REORDERED, lines -> Collections.swap(lines, 1, 2)),
                damage("first and last swapped", 1, ChainFault.REORDERED, lines -> Collections.swap(lines, 0, 4)),
                damage("moved to the end", 2, ChainFault.REORDERED, lines -> lines.add(lines.remove(1))),
                damage("repeated", 4, ChainFault.INSERTED, lines -> lines.add(3, lines.get(2))),
                damage("repeated at the end", 6, ChainFault.INSERTED, lines -> lines.add(lines.get(0))),
                damage(
                        "forged line put in",
                        3,
                        ChainFault.INSERTED,
                        lines -> lines.add(2, lines.get(1).replace("二", "贰"))),
                damage("words put in", 3, ChainFault.INSERTED, lines -> lines.add(2, "hello")),
                damage("empty line put in", 1, ChainFault.INSERTED, lines -> lines.add(0, "")),
                damage("words at the end", 6, ChainFault.NOT_JSON, lines -> lines.add("hello")),
                damage("JSON that is no record at the end", 6, ChainFault.ALTERED, lines -> lines.add("{}")),
                damage("in place of a line", 3, ChainFault.NOT_JSON, lines -> lines.set(2, "三")),
                damage("a megabyte of it", 3, ChainFault.NOT_JSON, lines -> lines.set(2, "[".repeat(1 << 20))),
                damage(
                        "half a line",
                        3,
                        ChainFault.NOT_JSON,
                        lines -> lines.set(2, lines.get(2).substring(99))),
                damage("sealed anew", 4, ChainFault.REPLACED, lines -> lines.set(2, forged(lines.get(1)))),
                damage(
                        "last sealed by SM3",
                        5,
                        ChainFault.WRONG_ALGORITHM,
                        lines -> lines.set(4, lines.get(4).replace("SHA-256", "SM3"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void theFirstBrokenRecordIsNamed(String name, long line, ChainFault fault, Consumer<List<String>> damage) {
        byte[] whole = Chains.ofFive();
        List<String> lines = Chains.lines(whole);
        damage.accept(lines);
        ChainReport report = Chains.verify(Chains.join(lines));
        assertThat(report).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
            assertThat(broken.fault()).isEqualTo(fault);
            assertThat(broken.line()).isEqualTo(line);
            assertThat(broken.sequence()).isEqualTo(line);
            assertThat(broken.lastGood().count()).isEqualTo(line - 1);
        });
        assertThat(report.isIntact()).isFalse();
        assertThat(report.toString()).startsWith("broken (损坏) at line " + line + ", record " + line + ": ");
    }

    @Test
    void anotherAlgorithmOrKeyIsNamed() {
        List<String> texts = List.of("一", "二");
        byte[] sm3 = Chains.of(ChainHash.sm3(), texts);
        byte[] keyed = Chains.of(ChainHash.sha256(KEY), texts);
        assertBroken(Chains.verify(sm3), 1, ChainFault.WRONG_ALGORITHM);
        assertBroken(Chains.verify(keyed), 1, ChainFault.WRONG_ALGORITHM);
        assertBroken(verify(ChainHash.sha256(KEY), Chains.of(Chains.SHA_256, texts)), 1, ChainFault.WRONG_ALGORITHM);
        assertBroken(verify(ChainHash.sha256(OTHER_KEY), keyed), 1, ChainFault.ALTERED);
        assertThat(verify(ChainHash.sha256(KEY), keyed).isIntact()).isTrue();
        assertThat(verify(ChainHash.sm3(), sm3).isIntact()).isTrue();
    }

    @Test
    void anAnchorShowsThatTheEndWasCutOff() {
        byte[] whole = Chains.ofFive();
        ChainHead anchor = ChainHead.parse(Chains.headOf(whole).toString());
        ChainVerifier verifier = new ChainVerifier(Chains.SHA_256).anchoredAt(anchor);
        byte[] cut = Chains.join(Chains.lines(whole).subList(0, 3));
        assertThat(Chains.verify(cut).isIntact()).isTrue();
        assertBroken(verifier.verify(stream(cut)), 4, ChainFault.TRUNCATED);
        assertBroken(verifier.verify(stream(new byte[0])), 1, ChainFault.TRUNCATED);
        assertThat(verifier.verify(stream(whole)).isIntact()).isTrue();
    }

    @Test
    void anAnchorHoldsWhenTheChainHasGrown() {
        byte[] whole = Chains.ofFive();
        ChainHead anchor = Chains.headOf(Chains.join(Chains.lines(whole).subList(0, 2)));
        assertThat(new ChainVerifier(Chains.SHA_256)
                        .anchoredAt(anchor)
                        .verify(stream(whole))
                        .isIntact())
                .isTrue();
    }

    @Test
    void anAnchorShowsThatAllWasWrittenAnew() {
        ChainHead anchor = Chains.headOf(Chains.ofFive());
        ChainVerifier verifier = new ChainVerifier(Chains.SHA_256).anchoredAt(anchor);
        byte[] anew = Chains.of(Chains.SHA_256, List.of("1", "2", "3", "4", "5", "6"));
        assertBroken(verifier.verify(stream(anew)), 5, ChainFault.NOT_AS_ANCHORED);
    }

    @Test
    void aTornLastLineIsTruncated() {
        byte[] whole = Chains.ofFive();
        assertBroken(verify(Chains.SHA_256, java.util.Arrays.copyOf(whole, whole.length - 1)), 5, ChainFault.TRUNCATED);
    }

    @Test
    void aFileThatGoesOnIsCheckedFromTheEndOfTheOneBefore() {
        List<String> lines = Chains.lines(Chains.ofFive());
        byte[] first = Chains.join(lines.subList(0, 2));
        byte[] second = Chains.join(lines.subList(2, 5));
        ChainVerifier verifier = new ChainVerifier(Chains.SHA_256).startingAfter(Chains.headOf(first));
        assertThat(verifier.verify(stream(second))).isEqualTo(Chains.verify(Chains.join(lines)));
        assertThat(verifier.verify(stream(Chains.join(lines.subList(3, 5)))))
                .isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
                    assertThat(broken.line()).isOne();
                    assertThat(broken.sequence()).isEqualTo(3);
                    assertThat(broken.fault()).isEqualTo(ChainFault.REMOVED);
                });
        ChainHead early = Chains.headOf(Chains.join(lines.subList(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verifier.anchoredAt(early))
                .withMessage("anchor: at or behind record 2, where the file begins, actual 1");
        ChainHead other = new ChainHead(2, "0".repeat(64));
        assertBroken(verifier.anchoredAt(other).verify(stream(second)), 1, ChainFault.NOT_AS_ANCHORED);
    }

    @Test
    void aHundredMegabytesOnOneLineTakeLittleMemory() {
        InputStream endless = new InputStream() {
            private int left = 100 << 20;

            @Override
            public int read() {
                return left-- > 0 ? '{' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int count) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(bytes, from, from + count, (byte) '{');
                left -= count;
                return count;
            }
        };
        assertBroken(new ChainVerifier(Chains.SHA_256).verify(endless), 1, ChainFault.TRUNCATED);
    }

    @Test
    void aFileThatIsNotThereIsNoChain() {
        assertThatThrownBy(() -> new ChainVerifier(Chains.SHA_256).verify(Path.of("target/no such file")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not be read");
    }

    @Test
    void headsAreReadBack() {
        ChainHead head = new ChainHead(42, "ab".repeat(32));
        assertThat(ChainHead.parse(head.toString())).isEqualTo(head);
        for (String bad :
                List.of("", "42", ":", "42:", "-1:" + "a".repeat(64), "42:" + "A".repeat(64), "9".repeat(30) + ":")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ChainHead.parse(bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ChainHead(-1, "a".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChainHead(1, "a"));
    }

    @Test
    void aShortKeyIsRefusedUnseen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChainHash.sha256(Secret.of("c4n4ry")))
                .withMessage("key of the chain: at least 32 bytes, actual 6");
        assertThatIllegalArgumentException().isThrownBy(() -> ChainHash.sm3(Secret.of("c4n4ry")));
        assertThat(ChainHash.sha256(KEY)).hasToString("HMAC-SHA-256");
    }

    /** Without a key: the examples of FIPS 180-4 and GB/T 32905-2016. With a key: {@code printf abc | openssl dgst -sm3 -hmac KEY}, OpenSSL 3.0. */
    @Test
    void hashesAreThoseOfTheStandards() {
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
        assertThat(ChainHash.sha256().of(abc))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ChainHash.sm3().of(abc))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(ChainHash.sha256(KEY).of(abc))
                .isEqualTo("5cbcaf27a7ff27ae00a8d085d76b8e4687490d118f626f9ef0a912e2a871971d");
        assertThat(ChainHash.sm3(KEY).of(abc))
                .isEqualTo("ea56e370e1ed1b72a814f6b1ead705a6d020965b152f0264324149a1a0c914b9");
    }

    private static String shout(String line) {
        int seal = line.lastIndexOf(":\"") + 2;
        return line.substring(0, seal) + line.substring(seal).toUpperCase(java.util.Locale.ROOT);
    }

    /** A record in third place, sealed by whoever has no key to steal. */
    private static String forged(String second) {
        ChainHead head =
                ((ChainLine.Whole) ChainLine.read(second.getBytes(StandardCharsets.UTF_8), Chains.SHA_256)).asHead();
        byte[] content = ChainLine.content(head, Chains.SHA_256, Chains.act("forged"));
        return new String(ChainLine.line(content, Chains.SHA_256.of(content)), StandardCharsets.UTF_8).strip();
    }

    private static Arguments damage(String name, long line, ChainFault fault, Consumer<List<String>> damage) {
        return Arguments.of(name, line, fault, damage);
    }

    private static ChainReport verify(ChainHash hash, byte[] chain) {
        return new ChainVerifier(hash).verify(stream(chain));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static void assertBroken(ChainReport report, long line, ChainFault fault) {
        assertThat(report).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(line);
            assertThat(broken.fault()).isEqualTo(fault);
        });
    }
}
