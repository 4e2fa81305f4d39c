package io.github.weizheng.message.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However often each message is delivered, and however often its handler fails, a conversation goes as if each had come once. */
class AnyDeliveriesTest {
    private static final List<String> WORDS = List.of("查办件", "1", "2", "3", "十一", "取消", "别的", "0");

    private boolean fails;

    private Dialogues dialogues() {
        TextMenu more = TextMenu.builder("更多").entry("甲", m -> said("甲")).build();
        TextMenu menu = TextMenu.builder("选")
                .entry("登记", "name", Reply.text("姓名？"))
                .entry("更多", more)
                .entry("乙", m -> said("乙"))
                .build();
        return Dialogues.builder(new InMemoryStore())
                .menu("main", Duration.ofMinutes(5), menu)
                .question("name", Duration.ofMinutes(5), a -> Next.ask("street", a.text(), said("街道？")))
                .question(Question.of(
                                "street",
                                a -> a.text().equals("别的")
                                        ? Next.again(said("再说"), said("算了"))
                                        : Next.end(said(a.data() + a.text() + a.tries())))
                        .attempts(2))
                .build();
    }

    private Reply said(String words) {
        if (fails) {
            throw new IllegalStateException("stumbled");
        }
        return Reply.text(words);
    }

    private String delivered(Dialogues dialogues, Inbound inbound, String word) throws Exception {
        String answer = Hall.answers(dialogues, inbound);
        return answer.equals(Hall.ORDINARY) && word.equals("查办件")
                ? Hall.seen(dialogues.show("main", inbound), inbound)
                : answer;
    }

    @Property(tries = 300)
    void comeToTheSame(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 7) Integer> words,
            @ForAll @Size(12) List<@IntRange(min = 1, max = 3) Integer> times,
            @ForAll @Size(12) List<Boolean> failures)
            throws Exception {
        Phone citizen = Phone.ofCitizen();
        Dialogues once = dialogues();
        Dialogues often = dialogues();
        for (int i = 0; i < words.size(); i++) {
            String word = WORDS.get(words.get(i));
            Inbound message = citizen.text(word);
            fails = false;
            String expected = delivered(once, message, word);
            List<String> answers = new ArrayList<>();
            for (int time = 0; time < times.get(i); time++) {
                fails = failures.get(i);
                if (fails && isTaken(often, message, word)) {
                    assertThatThrownBy(() -> delivered(often, message, word)).hasMessage("stumbled");
                }
                fails = false;
                answers.add(delivered(often, message, word));
            }
            assertThat(answers).containsOnly(expected);
        }
    }

    /** Whether a handler of ours takes the message, which can fail. */
    private static boolean isTaken(Dialogues dialogues, Inbound message, String word) {
        return !word.equals("取消")
                && dialogues
                        .match(message)
                        .filter(match -> !match.rule().equals("dialogue main"))
                        .isPresent();
    }
}
