package io.github.weizheng.message.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as a citizen reads it, and what citizens send to pick from it. */
class NumberedTextTest {
    private final NumberedText list = NumberedText.of("请回复数字：", List.of("社保", "医保", "ID card (身份证)"), "谢谢");

    @Test
    void isALineForEachLabel() {
        assertThat(list).hasToString("请回复数字：\n1 社保\n2 医保\n3 ID card (身份证)\n谢谢");
        assertThat(NumberedText.of("选", List.of("社保"), "")).hasToString("选\n1 社保");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "１, 1",
        "2., 2",
        "2。, 2",
        "'2、', 2",
        "(2), 2",
        "（２）, 2",
        "②, 2",
        "⒉, 2",
        "2️⃣, 2",
        "02, 2",
        "' 2 ', 2",
        "一, 1",
        "二。, 2",
        "两, 2",
        "㈡, 2",
        "第三项, 3",
        "第 3 个, 3",
        "2号, 2",
        "༢, 2",
        "۳, 3",
        "社保, 1",
        "医保。, 2",
        "「医保」, 2",
        "2 医保, 2",
        "2医保, 2",
        "id CARD （身份证）, 3",
        "３　ＩＤ　ＣＡＲＤ　（身份证）, 3",
        "2医保, 2",
        "2. 医保, 2",
        "2、医保, 2",
        "二、医保, 2",
        "(2)医保。, 2",
        "2~, 2",
        "２～, 2",
        "医保～, 2",
        "- 2, 2",
        "2\u200b, 2",
        "\ufeff2, 2",
        "\u202d2\u202c, 2",
        "\u00a02\u200d, 2",
        "医\u200b保, 2"
    })
    void isPickedFrom(String said, int number) {
        assertThat(list.pick(said)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "。",
                "0",
                "零",
                "4",
                "四",
                "十",
                "99",
                "100",
                "1 2",
                "12",
                "-",
                "-1",
                "－１",
                "(-1)",
                "\u200b",
                "1、医保",
                "1个社保",
                "社保怎么办",
                "社",
                "2 社保",
                "一一",
                "十十",
                "百",
                "第项",
                "99999999999999999999",
                "一月",
                "〇"
            })
    void nothingElsePicks(String said) {
        assertThat(list.pick(said)).isEmpty();
    }

    @Test
    void chineseNumeralsGoTo99() {
        String digits = "一二三四五六七八九";
        NumberedText long99 = NumberedText.of(
                "选", IntStream.rangeClosed(1, 99).mapToObj(i -> "N" + i + "x").toList(), "");
        for (int i = 1; i <= 99; i++) {
            String tens = i < 10 ? "" : i < 20 ? "十" : digits.charAt(i / 10 - 1) + "十";
            String ones = i % 10 == 0 ? "" : digits.substring(i % 10 - 1, i % 10);
            assertThat(long99.pick(tens + ones)).as(tens + ones).hasValue(i);
            assertThat(long99.pick(Integer.toString(i))).hasValue(i);
        }
    }

    @Test
    void aLabelMayBeANumberBeyondTheLines() {
        assertThat(NumberedText.of("选", List.of("社保", "12345"), "").pick("12345"))
                .hasValue(2);
    }

    static List<Named<List<String>>> labels() {
        return List.of(
                Named.of("none", List.of()),
                Named.of("100", IntStream.range(0, 100).mapToObj(i -> "N" + i).toList()),
                Named.of("blank", List.of("社保", " ")),
                Named.of("punctuation", List.of("——")),
                Named.of("two lines", List.of("社\n保")),
                Named.of("twice", List.of("社保", "社保")),
                Named.of("twice but for width", List.of("ID", "ｉｄ")),
                Named.of("2,049 bytes with the rest", List.of("a".repeat(2_049 - "选\n1 ".getBytes(UTF_8).length))),
                Named.of("what XML cannot hold", List.of("a\0b")));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void badLabelsAreRefused(List<String> labels) {
        assertThatThrownBy(() -> NumberedText.of("选", labels, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatJustFitsIsTaken() {
        String label = "a".repeat(2_048 - "选\n1 ".getBytes(UTF_8).length);
        assertThatCode(() -> NumberedText.of("选", List.of(label), "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> NumberedText.of(" ", List.of("社保"), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NumberedText.of("选", Collections.nCopies(1, null), ""))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aTextThatIsNoLabelIsNotReadToItsEnd() {
        assertThat(list.pick("。".repeat(100_000) + "1")).isEmpty();
        assertThat(list.pick("e" + "\u0301\u0323".repeat(50_000))).isEmpty();
    }

    /** Whatever is written, the answer is a line of the list or none. */
    @Property(tries = 500)
    void readsAnything(@ForAll @StringLength(max = 12) String said) {
        OptionalInt picked = list.pick(said);
        assertThat(picked.orElse(1)).isBetween(1, 3);
    }
}
