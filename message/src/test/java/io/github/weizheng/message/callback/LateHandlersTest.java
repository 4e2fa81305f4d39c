package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.test.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Handlers that are slower than WeChat waits: no message is lost, and none is answered {@code success} that nobody keeps. */
class LateHandlersTest extends LateScene {
    private final InboundHandler<Inbound> failing = m -> {
        finish.await();
        throw new IllegalStateException("stumbled");
    };

    @Test
    void whoeverIsInTimeIsAnsweredAsAlways() {
        finish.countDown();
        CallbackEndpoint endpoint = endpoint(slow, AMPLE);
        CallbackResponse first = endpoint.handle(message.request());
        assertThat(Delivered.decrypted(first)).contains("第1次");
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        assertThat(waiting()).isEmpty();
        assertThat(late).isEmpty();
    }

    @Test
    void whoeverIsLateIsReceivedAndAnswersLater() {
        CallbackEndpoint endpoint = endpoint(slow, SOON);
        assertSuccess(endpoint.handle(message.request()));
        assertSuccess(endpoint.handle(message.request()));
        assertThat(late).isEmpty();
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(late).containsExactly("1: 第1次");
        assertThat(waiting()).isEmpty();
        assertThat(handled).hasValue(1);
        assertSuccess(endpoint.handle(message.request()));
    }

