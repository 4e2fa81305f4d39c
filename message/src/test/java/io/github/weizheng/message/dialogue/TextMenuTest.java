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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An elder reads a numbered menu and answers with numbers, or by voice. */
class TextMenuTest {
    private static final String MAIN = "请回复数字：\n1 社保\n2 医保\n3 查办件\n回复“退出”结束";
    private static final String MEDICAL = "医保：\n1 报销\n2 住院\n0 返回上一级";
    private static final String HOSPITAL = "住院：\n1 市一院\n0 回到医保";

    private Instant now = Instant.parse("2026-11-22T01:00:00Z");
    private final InMemoryStore store = new InMemoryStore(() -> now);
    private final Phone elder = Phone.ofCitizen().by(() -> now);
    private final AtomicInteger stumbles = new AtomicInteger();
    private final Dialogues dialogues = dialogues(menu("报销"));

    private TextMenu menu(String claims) {
        TextMenu hospital = TextMenu.builder("住院：")
                .entry("市一院", m -> Reply.text("中山路1号"))
                .back("回到医保")
                .build();
        TextMenu medical = TextMenu.builder("医保：")
                .entry(claims, m -> {
                    if (stumbles.getAndDecrement() > 0) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("带发票到二楼");
                })
                .entry("住院", hospital)
                .build();
        return TextMenu.builder("请回复数字：")
                .entry("社保", m -> Reply.text("请到一楼"))
                .entry("医保", medical)
                .entry("查办件", "case-number", Reply.text("请发送受理编号"))
                .instruction("回复“退出”结束")
                .build();
    }

    private Dialogues dialogues(TextMenu menu) {
        return Dialogues.builder(store)
                .clock(() -> now)
                .menu("main", Duration.ofMinutes(10), menu)
                .question("case-number", Duration.ofMinutes(5), a -> Next.end(Reply.text(a.text() + "：办理中")))
                .build();
    }

    private void shown() {
        Inbound asking = elder.text("菜单");
        assertThat(Hall.seen(dialogues.show("main", asking), asking)).isEqualTo(MAIN);
    }

    private String says(Inbound inbound) throws Exception {
        return Hall.answers(dialogues, inbound);
    }

    private String says(String text) throws Exception {
        return says(elder.text(text));
    }

    @Test
    void theNextMessagePicksAndTheMenuStaysOpen() throws Exception {
        shown();
        assertThat(says("1")).isEqualTo("请到一楼");
        assertThat(says("社保")).isEqualTo("请到一楼");
        assertThat(says("几点开门")).isEqualTo(ORDINARY);
        assertThat(says(elder.image())).isEqualTo(ORDINARY);
        assertThat(says(elder.voice("一。"))).isEqualTo("请到一楼");
        assertThat(says("0")).as("nothing to go back to").isEqualTo(ORDINARY);
        assertThat(says("退出")).isEqualTo("已取消");
        assertThat(says("1")).isEqualTo(ORDINARY);
    }

    @Test
    void anEntryMayBeAnotherMenuAndZeroGoesBack() throws Exception {
        shown();
        assertThat(says("2")).isEqualTo(MEDICAL);
        assertThat(says("1")).isEqualTo("带发票到二楼");
        assertThat(says("2")).isEqualTo(HOSPITAL);
        assertThat(says("一")).isEqualTo("中山路1号");
        assertThat(says("2")).isEqualTo(ORDINARY);
        assertThat(says("回到医保")).isEqualTo(MEDICAL);
        assertThat(says("０")).isEqualTo(MAIN);
        assertThat(says("1")).isEqualTo("请到一楼");
    }

    @Test
    void anEntryMayAskAQuestion() throws Exception {
        shown();
        assertThat(says("查办件")).isEqualTo("请发送受理编号");
        assertThat(says("1")).as("an answer, no pick").isEqualTo("1：办理中");
    }

    @Test
    void itsTimeBeginsWhenItIsShown() throws Exception {
        shown();
        now = now.plus(Duration.ofMinutes(9));
        assertThat(says("1")).isEqualTo("请到一楼");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(says("1")).isEqualTo(ORDINARY);
    }

    @Test
    void aPickThatIsDeliveredAgainPicksFromTheMenuThatItWasMeantFor() throws Exception {
        shown();
        Inbound second = elder.text("2");
        assertThat(says(second)).isEqualTo(MEDICAL);
        assertThat(says(second)).isEqualTo(MEDICAL);
        stumbles.set(1);
        Inbound first = elder.text("1");
        assertThatThrownBy(() -> says(first)).hasMessage("stumbled");
        assertThat(says(first)).isEqualTo("带发票到二楼");
    }

    @Test
    void aMenuThatAReleaseChangedIsNotPickedFrom() throws Exception {
        shown();
        says("2");
        Dialogues next = dialogues(menu("异地报销"));
        assertThat(Hall.answers(next, elder.text("1"))).isEqualTo(ORDINARY);
        assertThat(says("1")).isEqualTo("带发票到二楼");
    }

    @Test
    void stateThatIsNoPlaceInTheMenuIsNotOpen() throws Exception {
        for (String data : new String[] {
            "", "x", "9/0123456789abcdef", "1/0123456789abcdef", "2/2/2/0123456789abcdef", "/", "2/0123456789abcdef"
        }) {
            dialogues.ask("main", elder.text("菜单"), data, Reply.text(MAIN));
            assertThat(says("1")).as(data).isEqualTo(ORDINARY);
        }
    }

    /** Such as the questions that are most like what a citizen wrote: the list is made of what the question carries. */
    @Test
    void aListThatIsMadeWhileTalkingIsPickedFrom() throws Exception {
        Map<String, String> answers = Map.of("7", "社保卡补办", "9", "社保转移");
        Function<String, List<String>> ids = data -> List.of(data.split(",", -1));
        Function<String, NumberedText> list = data -> NumberedText.of(
                "您是不是想问：", ids.apply(data).stream().map(answers::get).toList(), "");
        Dialogues talks = Dialogues.builder(store)
                .clock(() -> now)
                .question(Question.of("candidates", a -> {
                            int picked = list.apply(a.data()).pick(a.text()).orElseThrow();
                            return Next.end(
                                    Reply.text("回答" + ids.apply(a.data()).get(picked - 1)));
                        })
                        .accepting(a -> list.apply(a.data()).pick(a.text()).isPresent()))
                .build();
        talks.ask("candidates", elder.text("社保"), "9,7", list.apply("9,7").reply());
        assertThat(Hall.answers(talks, elder.text("别的"))).isEqualTo(ORDINARY);
        assertThat(Hall.answers(talks, elder.text("二"))).isEqualTo("回答7");
        assertThat(Hall.answers(talks, elder.text("2"))).isEqualTo(ORDINARY);
    }

    @Test
    void aTextThatIsTooLongIsRefusedWhenTheMenuIsMade() {
        TextMenu.Builder menu = TextMenu.builder("选").entry("a".repeat(2_048 - 7), m -> Reply.none());
        assertThatThrownBy(menu::build)
                .as("fits by itself, but not with the line that goes back")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextMenu.builder("选").build()).isInstanceOf(IllegalArgumentException.class);
    }
}
