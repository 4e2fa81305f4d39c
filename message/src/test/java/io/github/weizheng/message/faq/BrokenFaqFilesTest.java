package io.github.weizheng.message.faq;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do to files, and where they are told of it. */
class BrokenFaqFilesTest {
    private static final String GOOD = "- question: 几点下班\n  answer: 五点\n";

    static Stream<Arguments> yaml() {
        return Stream.of(
                broken("nothing in it", "", FileFault.EMPTY, 0, 0, ""),
                broken(
                        "a question twice on one line",
                        "[{question: 几点, answer: a}, {question: 几点？, answer: b}]",
                        FileFault.DUPLICATE_ENTRY,
                        1,
                        40,
                        "question"),
                broken("comments only", "# 以后再写\n", FileFault.EMPTY, 0, 0, ""),
                broken("an empty list", "[]\n", FileFault.EMPTY, 0, 0, ""),
                broken("no list", "question: 几点\nanswer: 五点\n", FileFault.SHAPE, 1, 1, ""),
                broken("one text", "几点下班", FileFault.SHAPE, 1, 1, ""),
                broken("a text in place of an entry", GOOD + "- 几点上班\n", FileFault.SHAPE, 3, 3, ""),
                broken("a list in place of an entry", GOOD + "- [a, [b]]\n", FileFault.SHAPE, 3, 3, ""),
                broken(
                        "a mapping in place of a text",
                        GOOD + "- question: {a: b}\n  answer: x\n",
                        FileFault.SHAPE,
                        3,
                        13,
                        "question"),
                broken(
                        "a list in a list",
                        "- question: q\n  answer: a\n  wordings: [[x]]\n",
                        FileFault.SHAPE,
                        3,
                        14,
                        "wordings"),
                broken("a list as a key", "- [a]: b\n  question: q\n  answer: a\n", FileFault.SHAPE, 1, 3, ""),
                broken("two documents", GOOD + "---\n" + "- question: 二\n  answer: 二\n", FileFault.SHAPE, 3, 1, ""),
                broken(
                        "an unknown key",
                        "- question: q\n  anwser: a\n  answer: a\n",
                        FileFault.UNKNOWN_KEY,
                        2,
                        3,
                        "anwser"),
                broken("a merge key", "- <<: x\n  question: q\n  answer: a\n", FileFault.UNKNOWN_KEY, 1, 3, "<<"),
                broken(
                        "a key twice",
                        "- question: q\n  answer: a\n  answer: b\n",
                        FileFault.DUPLICATE_KEY,
                        3,
                        3,
                        "answer"),
                broken("an anchor", "- question: &q q\n  answer: a\n", FileFault.YAML_FEATURE, 1, 13, ""),
                broken("an alias", "- question: &q q\n  answer: *q\n", FileFault.YAML_FEATURE, 1, 13, ""),
                broken("a Java type", "- !!javax.script.ScriptEngineManager [x]\n", FileFault.YAML_FEATURE, 1, 3, ""),
                broken("a tag on a value", "- question: q\n  answer: !!str a\n", FileFault.YAML_FEATURE, 2, 11, ""),
                broken("a tab as indentation", "- question: q\n\tanswer: a\n", FileFault.SYNTAX, 2, 1, ""),
                broken("an open quote", "- question: \"q\n  answer: a\n", FileFault.SYNTAX, 3, 1, ""),
                broken("a colon in a text", "- question: q: r\n  answer: a\n", FileFault.SYNTAX, 1, 14, ""),
                broken("a control character", "- question: q\n  answer: a\u0001\n", FileFault.CHARACTERS, 2, 0, ""),
                broken(
                        "an escaped control character",
                        "- question: q\n  answer: \"a\\u0001\"\n",
                        FileFault.CHARACTERS,
                        2,
                        11,
                        "answer"),
                broken(
                        "half a character",
                        "- question: q\n  answer: \"a\\ud83d\"\n",
                        FileFault.CHARACTERS,
                        2,
                        11,
                        "answer"),
                broken(
                        "an escape of no character",
                        GOOD + "- question: q\n  answer: \"\\UFFFFFFFF\"",
                        FileFault.SYNTAX,
                        3,
                        0,
                        ""),
                broken("no answer", "- question: 几点\n", FileFault.MISSING, 1, 0, "answer"),
                broken(
                        "an answer that is not there yet",
                        "- question: 几点\n  answer:\n",
                        FileFault.MISSING,
                        2,
                        10,
                        "answer"),
                broken(
                        "an answer that nobody sees",
                        "- question: 几点\n  answer: \"\\u00A0\\u200B\"\n",
                        FileFault.MISSING,
                        2,
                        11,
                        "answer"),
                broken("an answer that is null", "- question: 几点\n  answer: ~\n", FileFault.MISSING, 2, 11, "answer"),
                broken("two answers", "- question: 几点\n  answer: [a, b]\n", FileFault.ONE_VALUE, 2, 11, "answer"),
                broken(
                        "a long answer",
                        "- question: q\n  answer: " + "答".repeat(683),
                        FileFault.TOO_LONG,
                        2,
                        11,
                        "answer"),
                broken(
                        "a long question",
                        "- question: " + "问".repeat(81) + "\n  answer: a",
                        FileFault.TOO_LONG,
                        1,
                        13,
                        "question"),
                broken(
                        "a question with much punctuation",
                        "- question: q" + "?".repeat(80) + "\n  answer: a",
                        FileFault.TOO_LONG,
                        1,
                        13,
                        "question"),
                broken(
                        "many wordings",
                        "- question: q\n  answer: a\n  wordings: " + "w|".repeat(51),
                        FileFault.TOO_MANY,
                        3,
                        13,
                        "wordings"),
                broken(
                        "a question of punctuation",
                        "- question: \"？\"\n  answer: a",
                        FileFault.QUESTION,
                        1,
                        13,
                        "question"),
                broken(
                        "a question on two lines",
                        "- question: |\n    一\n    二\n  answer: a",
                        FileFault.QUESTION,
                        1,
                        13,
                        "question"),
                broken(
                        "a question twice",
                        GOOD + "- question: 几点下班？\n  answer: b\n",
                        FileFault.DUPLICATE_ENTRY,
                        3,
                        13,
                        "question"),
                broken(
                        "a wording of another question",
                        GOOD + "- question: 何时\n  wordings: 上班|几点 下班\n  answer: b\n",
                        FileFault.DUPLICATE_ENTRY,
                        4,
                        13,
                        "wordings"));
    }

