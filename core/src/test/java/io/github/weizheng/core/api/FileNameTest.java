package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File names as others write them. */
class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=\"a.jpg\"|a.jpg",
                "attachment; filename=a.jpg|a.jpg",
                "attachment;FileName = \"办事 指南.pdf\"|办事 指南.pdf",
                "attachment; filename=\"x.txt\"; filename*=UTF-8''%E7%A4%BE%E4%BF%9D.csv|社保.csv",
                "attachment; filename*=utf-8'zh'%E7%A4%BE.csv|社.csv",
                "attachment; filename=\"say \\\"hi\\\".txt\"|say \"hi\".txt",
                "attachment; filename=\"../../etc/passwd\"|passwd",
                "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd|passwd",
                "attachment; filename=\"..\"|",
                "attachment; filename=\"a/\"|",
                "attachment; filename=\"\"|",
                "attachment; filename*=UTF-8''%00.csv|",
                "attachment; filename*=UTF-8''%FF%FE|",
                "attachment; filename*=UTF-8''%zz|",
                "attachment; filename*=UTF-8''%E7%A4|",
                "attachment; filename=\"open|",
                "attachment|",
                "filename=a.jpg|",
                "`` |"
            })
    void isReadAndMadeHarmless(String header, @Nullable String name) {
        assertThat(FileName.in(header)).isEqualTo(Optional.ofNullable(name));
    }

    @Property(tries = 500)
    void anyHeaderIsReadToAHarmlessNameOrNone(@ForAll String header) {
        for (String text : new String[] {
            header, "attachment; filename=" + header, "a; filename=\"" + header, "a; filename*=UTF-8''" + header
        }) {
            FileName.in(text).ifPresent(name -> assertThat(name)
                    .doesNotContain("/", "\\", "\u0000", "\n", "\r")
                    .isNotIn("", ".", ".."));
        }
    }

    @Example
    void aLongHeaderIsNotSearched() {
        assertThat(FileName.in("attachment; filename=\"" + "a".repeat(5_000) + "\""))
                .isEmpty();
        assertThat(FileName.in("attachment; filename=\"" + "\\".repeat(4_000))).isEmpty();
    }
}
