package io.github.weizheng.message.dialogue;

import static io.github.weizheng.message.dialogue.Hall.ORDINARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.store.EncryptedStore;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.BrokenStore;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.message.test.Phone;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No conversation loses an answer: not when a handler fails, a process dies, the store is gone, or two answers come at once. */
@ExtendWith(LogCanary.class)
class RepeatedAnswersTest {
    private final BrokenStore store = new BrokenStore(new InMemoryStore());
    private final Phone citizen = Phone.ofCitizen();
    private final AtomicInteger stumbles = new AtomicInteger();
    private final CyclicBarrier together = new CyclicBarrier(2);
    private final Semaphore started = new Semaphore(0);
    private final Semaphore proceed = new Semaphore(0);
    private final Set<String> questionKeys = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Dialogues dialogues = Dialogues.builder(store)
            .question("name", Duration.ofMinutes(5), this::name)
            .question("street", Duration.ofMinutes(5), a -> Next.end(Reply.text(a.data() + "，" + a.text())))
            .question("together", Duration.ofMinutes(5), this::together)
            .question("slow", Duration.ofMinutes(5), this::slow)
            .question("asks-itself", Duration.ofMinutes(5), this::asksItself)
            .question("unknown-next", Duration.ofMinutes(5), a -> Next.ask("nobody", "", Reply.none()))
            .build();

    private Next name(Answer answer) {
        if (stumbles.getAndDecrement() > 0) {
            throw new IllegalStateException("stumbled");
        }
        return answer.text().length() > 3
                ? Next.again(Reply.text("太长：" + answer.tries()), Reply.text("算了"))
                : Next.ask("street", answer.text(), Reply.text("住在哪里？"));
    }

    private Next together(Answer answer) throws Exception {
        questionKeys.add(answer.questionKey());
        together.await(10, TimeUnit.SECONDS);
        return Next.ask("street", answer.text(), Reply.text("住在哪里？"));
    }

    private Next asksItself(Answer answer) {
        Reply reply = dialogues.ask("street", answer.message(), answer.text(), Reply.text("住在哪里？"));
        return Next.end(reply);
    }

    private Inbound asked(String question) {
        Inbound asking = citizen.text("登记");
        dialogues.ask(question, asking, Reply.text("请问姓名"));
        return asking;
    }

    private String says(Inbound inbound) throws Exception {
        return Hall.answers(dialogues, inbound);
    }

