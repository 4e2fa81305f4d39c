package io.github.weizheng.message.file.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that cannot be, and where people are told of them. */
class BrokenRuleFilesTest {
    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("no words", "reply: a", "words", FileFault.MISSING),
                Arguments.of("no reply", "words: a", "reply", FileFault.MISSING),
                Arguments.of("not to an agent and no reply", "words: a\n  transfer: false", "reply", FileFault.MISSING),
                Arguments.of(
                        "a reply and an agent", "words: a\n  reply: b\n  transfer: true", "reply", FileFault.CONFLICT),
                Arguments.of("half an agent", "words: a\n  reply: b\n  transfer: maybe", "transfer", FileFault.VALUE),
                Arguments.of("no way of matching", "words: a\n  match: fuzzy\n  reply: b", "match", FileFault.VALUE),
                Arguments.of(
                        "a pattern that would not end",
                        "words: '" + "(\\s*|-*)".repeat(30) + "号'\n  match: pattern\n  reply: b",
                        "words",
                        FileFault.ENDLESS_PATTERN),
                Arguments.of(
                        "a broken pattern", "words: '(a'\n  match: pattern\n  reply: b", "words", FileFault.PATTERN),
                Arguments.of(
                        "two patterns", "words: [a, b]\n  match: pattern\n  reply: b", "words", FileFault.ONE_VALUE),
                Arguments.of(
                        "a long pattern",
                        "words: " + "a".repeat(1001) + "\n  match: pattern\n  reply: b",
                        "words",
                        FileFault.TOO_LONG),
                Arguments.of(
                        "a long menu key",
                        "words: " + "k".repeat(129) + "\n  match: menu\n  reply: b",
                        "words",
                        FileFault.TOO_LONG),
                Arguments.of("an invisible word", "words: \"\\u3000\"\n  reply: b", "words", FileFault.MISSING),
                Arguments.of("a word twice", "words: [社保, 社 保]\n  reply: b", "words", FileFault.DUPLICATE_ENTRY),
                Arguments.of(
                        "a priority that is none",
                        "words: a\n  reply: b\n  priority: high",
                        "priority",
                        FileFault.VALUE),
                Arguments.of(
                        "a priority beyond", "words: a\n  reply: b\n  priority: 1001", "priority", FileFault.VALUE),
                Arguments.of("a long reply", "words: a\n  reply: " + "答".repeat(683), "reply", FileFault.TOO_LONG),
                Arguments.of("one synonym", "synonyms: 社保", "synonyms", FileFault.VALUE),
                Arguments.of("synonyms with a reply", "synonyms: 社保|医保\n  reply: b", "synonyms", FileFault.CONFLICT),
                Arguments.of("a synonym of nothing", "synonyms: [社保, \"\\u00A0\"]", "synonyms", FileFault.VALUE),
                Arguments.of("no word between the separators", "words: '|、'\n  reply: b", "words", FileFault.MISSING),
                Arguments.of("no synonym between the separators", "synonyms: '|'", "synonyms", FileFault.VALUE),
                Arguments.of("a reply that nobody sees", "words: a\n  reply: \"\\u00A0\"", "reply", FileFault.MISSING),
                hours("九点到五点", FileFault.HOURS),
                hours("周一至周五", FileFault.HOURS),
                hours("、", FileFault.HOURS),
                hours("周一 09:00-12:00；，", FileFault.HOURS),
                hours("周一至周五 休", FileFault.NEVER_OPEN),
                hours("2026-10-01 休", FileFault.NEVER_OPEN),
                hours("mon-xyz 09:00-12:00", FileFault.HOURS),
                hours("周一 9-12", FileFault.HOURS),
                hours("周一 09:00-09:00", FileFault.HOURS),
                hours("周一 22:00-06:00", FileFault.OVERNIGHT),
                hours("周一 09:00-25:00", FileFault.HOURS),
                hours("周一 休 09:00-12:00", FileFault.HOURS),
                hours("2026-02-30 休", FileFault.HOURS),
                hours("2026-10-07至2026-10-01 休", FileFault.HOURS),
                hours("2026-10-01至9999-10-01 休", FileFault.TOO_MANY),
                hours("2026-02-28 09:00", FileFault.HOURS),
                hours("2026-02-28", FileFault.HOURS));
    }

    @Test
    void whatNestsWithoutEndIsGivenUp() {
        for (String open : List.of("[", "- ", "{a: ", "? ")) {
            byte[] deep = open.repeat(200_000).getBytes(UTF_8);
            BrokenFileException e =
                    catchThrowableOfType(BrokenFileException.class, () -> RuleFile.parse("rules.yaml", deep));
            assertThat(e.mistakes()).extracting(FileMistake::fault).contains(FileFault.SYNTAX);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void aBrokenEntryTellsItsMistake(String name, String entry, String key, FileFault fault) {
        List<FileMistake> mistakes = mistakes("- words: 好\n  reply: 好\n- " + entry + "\n");
        assertThat(mistakes).first().satisfies(mistake -> {
            assertThat(mistake.fault()).as(mistake.toString()).isEqualTo(fault);
            assertThat(mistake.key()).isEqualTo(key);
            assertThat(mistake.line()).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void theSameWordMayHaveOtherHoursOrAnotherPriority() {
        String rules = """
                - words: 人工
                  transfer: true
                  hours: mon 09:00-10:00
                - words: 人工
                  reply: a
                - words: 人工
                  reply: b
                  priority: 1
                - words: 人工
                  match: exact
                  reply: c
                """;
        assertThat(RuleFile.parse("r.yaml", rules.getBytes(UTF_8)).rules()).hasSize(4);
        assertThat(mistakes(rules + "- words: 人工\n  reply: d\n"))
                .containsExactly(new FileMistake(12, 10, "words", FileFault.DUPLICATE_ENTRY, "", "人工 (4)"));
    }

    @Test
    void aBrokenPatternIsToldWithPlaceAndReason() {
        assertThat(mistakes("- words: '^[国办发(\\d{4}$'\n  match: pattern\n  reply: a\n"))
                .extracting(FileMistake::actual)
                .containsExactly("Unclosed character class @ 11: ^[国办发(\\d{4}$");
    }

    @Test
    void hoursPastMidnightAreShownInTwoParts() {
        assertThat(mistakes("- words: a\n  reply: b\n  hours: 周一至周五 22:00-6:00\n"))
                .containsExactly(
                        new FileMistake(3, 10, "hours", FileFault.OVERNIGHT, "22:00-24:00, 00:00-06:00", "22:00-6:00"));
    }

    @Property(tries = 2_000)
    void whateverIsInAFileItEndsInRulesOrInMistakes(@ForAll("csv") List<String> cells) {
        byte[] content =
                ("words,match,reply,transfer,hours,priority,synonyms\n" + String.join("", cells)).getBytes(UTF_8);
        try {
            RuleFile file = RuleFile.parse("rules.csv", content);
            Router.Builder router = Router.builder().otherwise(m -> Reply.none());
            file.addTo(router);
            assertThat(router.build()).isNotNull();
        } catch (BrokenFileException e) {
            assertThat(e.mistakes()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> csv() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                ",",
                                ",",
                                ",",
                                "\n",
                                "社保",
                                "a|b",
                                "exact",
                                "menu",
                                "scene",
                                "pattern",
                                "(",
                                "是",
                                "true",
                                "1",
                                "-5",
                                "周一 09:00-12:00",
                                "2026-02-30 休",
                                "\"",
                                "\u3000",
                                "\u200B",
                                "\uFEFF",
                                "[",
                                "\uD83D\uDE00"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(20);
    }

    private static Arguments hours(String hours, FileFault fault) {
        return Arguments.of(hours, "words: a\n  reply: b\n  hours: " + hours, "hours", fault);
    }

    private static List<FileMistake> mistakes(String yaml) {
        return catchThrowableOfType(BrokenFileException.class, () -> RuleFile.parse("rules.yaml", yaml.getBytes(UTF_8)))
                .mistakes();
    }
}
