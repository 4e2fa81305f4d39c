package io.github.weizheng.message.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import io.github.weizheng.message.reply.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office edits its questions while citizens ask. */
class FaqReloadTest {
    private static final String FIVE = "question,answer\n几点下班,五点\n";
    private static final String SIX = "question,answer\n几点下班,六点\n周末上班吗,不上\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(directory.resolve("faq.csv"), FIVE);
    }

    @Test
    void anEditedFileIsUsedFromTheReloadOn() throws Exception {
        Faq faq = Faq.builder().open(file);
        assertThat(faq.reload().changed()).isFalse();
        Files.writeString(file, SIX);
        assertThat(FaqTest.reply(faq, "几点下班")).contains(Reply.text("五点"));
        FaqReload reload = faq.reload();
        assertThat(reload.changed()).isTrue();
        assertThat(reload.entries()).isEqualTo(2);
        assertThat(FaqTest.reply(faq, "几点下班")).contains(Reply.text("六点"));
    }

    @Test
    void aBrokenFileChangesNothingAndIsReportedUntilItIsMended() throws Exception {
        Faq faq = Faq.builder().open(file);
        Files.writeString(file, SIX + "午休吗\n\"");
        for (int time = 0; time < 2; time++) {
            FaqReload reload = faq.reload();
            assertThat(reload.changed()).isFalse();
            assertThat(reload.entries()).isEqualTo(1);
            assertThat(reload.mistakes()).extracting(FileMistake::line).containsExactly(4, 5);
        }
        assertThat(FaqTest.reply(faq, "几点下班")).contains(Reply.text("五点"));
        Files.writeString(file, FIVE);
        assertThat(faq.reload().mistakes()).isEmpty();
    }

    @Test
    void aQuestionTwiceOnOneLineIsReportedToo() throws Exception {
        Path yaml = Files.writeString(directory.resolve("faq.yaml"), "[{question: 几点, answer: a}]");
        Faq faq = Faq.builder().open(yaml);
        Files.writeString(yaml, "[{question: 几点, answer: a}, {question: 几点？, answer: b}]");
        assertThat(faq.reload().mistakes()).extracting(FileMistake::fault).containsExactly(FileFault.DUPLICATE_ENTRY);
        assertThat(faq.size()).isEqualTo(1);
    }

    @Test
    void anEmptiedOrDeletedFileChangesNothing() throws Exception {
        Faq faq = Faq.builder().open(file);
        Files.writeString(file, "");
        assertThat(faq.reload().mistakes()).extracting(FileMistake::fault).containsExactly(FileFault.EMPTY);
        Files.delete(file);
        assertThat(faq.reload().mistakes())
                .containsExactly(new FileMistake(0, 0, "", FileFault.UNREADABLE, "", "NoSuchFileException"));
        assertThat(faq.size()).isEqualTo(1);
    }

    @Test
    void whatIsBrokenAtTheStartDoesNotStart() throws Exception {
        assertThatThrownBy(() -> Faq.builder().open(directory.resolve("none.yaml")))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("The file cannot be read.");
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "- q");
        assertThatThrownBy(() -> Faq.builder().open(broken)).isInstanceOf(BrokenFileException.class);
    }

    @Test
    void entriesFromElsewhereStayUntilTheFileChanges() throws Exception {
        Faq faq = Faq.builder().open(file);
        faq.replace(java.util.List.of(FaqEntry.of("几点下班", "七点")));
        assertThat(faq.reload().changed()).isFalse();
        assertThat(FaqTest.reply(faq, "几点下班")).contains(Reply.text("七点"));
        assertThat(Faq.builder().of(java.util.List.of()).reload().changed()).isFalse();
    }
}
