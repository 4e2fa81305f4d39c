package io.github.weizheng.message.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.file.BrokenFileException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is in a file, it ends in entries or in mistakes. */
class AnyFaqFileTest {
    @Property(tries = 500)
    void anyBytes(@ForAll byte[] content, @ForAll("names") String name) {
        entriesOrMistakes(name, content);
    }

    @Property(tries = 2_000)
    void anythingThatLooksLikeYaml(@ForAll("yaml") List<String> pieces) {
        entriesOrMistakes("faq.yaml", String.join("", pieces).getBytes(UTF_8));
    }

    @Property(tries = 1_000)
    void anythingThatLooksLikeCsv(@ForAll("csv") List<String> pieces) {
        entriesOrMistakes("faq.csv", ("question,answer,wordings\n" + String.join("", pieces)).getBytes(UTF_8));
    }

    private static void entriesOrMistakes(String name, byte[] content) {
        try {
            List<FaqEntry> entries = Faq.parse(name, content);
            assertThat(entries).isNotEmpty();
            assertThat(Faq.builder().of(entries).size()).isEqualTo(entries.size());
        } catch (BrokenFileException e) {
            assertThat(e.mistakes()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("faq.yaml", "faq.csv");
    }

    @Provide
    Arbitrary<List<String>> yaml() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "- ",
                                "\n",
                                "\n  ",
                                "question: ",
                                "answer: ",
                                "wordings: ",
                                "几点",
                                "[",
                                "]",
                                "{",
                                "}",
                                ",",
                                "? ",
                                ": ",
                                "&a ",
                                "*a",
                                "!!str ",
                                "!<x%FF> ",
                                "!<",
                                "---\n",
                                "...\n",
                                "%YAML 99999999999.1\n",
                                "%YAML 1.",
                                "%TAG ! !\n",
                                "%",
                                "|\n",
                                ">9-\n",
                                "\"",
                                "'",
                                "\\x",
                                "\\U00110000",
                                "\\UFFFFFFFF",
                                "\\ud800",
                                "<<: ",
                                "\t",
                                "#",
                                "@",
                                "`",
                                "\u0085",
                                "\u2028",
                                "\uFEFF",
                                "~",
                                " "),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<String>> csv() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "\"", ",", "\n", "\r", "\r\n", "几点", "？", "|", "；", " ", "\uFEFF", "\u0000", "\uFFFF"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30);
    }
}
