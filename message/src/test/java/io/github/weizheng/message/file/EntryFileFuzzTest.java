package io.github.weizheng.message.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.message.faq.Faq;
import io.github.weizheng.message.file.rules.RuleFile;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file of questions or rules: entries, or its mistakes. */
class EntryFileFuzzTest {
    static Stream<byte[]> files() {
        return Stream.of("""
                        - question: 几点上班
                          wordings: [什么时候开门, 上班时间]
                          answer: 周一至周五 9:00
                        """, """
                        question,wordings,answer
                        几点上班,什么时候开门|上班时间,"周一至周五, 9:00"
                        """, """
                        - words: [社保, 公积金]
                          match: contains
                          reply: 请说明
                          priority: 5
                          hours: 周一至周五 09:00-12:00 14:00-17:00；2026-10-01 休
                        - synonyms: [社保, 社会保险]
                        - words: "[0-9]{1,9}"
                          match: pattern
                          transfer: true
                        """, """
                        - words: '\\E]\\E]]]]]]'
                          match: pattern
                          reply: 不是正则
                        """, """
                        words,match,reply,hours,name
                        qr_,scene_prefix,欢迎,mon-fri 09:00-17:00,hall
                        """, "- &a !!str *a\n--- |2-\n \"\\x41\\u0041\"")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("files")
    @FuzzTest
    void givesEntriesOrMistakes(byte @NotNull [] content) {
        for (String name : List.of("a.yaml", "a.csv")) {
            entriesOrMistakes(name, content, (file, bytes) -> assertThat(Faq.parse(file, bytes))
                    .isNotEmpty());
            entriesOrMistakes(name, content, RuleFile::parse);
        }
    }

    private static void entriesOrMistakes(String name, byte[] content, BiConsumer<String, byte[]> parser) {
        try {
            parser.accept(name, content);
        } catch (BrokenFileException e) {
            assertThat(e.mistakes()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
        }
    }
}
