package io.github.weizheng.message.dialogue;

import static io.github.weizheng.message.dialogue.Hall.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.message.test.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An office asks a citizen, who answers, errs, changes the subject, leaves, or comes back too late. */
@ExtendWith(LogCanary.class)
class DialoguesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private Instant now = NOW;
    private final InMemoryStore store = new InMemoryStore(() -> now);
    private final Phone citizen = Phone.ofCitizen().by(() -> now);
    private final Dialogues dialogues = Dialogues.builder(store)
            .clock(() -> now)
            .question("case-number", Duration.ofMinutes(5), DialoguesTest::caseNumber)
            .question(Question.of("name", answer -> Next.ask("photo", answer.text(), Reply.text("请发送照片")))
                    .within(Duration.ofMinutes(2)))
            .question(Question.of("photo", answer -> Next.end(Reply.text(answer.data() + "的照片已收到")))
                    .accepting(answer -> answer.message() instanceof InboundMessage.Image))
            .letThrough("人工")
            .build();

    private static Next caseNumber(Answer answer) {
        return answer.text().matches("[0-9]{4}")
                ? Next.end(Reply.text(answer.text() + "：办理中"))
                : Next.again(Reply.text("第" + (answer.tries() + 1) + "次有误，请重新输入"), Reply.text("请拨打12345"));
    }

    private void asked(String question) {
        Inbound asking = citizen.text("查办件");
        assertThat(says(asking)).isEqualTo(ORDINARY);
        assertThat(Hall.seen(dialogues.ask(question, asking, Reply.text("请发送受理编号")), asking))
                .isEqualTo("请发送受理编号");
    }

    private String says(String text) {
        return says(citizen.text(text));
    }

    private String says(Inbound inbound) {
        try {
            return Hall.answers(dialogues, inbound);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theNextMessageIsTheAnswer() {
        asked("case-number");
        assertThat(says("\u00a020\u200b26 ")).isEqualTo("2026：办理中");
        assertThat(says("2026")).isEqualTo(ORDINARY);
    }

    @Test
    void speechThatWeChatRecognisedIsAnAnswer() {
        asked("case-number");
        assertThat(says(citizen.voice("2026。"))).isEqualTo("2026：办理中");
    }

    @Test
    void aTapOnTheMenuCanAskToo() {
        Inbound tap = citizen.tap("PROGRESS");
        dialogues.ask("case-number", tap, Reply.text("请发送受理编号"));
        assertThat(says("2026")).isEqualTo("2026：办理中");
    }

    @Test
    void anAnswerThatWillNotDoIsAskedAgainAndNotForEver() {
        asked("case-number");
        assertThat(says("你好")).isEqualTo("第1次有误，请重新输入");
        assertThat(says("你好")).isEqualTo("第2次有误，请重新输入");
        assertThat(says("你好")).isEqualTo("请拨打12345");
        assertThat(says("2026")).isEqualTo(ORDINARY);
    }

    @Test
    void anAnswerLeadsToAnotherQuestionWhichCarriesIt() {
        asked("name");
        assertThat(says("张三")).isEqualTo("请发送照片");
        assertThat(says("在哪里")).as("no picture").isEqualTo(ORDINARY);
        assertThat(says(citizen.image())).isEqualTo("张三的照片已收到");
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void aHandlerThatReturnsNullIsNamed() {
        Dialogues forgetful = Dialogues.builder(store)
                .question("case-number", Duration.ofMinutes(5), answer -> null)
                .menu(
                        "main",
                        Duration.ofMinutes(5),
                        TextMenu.builder("请回复数字：").entry("社保", m -> null).build())
                .build();
        Inbound asking = citizen.text("查办件");
        forgetful.ask("case-number", asking, Reply.text("请发送受理编号"));
        assertThatThrownBy(() -> Hall.answers(forgetful, citizen.text("2026")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("question \"case-number\": its handler returned null");
        forgetful.show("main", citizen.text("菜单"));
        assertThatThrownBy(() -> Hall.answers(forgetful, citizen.text("1")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("menu \"main\": the handler of \"社保\" returned null");
    }

    @Test
    void whoAnswersTooLateIsAnsweredByTheOrdinaryRules() {
        asked("case-number");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(says("2026")).isEqualTo(ORDINARY);
    }

    @Test
    void anAnswerInTimeIsAnsweredHoweverLongThatTakes() throws Exception {
        Dialogues slow = Dialogues.builder(store)
                .clock(() -> now)
                .question("case-number", Duration.ofMinutes(5), answer -> {
                    now = now.plus(Duration.ofMinutes(6));
                    return Next.end(Reply.text("办理中"));
                })
                .build();
        asked("case-number");
        assertThat(Hall.answers(slow, citizen.text("2026"))).isEqualTo("办理中");
    }

    @Test
    void aQuestionAskedAgainHasItsTimeAnew() {
        asked("case-number");
        now = now.plus(Duration.ofMinutes(4));
        says("你好");
        now = now.plus(Duration.ofMinutes(4));
        assertThat(says("2026")).isEqualTo("2026：办理中");
    }

    @ParameterizedTest
    @ValueSource(strings = {"取消", "退出", " 退出。", "「取消」", "取消\u200b", "\u00a0取消"})
    void aWordCancels(String word) {
        asked("case-number");
        assertThat(says(word)).isEqualTo("已取消");
        assertThat(says("2026")).isEqualTo(ORDINARY);
        assertThat(says(word)).as("nothing to cancel").isEqualTo(ORDINARY);
    }

    @Test
    void theOfficeChoosesTheWordsThatCancel() throws Exception {
        Dialogues own = Dialogues.builder(store)
                .clock(() -> now)
                .question("case-number", Duration.ofMinutes(5), DialoguesTest::caseNumber)
                .cancelledBy(m -> Reply.text("再见"), "STOP")
                .build();
        asked("case-number");
        assertThat(Hall.answers(own, citizen.text("取消"))).startsWith("第1次有误");
        assertThat(Hall.answers(own, citizen.text("ｓｔｏｐ！"))).isEqualTo("再见");
    }

    static List<Named<Inbound>> noAnswers() {
        Phone citizen = Phone.ofCitizen().by(() -> NOW);
        return List.of(
                Named.of("a tap on the menu", citizen.tap("MAILBOX")),
                Named.of("a picture", citizen.image()),
                Named.of("speech that was not recognised", citizen.voice("")),
                Named.of("nothing but blanks", citizen.text("  ")),
                Named.of("nothing that can be seen", citizen.text("\u00a0\u200b\u202e\ufeff")),
                Named.of("a word to let through", citizen.text("人工！")),
                Named.of(
                        "another citizen",
                        Phone.of("o6_bmjrPTlm6_2sgVt7hMZOPfL2M").text("2026")));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void whatIsNoAnswerLeavesTheQuestionOpen(Inbound inbound) {
        asked("case-number");
        assertThat(says(inbound)).isEqualTo(ORDINARY);
        assertThat(says("2026")).isEqualTo("2026：办理中");
    }

    @Test
    void whatIsAskedLastIsWhatIsAnswered() {
        asked("case-number");
        dialogues.ask("name", citizen.tap("NAME"), Reply.text("请问姓名"));
        assertThat(says("2026")).isEqualTo("请发送照片");
    }

    @Test
    void aHandlerThatLeavesClosesTheQuestionThatWasOpen() throws Exception {
        asked("case-number");
        Inbound tap = citizen.tap("MAILBOX");
        dialogues.leaving(e -> Reply.text("留言")).handle(tap);
        assertThat(says("2026")).isEqualTo(ORDINARY);
    }

    @Test
    void aHandlerThatLeavesAndAsksHasItsQuestionOpen() throws Exception {
        asked("case-number");
        dialogues.leaving(tap -> dialogues.ask("name", tap, Reply.text("请问姓名"))).handle(citizen.tap("NAME"));
        assertThat(says("张三")).isEqualTo("请发送照片");
    }

    @Test
    void whoNoLongerFollowsIsForgotten() {
        asked("case-number");
        dialogues.forget(citizen.unfollow());
        assertThat(says("2026")).isEqualTo(ORDINARY);
        dialogues.forget(citizen.unfollow());
    }

    @Test
    void aQuestionThatThisReleaseDoesNotKnowIsNotOpen() throws Exception {
        asked("case-number");
        Dialogues next = Dialogues.builder(store)
                .clock(() -> now)
                .question("name", Duration.ofMinutes(5), answer -> Next.end(Reply.none()))
                .build();
        assertThat(Hall.answers(next, citizen.text("2026"))).isEqualTo(ORDINARY);
        assertThat(says("2026")).as("the release before, still running").isEqualTo("2026：办理中");
    }

    @Test
    void aRouterCanBeAskedWhoWouldAnswerWithoutEffect() {
        asked("case-number");
        Inbound answer = citizen.text("2026");
        for (int i = 0; i < 3; i++) {
            assertThat(dialogues.match(answer)).hasValueSatisfying(match -> {
                assertThat(match.rule()).isEqualTo("dialogue case-number");
                assertThat(match.reason()).isEqualTo("answers the open question");
            });
        }
        assertThat(says(answer)).isEqualTo("2026：办理中");
    }

    @Test
    void aRouterAsksThemFirstAndExplainsThem() throws Exception {
        Router router = Router.builder()
                .first(dialogues)
                .onText("查办件", m -> dialogues.ask("case-number", m, Reply.text("请发送受理编号")))
                .otherwise(m -> Reply.text(ORDINARY))
                .build();
        Inbound spoken = citizen.voice("查办件。");
        for (int delivery = 0; delivery < 2; delivery++) {
            assertThat(router.handle(spoken)).isEqualTo(Reply.text("请发送受理编号"));
        }
        Inbound answer = citizen.text("2026");
        assertThat(router.explain(answer).rule()).isEqualTo("dialogue case-number");
        assertThat(router.handle(answer)).isEqualTo(Reply.text("2026：办理中"));
        assertThat(router.handle(citizen.text("2026"))).isEqualTo(Reply.text(ORDINARY));
    }

    @Test
    void twoAccountsOfAnOfficeAreTwoConversations() {
        Inbound elsewhere = Delivered.parsed(Delivered.text(1, "2026").replace("gh_10f6c3c3ac5a", "gh_other"));
        asked("case-number");
        assertThat(says(elsewhere)).isEqualTo(ORDINARY);
    }

    static List<Named<Consumer<Dialogues>>> misuses() {
        Inbound m = Phone.ofCitizen().text("查办件");
        Reply reply = Reply.text("请");
        return List.of(
                Named.of("a question that nobody added", d -> d.ask("nobody", m, reply)),
                Named.of("a menu that nobody added", d -> d.show("case-number", m)),
                Named.of("4,097 characters of data", d -> d.ask("name", m, "好".repeat(4_097), reply)),
                Named.of("NUL in the data", d -> d.ask("name", m, "a\0b", reply)),
                Named.of("half of a pair in the data", d -> Next.ask("name", "\ud83d", reply)),
                Named.of("a name twice", d -> Dialogues.builder(new InMemoryStore())
                        .question(Question.of("a", a -> Next.stay(reply)))
                        .question(Question.of("a", a -> Next.stay(reply)))),
                Named.of("no name", d -> Question.of("", a -> Next.stay(reply))),
                Named.of("a name of 65", d -> Question.of("n".repeat(65), a -> Next.stay(reply))),
                Named.of("no time", d -> Question.of("a", a -> Next.stay(reply)).within(Duration.ZERO)),
                Named.of("no attempt", d -> Question.of("a", a -> Next.stay(reply))
                        .attempts(0)),
                Named.of("101 attempts", d -> Question.of("a", a -> Next.stay(reply))
                        .attempts(101)),
                Named.of("a menu that asks what nobody added", d -> Dialogues.builder(new InMemoryStore())
                        .menu(
                                "m",
                                Duration.ofMinutes(5),
                                TextMenu.builder("选")
                                        .entry(
                                                "更多",
                                                TextMenu.builder("选")
                                                        .entry("查", "nobody", reply)
                                                        .build())
                                        .build())
                        .build()),
                Named.of("a blank word", d -> Dialogues.builder(new InMemoryStore())
                        .letThrough("。")));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misuseIsToldAtOnce(Consumer<Dialogues> misuse) {
        assertThatThrownBy(() -> misuse.accept(dialogues)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestDataFitsTheStore() {
        Inbound asking = citizen.text("查办件");
        dialogues.ask("photo", asking, "\u0001".repeat(4_096), Reply.text("请发送照片"));
        dialogues.ask("photo", citizen.text("又查"), "\u0002".repeat(4_096), Reply.text("请发送照片"));
        assertThat(dialogues.match(citizen.image())).isPresent();
    }

    @Test
    void nothingShowsWhatACitizenSaid() {
        InboundMessage message = (InboundMessage) citizen.text("你好");
        assertThat(new Answer(message, "你好", "张三", 0, "k") + " " + Next.ask("name", "张三", Reply.text("你好")))
                .doesNotContain("你好", "张三");
    }
}