    private String says(String text) throws Exception {
        return says(citizen.text(text));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aHandlerThatFailedFindsTheConversationWhereItWas() throws Exception {
        asked("name");
        stumbles.set(2);
        Inbound answer = citizen.text("张三");
        assertThatThrownBy(() -> says(answer)).hasMessage("stumbled");
        assertThatThrownBy(() -> says(answer)).hasMessage("stumbled");
        assertThat(says(answer)).isEqualTo("住在哪里？");
        assertThat(says("中山路")).isEqualTo("张三，中山路");
    }

    @Test
    void anAnswerThatIsDeliveredAgainAfterItMovedTheConversationIsAnsweredTheSame() throws Exception {
        asked("name");
        Inbound first = citizen.text("张三");
        assertThat(says(first)).isEqualTo("住在哪里？");
        assertThat(says(first))
                .as("the process died before WeChat had the answer")
                .isEqualTo("住在哪里？");
        Inbound second = citizen.text("中山路");
        assertThat(says(second)).isEqualTo("张三，中山路");
        assertThat(says(second)).as("after the end, too").isEqualTo("张三，中山路");
        assertThat(says("中山路")).isEqualTo(ORDINARY);
    }

    @Test
    void anAnswerToBeGivenAgainCountsOnceHoweverOftenItIsDelivered() throws Exception {
        asked("name");
        Inbound wrong = citizen.text("欧阳锋先生");
        for (int i = 0; i < 5; i++) {
            assertThat(says(wrong)).isEqualTo("太长：0");
        }
        assertThat(says("诸葛孔明")).isEqualTo("太长：1");
    }

    @Test
    void theMessageThatAskedIsNoAnswerWhenItIsDeliveredAgain() throws Exception {
        Inbound asking = asked("name");
        assertThat(says(asking)).isEqualTo(ORDINARY);
        dialogues.ask("name", asking, Reply.text("请问姓名"));
        assertThat(says("张三")).isEqualTo("住在哪里？");
    }

    @Test
    void cancellingTwiceIsOneCancellation() throws Exception {
        asked("name");
        Inbound cancel = citizen.text("取消");
        assertThat(says(cancel)).isEqualTo("已取消");
        assertThat(says(cancel)).isEqualTo("已取消");
        assertThat(says("张三")).isEqualTo(ORDINARY);
    }

    @Test
    void ofTwoAnswersAtOnceBothAreAnsweredAndWhatIsAskedLastStaysOpen() throws Exception {
        asked("together");
        Future<String> first = threads.submit(() -> says("张三"));
        assertThat(says("李四")).isEqualTo("住在哪里？");
        assertThat(first.get()).isEqualTo("住在哪里？");
        assertThat(questionKeys).as("one question, however many answers").hasSize(1);
        assertThat(says("中山路")).isIn("张三，中山路", "李四，中山路");
    }

    @Test
    void theAnswerOfASlowHandlerGoesOutWhateverTheCitizenSaysMeanwhile() throws Exception {
        assertAnsweredThough(() -> assertThat(says("取消")).isEqualTo("已取消"));
        assertThat(says("2026")).isEqualTo(ORDINARY);
    }

    @Test
    void aSlowHandlerEndsItsQuestionThoughAnotherAnswerWasWrongMeanwhile() throws Exception {
        assertAnsweredThough(() -> assertThat(says("在吗")).isEqualTo("请重新输入"));
        assertThat(says("谢谢")).isEqualTo(ORDINARY);
    }

    @Test
    void aSlowHandlerLeavesTheQuestionThatWasAskedMeanwhile() throws Exception {
        assertAnsweredThough(() -> asked("name"));
        assertThat(says("张三")).isEqualTo("住在哪里？");
    }

    private void assertAnsweredThough(Callable<?> meanwhile) throws Exception {
        asked("slow");
        Future<String> slow = threads.submit(() -> says("2026"));
        started.acquire();
        meanwhile.call();
        proceed.release();
        assertThat(slow.get()).isEqualTo("2026：办理中");
    }

    private Next slow(Answer answer) throws Exception {
        if (!answer.text().equals("2026")) {
            return Next.again(Reply.text("请重新输入"), Reply.text("请拨打12345"));
        }
        started.release();
        proceed.acquire();
        return Next.end(Reply.text(answer.text() + "：办理中"));
    }

    @Test
    void twoDeliveriesOfOneAnswerAtOnceAreAnsweredTheSame() throws Exception {
        asked("together");
        deliveredTwiceAtOnce(citizen.text("张三"));
        assertThat(says("中山路")).isEqualTo("张三，中山路");
    }

    private void deliveredTwiceAtOnce(Inbound answer) throws Exception {
        Future<String> first = threads.submit(() -> says(answer));
        assertThat(says(answer)).isEqualTo("住在哪里？");
        assertThat(first.get()).isEqualTo("住在哪里？");
    }

    @Test
    void aHandlerMayAskByItself() throws Exception {
        asked("asks-itself");
        Inbound answer = citizen.text("张三");
        assertThat(says(answer)).isEqualTo("住在哪里？");
        assertThat(says(answer)).isEqualTo("住在哪里？");
        assertThat(says("中山路")).isEqualTo("张三，中山路");
    }

    @Test
    void aNextQuestionThatNobodyAddedIsAMistakeThatIsTold() {
        asked("unknown-next");
        assertThatThrownBy(() -> says("张三")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuestionAskedAnewHasAnotherKey() throws Exception {
        for (int i = 0; i < 2; i++) {
            asked("together");
            deliveredTwiceAtOnce(citizen.text("张三"));
        }
        assertThat(questionKeys).hasSize(2);
    }

    @Test
    void withoutItsStoreNoQuestionIsOpen() throws Exception {
        asked("name");
        store.reads = false;
        assertThat(says("你好")).isEqualTo(ORDINARY);
        store.reads = true;
        assertThat(says("张三")).isEqualTo("住在哪里？");
    }

    @Test
    void aQuestionThatCannotBeKeptIsNotAsked() throws Exception {
        store.writes = false;
        assertThatThrownBy(() -> asked("name"))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(getStackTrace(e))
                        .doesNotContain("你好", Delivered.CITIZEN));
        store.writes = true;
        asked("name");
        store.writes = false;
        Inbound answer = citizen.text("张三");
        assertThatThrownBy(() -> says(answer)).isInstanceOf(StoreException.class);
        store.writes = true;
        assertThat(says(answer)).isEqualTo("住在哪里？");
    }

    @Test
    void anAnswerAfterWhichNothingIsAwaitedGoesOutWithoutTheStore() throws Exception {
        asked("name");
        says("张三");
        store.writes = false;
        assertThat(says("中山路")).isEqualTo("张三，中山路");
        assertThat(says("取消")).isEqualTo("已取消");
        assertThat(Hall.seen(
                        dialogues.<Inbound>leaving(e -> Reply.text("留言")).handle(citizen.text("留言")), citizen.text("")))
                .isEqualTo("留言");
    }

    @Test
    void whatIsCarriedCanBeEncrypted() throws Exception {
        SharedStore encrypted = new EncryptedStore(
                store, FieldCipher.aesGcm("2026", Secret.of("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")));
        Dialogues secret = Dialogues.builder(encrypted)
                .question("name", Duration.ofMinutes(5), this::name)
                .question("street", Duration.ofMinutes(5), a -> Next.end(Reply.text(a.data() + "，" + a.text())))
                .build();
        secret.ask("name", citizen.text("登记"), Reply.text("请问姓名"));
        assertThat(Hall.answers(secret, citizen.text("张三"))).isEqualTo("住在哪里？");
        assertThat(Hall.answers(secret, citizen.text("中山路"))).isEqualTo("张三，中山路");
        assertThat(store.written).hasSize(3).noneMatch(value -> value.contains("张三") || value.contains("street"));
    }

    @Test
    void noOpenidStandsInTheStore() throws Exception {
        asked("name");
        says("张三");
        assertThat(store.written).hasSize(2).noneMatch(entry -> entry.contains(Delivered.CITIZEN));
    }

    @Test
    void whoCannotBeForgottenIsNotSaidToBe() {
        asked("name");
        store.writes = false;
        assertThatThrownBy(() -> dialogues.forget(citizen.unfollow())).isInstanceOf(StoreException.class);
    }
}
