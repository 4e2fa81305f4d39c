package io.github.weizheng.message.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever characters there are, halves of pairs too: what has the normal form keeps it. */
class NormalTextFuzzTest {
    static Stream<byte[]> texts() {
        return Stream.of(
                        "国办发〔2013〕100号",
                        "Social   Security",
                        "a \u0301 b",
                        "\u0306 \u064B",
                        "İ Σ",
                        "ｶﾞ ㍿ ﷺ",
                        "\uD83D\uDE00 𠮷",
                        "\u1100 \u1161\u11A8")
                .map(text -> text.getBytes(StandardCharsets.UTF_16BE));
    }

    @MethodSource("texts")
    @FuzzTest
    void whatHasTheFormKeepsIt(byte @NotNull [] characters) {
        String text = ByteBuffer.wrap(characters).asCharBuffer().toString();
        String normal = NormalText.of(text);
        assertThat(NormalText.of(normal)).isEqualTo(normal);
    }
}
