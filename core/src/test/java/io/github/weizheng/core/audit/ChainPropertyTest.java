package io.github.weizheng.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is recorded verifies; whatever is done to it afterwards is found where it was done. */
class ChainPropertyTest {
    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings().all().ofMaxLength(80).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 100)
    void whatIsRecordedVerifies(@ForAll("texts") List<String> texts) {
        byte[] chain = Chains.of(Chains.SHA_256, texts);
        assertThat(Chains.headOf(chain).count()).isEqualTo(texts.size());
        assertThat(Chains.lines(chain)).hasSize(texts.size());
    }

    @Property(tries = 500)
    void oneByteChangedIsFoundInItsRecord(
            @ForAll("texts") List<String> texts,
            @ForAll @IntRange(max = 1 << 20) int at,
            @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] chain = Chains.of(Chains.SHA_256, texts);
        int index = at % chain.length;
        long line = lineOf(chain, index);
        chain[index] ^= (byte) by;
        assertBrokenAt(line, Chains.verify(chain));
    }

    @Property(tries = 200)
    void oneByteRemovedIsFoundInItsRecord(
            @ForAll("texts") List<String> texts, @ForAll @IntRange(max = 1 << 20) int at) {
        byte[] chain = Chains.of(Chains.SHA_256, texts);
        int index = at % chain.length;
        byte[] shorter = Arrays.copyOf(chain, chain.length - 1);
        System.arraycopy(chain, index + 1, shorter, index, chain.length - index - 1);
        assertBrokenAt(lineOf(chain, index), Chains.verify(shorter));
    }

    @Property(tries = 200)
    void aLineRemovedSwappedOrRepeatedIsFound(
            @ForAll("texts") List<String> texts,
            @ForAll @IntRange(max = 1 << 20) int a,
            @ForAll @IntRange(max = 1 << 20) int b) {
        List<String> lines = Chains.lines(Chains.of(Chains.SHA_256, texts));
        int from = a % lines.size();
        int to = b % lines.size();

        List<String> removed = new ArrayList<>(lines);
        removed.remove(from);
        if (from < lines.size() - 1) { // the last is for an anchor to miss
            assertThat(Chains.verify(Chains.join(removed))).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
                assertThat(broken.sequence()).isEqualTo(from + 1);
                assertThat(broken.fault()).isEqualTo(ChainFault.REMOVED);
            });
        }

        List<String> swapped = new ArrayList<>(lines);
        java.util.Collections.swap(swapped, from, to);
        if (from != to) {
            assertThat(Chains.verify(Chains.join(swapped))).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
                assertThat(broken.sequence()).isEqualTo(Math.min(from, to) + 1);
                assertThat(broken.fault()).isEqualTo(ChainFault.REORDERED);
            });
        }

        List<String> repeated = new ArrayList<>(lines);
        repeated.add(from + 1, lines.get(from));
        assertThat(Chains.verify(Chains.join(repeated))).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(from + 2);
            assertThat(broken.fault()).isEqualTo(ChainFault.INSERTED);
        });
    }

    @Property(tries = 300)
    void noBytesMakeTheVerifierFail(@ForAll byte[] bytes) {
        assertThat(Chains.verify(bytes)).isNotNull();
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        assertThat(Chains.verify(line).isIntact()).isFalse();
    }

    private static long lineOf(byte[] chain, int index) {
        long line = 1;
        for (int i = 0; i < index; i++) {
            line += chain[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static void assertBrokenAt(long line, ChainReport report) {
        assertThat(report).isInstanceOfSatisfying(ChainReport.Broken.class, broken -> {
            assertThat(broken.line()).isEqualTo(line);
            assertThat(broken.sequence()).isEqualTo(line);
        });
    }
}
