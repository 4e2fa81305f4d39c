package io.github.weizheng.message.dialogue;

import static io.github.weizheng.message.dialogue.Hall.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Phone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is handled late, out of an inbox or at a further delivery, meets what was open when the citizen sent it. */
class LateAnswersTest {
    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private boolean down;
    private final Phone citizen = Phone.ofCitizen().by(() -> now);
    private final Dialogues dialogues = Dialogues.builder(new InMemoryStore(() -> now))
            .clock(() -> now)
            .question("case-number", Duration.ofMinutes(5), this::caseNumber)
            .question("name", Duration.ofMinutes(5), a -> Next.ask("street", a.text(), Reply.text("住在哪里？")))
            .question("street", Duration.ofMinutes(5), a -> Next.end(Reply.text(a.data() + "，" + a.text())))
            .build();

    private Next caseNumber(Answer answer) {
        if (down) {
            throw new IllegalStateException("down");
        }
        return Next.end(Reply.text(answer.text() + "：办理中"));
    }

    private void asked(String question) {
        dialogues.ask(question, citizen.text("查"), Reply.text("请发送"));
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private String says(Inbound inbound) throws Exception {
        return Hall.answers(dialogues, inbound);
    }

    @Test
    void anAnswerWhoseHandlerFailedMeetsItsQuestionWhenItsTimeIsOver() throws Exception {
        asked("case-number");
        later(60);
        Inbound answer = citizen.text("2026");
        down = true;
        assertThatThrownBy(() -> says(answer)).hasMessage("down");
        later(16 * 60);
        assertThatThrownBy(() -> says(answer)).hasMessage("down");
        assertThat(says(citizen.text("在吗"))).as("sent too late").isEqualTo(ORDINARY);
        down = false;
        assertThat(says(answer)).isEqualTo("2026：办理中");
        assertThat(says(citizen.text("2026"))).isEqualTo(ORDINARY);
    }

    @Test
    void anAnswerThatMovedTheConversationIsAnsweredTheSameMuchLater() throws Exception {
        asked("case-number");
        Inbound answer = citizen.text("2026");
        assertThat(says(answer)).isEqualTo("2026：办理中");
        later(30 * 60);
        assertThat(says(answer)).isEqualTo("2026：办理中");
        later(60 * 60);
        assertThat(says(answer)).as("forgotten").isEqualTo(ORDINARY);
    }

    @Test
    void anAnswerInTheLastMomentLeadsToTheNextQuestion() throws Exception {
        asked("name");
        later(299);
        Inbound answer = citizen.text("张三");
        later(10);
        assertThat(says(answer)).isEqualTo("住在哪里？");
        assertThat(says(citizen.text("中山路"))).isEqualTo("张三，中山路");
    }

    @Test
    void whatWasSentBeforeAQuestionIsNotItsAnswer() throws Exception {
        Inbound balance = citizen.text("社保余额");
        later(5);
        asked("case-number");
        later(1);
        assertThat(says(balance)).as("delivered again").isEqualTo(ORDINARY);
        assertThat(says(citizen.text("2026"))).isEqualTo("2026：办理中");
    }

    @Test
    void whatWasSentBeforeTheConversationMovedMeetsWhatWasOpenThen() throws Exception {
        asked("case-number");
        later(1);
        Inbound answer = citizen.text("2026");
        down = true;
        assertThatThrownBy(() -> says(answer)).hasMessage("down");
        down = false;
        later(4);
        assertThat(says(citizen.text("取消"))).isEqualTo("已取消");
        later(1);
        assertThat(says(answer)).as("delivered again").isEqualTo("2026：办理中");
        assertThat(says(citizen.text("2026"))).isEqualTo(ORDINARY);
    }

    @Test
    void clocksThatGoWrongByMinutesLoseNoAnswer() throws Exception {
        Instant wechat = now;
        for (int behind : new int[] {-600, 600}) {
            now = wechat.minusSeconds(behind);
            Phone phone = Phone.ofCitizen().by(() -> now.plusSeconds(behind));
            dialogues.ask("case-number", phone.text("查"), Reply.text("请发送"));
            later(299);
            Inbound answer = phone.text("2026");
            now = now.minusSeconds(30); // on another machine
            assertThat(says(answer)).isEqualTo("2026：办理中");
        }
    }

    @Test
    void aMessageIsNoAnswerToTheQuestionThatItAsked() throws Exception {
        asked("name");
        later(1);
        Inbound name = citizen.text("张三");
        assertThat(says(name)).isEqualTo("住在哪里？");
        later(1);
        assertThat(says(citizen.text("中山路"))).isEqualTo("张三，中山路");
        assertThat(says(name)).isEqualTo(ORDINARY);
    }
}