    static Stream<Arguments> csv() {
        String header = "question,wordings,answer,category\n";
        return Stream.of(
                broken("nothing in it", "", FileFault.EMPTY, 0, 0, ""),
                broken("a header only", header, FileFault.EMPTY, 0, 0, ""),
                broken("rows of nothing", header + ",,,\n,,,\n", FileFault.EMPTY, 0, 0, ""),
                broken("no header", "几点,,五点,\n", FileFault.UNKNOWN_KEY, 1, 0, "几点"),
                broken("a cell under no name", "question,answer,,\nq,a,,b\n", FileFault.STRAY_CELL, 2, 4, ""),
                broken("a column twice", "question,answer,answer\nq,a,b\n", FileFault.DUPLICATE_KEY, 1, 0, "answer"),
                broken("a semicolon between", "question;answer\nq;a\n", FileFault.UNKNOWN_KEY, 1, 0, "question;answer"),
                broken("a comma in an answer", header + "\n几点,,五点,,六点\n", FileFault.STRAY_CELL, 3, 5, ""),
                broken("no answer", header + "一,,a,\n几点\n", FileFault.MISSING, 3, 0, "answer"),
                broken("an open quote", header + "一,,a,\n几点,,\"五点,\n二,,b,\n", FileFault.QUOTES, 3, 0, ""),
                broken("text after a quote", header + "一,,a,\n几点,,\"五\"点,\n", FileFault.QUOTES, 3, 0, ""),
                broken("a control character", header + "几点,,五\u0000点,\n", FileFault.CHARACTERS, 2, 0, "answer"),
                broken(
                        "a long answer",
                        header + "几点,,\"" + "答\n".repeat(600) + "\",\n",
                        FileFault.TOO_LONG,
                        2,
                        0,
                        "answer"),
                broken(
                        "a question twice",
                        header + "几点,,a,\n一,,b,\n几点？,,c,\n",
                        FileFault.DUPLICATE_ENTRY,
                        4,
                        0,
                        "question"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("yaml")
    void aBrokenYamlFileTellsItsMistake(String name, String content, FileMistake expected) {
        assertThat(mistakes("faq.yaml", content.getBytes(UTF_8)).get(0)).satisfies(mistake -> same(mistake, expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("csv")
    void aBrokenCsvFileTellsItsMistake(String name, String content, FileMistake expected) {
        assertThat(mistakes("faq.CSV", content.getBytes(UTF_8)).get(0)).satisfies(mistake -> same(mistake, expected));
    }

    @Test
    void everyMistakeIsToldAtOnceInTheOrderOfTheFile() {
        List<FileMistake> mistakes = mistakes(
                "faq.yml", "- question: a\n- answer: b\n  topic: c\n- question: '!'\n  answer: d\n".getBytes(UTF_8));
        assertThat(mistakes)
                .extracting(mistake -> mistake.line() + " " + mistake.key() + " " + mistake.fault())
                .containsExactly(
                        "1 answer MISSING", "2 question MISSING", "3 topic UNKNOWN_KEY", "4 question QUESTION");
    }

    @Test
    void thereIsAnEndToTheMistakes() {
        assertThat(mistakes("faq.yaml", "- x\n".repeat(5_000).getBytes(UTF_8))).hasSize(200);
    }

    @Test
    void whatIsNotUtf8IsNamedWithItsLine() {
        byte[] gbk = "question,answer\nq,a\n几点下班,五点\n".getBytes(Charset.forName("GBK"));
        assertThat(mistakes("faq.csv", gbk))
                .containsExactly(new FileMistake(3, 0, "", FileFault.NOT_UTF8, "UTF-8", "GBK"));
        assertThat(mistakes("faq.csv", GOOD.getBytes(UTF_16)))
                .containsExactly(new FileMistake(1, 0, "", FileFault.NOT_UTF8, "UTF-8", "UTF-16"));
        assertThat(mistakes("faq.csv", new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF})
                        .get(0)
                        .line())
                .isEqualTo(2);
    }

    @Test
    void aWorkbookIsNamedAsOneUnderWhateverName() {
        byte[] xlsx = {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, (byte) 0x80, (byte) 0xFF};
        byte[] xls = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        for (byte[] workbook : List.of(xlsx, xls)) {
            assertThat(mistakes("faq.csv", workbook))
                    .containsExactly(new FileMistake(0, 0, "", FileFault.SPREADSHEET, "", ""));
        }
    }

    @Test
    void whatIsToldInChineseIsChinese() {
        List<FileMistake> mistakes = new ArrayList<>();
        yaml().forEach(each -> mistakes.addAll(mistakes("faq.yaml", ((String) each.get()[1]).getBytes(UTF_8))));
        csv().forEach(each -> mistakes.addAll(mistakes("faq.csv", ((String) each.get()[1]).getBytes(UTF_8))));
        assertThat(mistakes)
                .filteredOn(mistake -> mistake.fault() != FileFault.SYNTAX) // in the parser's words
                .extracting(mistake -> mistake.text(Locale.CHINA))
                .filteredOn(text -> text.matches(".*[a-z]+ [a-z]+.*"))
                .isEmpty();
    }

    @Test
    void otherFormatsAndHugeFilesAreRefused() {
        assertThat(mistakes("faq.xlsx", GOOD.getBytes(UTF_8)).get(0).fault()).isEqualTo(FileFault.FORMAT);
        assertThat(mistakes("faq.yaml", new byte[8 * 1024 * 1024 + 1]).get(0).fault())
                .isEqualTo(FileFault.TOO_LARGE);
    }

    @Test
    void aMistakeReadsWellInBothLanguages() {
        FileMistake mistake = mistakes(
                        "faq.yaml", (GOOD + "- question: q\n  answer: " + "答".repeat(683)).getBytes(UTF_8))
                .get(0);
        assertThat(mistake.text(Locale.CHINA))
                .isEqualTo("第 4 行第 11 列：answer：文字过长（单位：字节）。允许：≤ 2048；实际：2049。请缩短；汉字每字 3 字节，问题中的标点和空格也是。");
        assertThat(mistake)
                .hasToString(
                        "line 4, column 11: answer: The text is too long, in bytes. Allowed: ≤ 2048; actual: 2049."
                                + " Shorten it; a Chinese character has 3 bytes, and so have punctuation and blanks in a question.");
        assertThatThrownBy(() -> Faq.parse("faq.yaml", "- x".getBytes(UTF_8)))
                .hasMessageStartingWith(
                        "faq.yaml: 1 mistakes, the first are: line 1, column 3: The structure is wrong.");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMistake() {
        String csv = "\uFEFFquestion,wordings,answer\r\n几点下班,何时下班 ； 下班时间|,\"五\r\n点\"\r\n";
        assertThat(Faq.parse("faq.csv", csv.getBytes(UTF_8)))
                .containsExactly(new FaqEntry("几点下班", List.of("何时下班", "下班时间"), "五\r\n点", ""));
        assertThat(Faq.parse("faq.yaml", ("\uFEFF" + GOOD).getBytes(UTF_8))).hasSize(1);
        assertThat(Faq.parse("faq.yaml", "- question: q\n  answer: |\n    一\n    二\n".getBytes(UTF_8))
                        .get(0)
                        .answer())
                .isEqualTo("一\n二");
    }

    @Test
    void theEmptyColumnsThatExcelLeavesAreNoMistake() {
        String csv =
                ",,,,\r\nquestion,wordings,answer,category,,\r\n几点下班,何时下班;下班时间｜收工,五点,,,\r\n,,,,,\r\n几点上班,,九点,,,,,\r\n";
        assertThat(Faq.parse("faq.csv", csv.getBytes(UTF_8)))
                .containsExactly(
                        new FaqEntry("几点下班", List.of("何时下班", "下班时间", "收工"), "五点", ""), FaqEntry.of("几点上班", "九点"));
    }

    private static List<FileMistake> mistakes(String name, byte[] content) {
        return catchThrowableOfType(BrokenFileException.class, () -> Faq.parse(name, content))
                .mistakes();
    }

    private static void same(FileMistake actual, FileMistake expected) {
        assertThat(actual.fault()).as(actual.toString()).isEqualTo(expected.fault());
        assertThat(actual.line()).as(actual.toString()).isEqualTo(expected.line());
        assertThat(actual.column()).as(actual.toString()).isEqualTo(expected.column());
        assertThat(actual.key()).as(actual.toString()).isEqualTo(expected.key());
    }

    private static Arguments broken(String name, String content, FileFault fault, int line, int column, String key) {
        return Arguments.of(name, content, new FileMistake(line, column, key, fault, "", ""));
    }
}