    @Test
    void aLateHandlerWithNothingToSayNeedsNoDelivery() {
        CallbackEndpoint endpoint = endpoint(
                m -> {
                    finish.await();
                    return Reply.none();
                },
                SOON);
        assertSuccess(endpoint.handle(message.request()));
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(late).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aHandlerThatEndsInTheMomentOfTheDeadlineIsLate() {
        CallbackEndpoint endpoint = endpoint(slow, on(endingMeanwhile()).after(SOON));
        assertSuccess(endpoint.handle(message.request()));
        ended.acquireUninterruptibly();
        assertSuccess(endpoint.handle(message.request()));
        assertThat(late).containsExactly("1: 第1次");
        assertThat(waiting()).isEmpty();
        assertThat(handled).hasValue(1);
    }

    @Test
    void aHandlerThatFailsInTheMomentOfTheDeadlineIsTriedAgainByTheNextSweep() {
        CallbackEndpoint endpoint = endpoint(failing, on(endingMeanwhile()).after(SOON));
        assertSuccess(endpoint.handle(message.request()));
        ended.acquireUninterruptibly();
        assertThat(told).containsExactly("handler IllegalStateException");
        CallbackEndpoint repaired = endpoint(m -> Reply.text("好了"), AMPLE);
        assertSuccess(repaired.handle(message.request()));
        assertThat(repaired.sweep().handled()).isEqualTo(1);
        assertThat(late).containsExactly("1: 好了");
        assertThat(waiting()).isEmpty();
    }

    /** Else the first would clear away what the inbox keeps for the second. */
    @Test
    void aRepeatIsNotAdmittedBesideAHandlerThatFailsInTheMomentOfTheDeadline() {
        CallbackEndpoint second = endpoint(m -> Reply.text("第二个窗口"), AMPLE);
        List<Integer> repeats = new ArrayList<>();
        Inbox meanwhile = new AroundInbox(endingMeanwhile()) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                InboxEntry entry = super.put(appId, key, text, takenUntil);
                repeats.add(second.handle(message.request()).status());
                return entry;
            }
        };
        CallbackEndpoint first = endpoint(failing, on(meanwhile).after(SOON));
        assertSuccess(first.handle(message.request()));
        ended.acquireUninterruptibly();
        assertThat(repeats).containsExactly(500);
        assertThat(waiting()).hasSize(1);
        assertThat(second.sweep().handled()).isEqualTo(1);
        assertThat(late).containsExactly("1: 第二个窗口");
        assertSuccess(second.handle(message.request()));
    }

    @Test
    void aHandlerForWhomThereIsNoThreadIsWeChatsToRepeatAtOnce() {
        AtomicInteger failing = new AtomicInteger(1);
        Executor exhausted = task -> {
            if (failing.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            executor.execute(task);
        };
        finish.countDown();
        CallbackEndpoint endpoint =
                endpoint(slow, Deadline.builder(exhausted, inbox).inFlight(1));
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(503);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
    }

    @Test
    void aHandlerThatEndsJustAfterTheDeadlineIsLate() {
        SharedStore last = new AroundStore(store) {
            @Override
            public boolean replace(String key, String expected, String value, Duration timeToLive) {
                finish.countDown();
                ended.acquireUninterruptibly();
                return super.replace(key, expected, value, timeToLive);
            }
        };
        CallbackEndpoint endpoint = builder(slow)
                .store(last)
                .deadline(on(inbox).after(SOON).build())
                .build();
        assertSuccess(endpoint.handle(message.request()));
        assertThat(late).containsExactly("1: 第1次");
        assertThat(waiting()).isEmpty();
        assertSuccess(endpoint.handle(message.request()));
        assertThat(handled).hasValue(1);
    }

    @Test
    void aStoreThatHangsWhenTheAnswerIsThereDoesNotKeepItFromGoingOut() {
        SharedStore hanging = new AroundStore(store) {
            @Override
            public boolean replace(String key, String expected, String value, Duration timeToLive) {
                try {
                    finish.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.replace(key, expected, value, timeToLive);
            }
        };
        CallbackEndpoint endpoint = builder(m -> Reply.text("在"))
                .store(hanging)
                .deadline(on(inbox).after(SOON).build())
                .build();
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("在");
        assertThat(waiting()).isEmpty();
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("在");
    }

    @Test
    void anInboxThatFailsLeavesTheMessageToWeChatWhoseRepeatGetsTheAnswer() {
        Inbox broken = new AroundInbox(inbox) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                throw new StoreException("no connection", null);
            }
        };
        CallbackEndpoint endpoint = endpoint(slow, on(broken).after(SOON));
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        waiting = time -> {
            finish.countDown();
            ended.acquire();
        };
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        assertThat(handled).hasValue(1);
        assertThat(late).isEmpty();
    }

    @Test
    void anInboxThatFailsBehindItsWriteKeepsTheMessageWhichIsRatherHandledTwiceThanLost() {
        AtomicInteger broken = new AtomicInteger(1);
        Inbox cut = new AroundInbox(inbox) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                InboxEntry entry = super.put(appId, key, text, takenUntil);
                if (broken.getAndDecrement() > 0) {
                    throw new StoreException("the connection was cut", null);
                }
                return entry;
            }
        };
        CallbackEndpoint endpoint = endpoint(slow, on(cut).after(SOON));
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        pass(Duration.ofMinutes(15));
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 第2次");
    }

    @Test
    void aConnectionThatIsCutWhenALateHandlerHasAnsweredDoesNotHaveItRunAgain() {
        AtomicInteger broken = new AtomicInteger(1);
        Inbox cut = new AroundInbox(inbox) {
            @Override
            public void remove(InboxEntry entry) {
                if (broken.getAndDecrement() > 0) {
                    throw new StoreException("the connection was cut", null);
                }
                super.remove(entry);
            }
        };
        CallbackEndpoint endpoint = endpoint(slow, on(cut).after(SOON));
        assertSuccess(endpoint.handle(message.request()));
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(waiting()).isEmpty();
        assertThat(late).containsExactly("1: 第1次");
    }

    @Test
    void anExecutorThatRefusesLeavesTheMessageToWeChat() {
        AtomicInteger refusals = new AtomicInteger(1);
        Executor full = task -> {
            if (refusals.getAndDecrement() > 0) {
                throw new RejectedExecutionException("full");
            }
            executor.execute(task);
        };
        finish.countDown();
        CallbackEndpoint endpoint = endpoint(slow, Deadline.builder(full, inbox).inFlight(1));
        CallbackResponse overloaded = endpoint.handle(message.request());
        assertThat(overloaded.status()).isEqualTo(503);
        assertThat(overloaded.body()).isEmpty();
        assertThat(handled).hasValue(0);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
    }

    @Test
    void handlersAreBoundedThoughTheExecutorIsNot() {
        CallbackEndpoint endpoint = endpoint(slow, on(inbox).after(SOON).inFlight(1));
        Delivered second = Delivered.secure(Delivered.text(2, "你好"));
        assertSuccess(endpoint.handle(message.request()));
        assertThat(endpoint.handle(second.request()).status()).isEqualTo(503);
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(handled).hasValue(1);
        assertThat(endpoint.handle(second.request()).status()).isEqualTo(200);
        ended.acquireUninterruptibly();
        assertThat(handled).hasValue(2);
    }

    @Test
    void aRequestThatIsInterruptedLeavesItsHandlerAtWork() {
        CallbackEndpoint endpoint = endpoint(slow, AMPLE);
        Thread.currentThread().interrupt();
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        assertThat(Thread.interrupted()).isTrue();
        waiting = time -> {
            finish.countDown();
            ended.acquire();
        };
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        assertThat(handled).hasValue(1);
    }

    @Test
    void limitsAreCheckedWhenADeadlineIsMade() {
        List<UnaryOperator<Deadline.Builder>> wrong = List.of(
                b -> b.after(Duration.ZERO),
                b -> b.after(Duration.ofMillis(5_001)),
                b -> b.inFlight(0),
                b -> b.attempts(0),
                b -> b.takeOverAfter(Duration.ofSeconds(-1)),
                b -> b.takeOverAfter(Duration.ofDays(2)));
        for (UnaryOperator<Deadline.Builder> step : wrong) {
            assertThatThrownBy(() -> step.apply(on(inbox))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
