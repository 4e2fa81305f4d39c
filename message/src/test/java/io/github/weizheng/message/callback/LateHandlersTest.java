package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handlers that are slower than WeChat waits: no message is lost, and none is answered {@code success} that nobody keeps. */
@ExtendWith(LogCanary.class)
class LateHandlersTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AMPLE = Duration.ofSeconds(5);

    private volatile Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Semaphore ended = new Semaphore(0);
    private final Executor executor = task -> pool.execute(() -> {
        task.run();
        ended.release();
    });
    private final SharedStore store = new InMemoryStore(() -> now);
    private final Inbox inbox = new InMemoryInbox();
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger handled = new AtomicInteger();
    private final List<String> late = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Delivered message = Delivered.secure(Delivered.text(1, "你好"));
    private Delayer waiting = time -> {};

    /** A handler that is at it until the test lets it finish. */
    private final InboundHandler<Inbound> slow = m -> {
        int times = handled.incrementAndGet();
        finish.await();
        return Reply.text("第" + times + "次");
    };

    @AfterEach
    void close() {
        finish.countDown();
        pool.shutdownNow();
    }

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
    void aHandlerThatEndsInTheMomentOfTheDeadlineIsInTime() {
        Inbox last = new Around(inbox) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                InboxEntry entry = super.put(appId, key, text, takenUntil);
                finish.countDown();
                ended.acquireUninterruptibly();
                return entry;
            }
        };
        CallbackEndpoint endpoint = endpoint(slow, on(last).after(SOON));
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        assertThat(late).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(handled).hasValue(1);
    }

    @Test
    void aHandlerThatFailsInTheMomentOfTheDeadlineIsWeChatsToRepeat() {
        Inbox last = new Around(inbox) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                InboxEntry entry = super.put(appId, key, text, takenUntil);
                finish.countDown();
                ended.acquireUninterruptibly();
                return entry;
            }
        };
        CallbackEndpoint endpoint = endpoint(
                m -> {
                    finish.await();
                    if (handled.incrementAndGet() == 1) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("好了");
                },
                on(last).after(SOON));
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        assertThat(waiting()).isEmpty();
        assertThat(told).containsExactly("handler IllegalStateException");
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("好了");
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
    void anInboxThatFailsLeavesTheMessageToWeChatWhoseRepeatGetsTheAnswer() {
        Inbox broken = new Around(inbox) {
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
        assertThat(handled).hasValue(1);
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(Delivered.decrypted(endpoint.handle(second.request()))).contains("第2次");
    }

    @Test
    void aSweepTakesOverFromAProcessThatDied() {
        assertSuccess(endpoint(slow, SOON).handle(message.request()));
        CallbackEndpoint other = endpoint(m -> Reply.text("办好了"), SOON);
        pass(Duration.ofSeconds(899));
        assertThat(other.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
        pass(Duration.ofSeconds(1));
        assertThat(other.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 办好了");
        assertThat(other.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
    }

    @Test
    void aHandlerThatOutlivesItsTimeHasASecondOneBesideItAndHarmsNothing() {
        assertSuccess(endpoint(slow, SOON).handle(message.request()));
        pass(Duration.ofMinutes(15));
        CallbackEndpoint other = endpoint(
                m -> {
                    finish.countDown();
                    ended.acquire();
                    throw new IllegalStateException("stumbled after the first had answered");
                },
                SOON);
        assertThat(other.sweep()).isEqualTo(new SweepReport(0, 1, List.of()));
        assertThat(late).containsExactly("1: 第1次");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aLateFailureIsTriedAgainByTheNextSweep() {
        CallbackEndpoint endpoint = endpoint(
                m -> {
                    finish.await();
                    if (handled.incrementAndGet() < 3) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("站起来了");
                },
                SOON);
        assertSuccess(endpoint.handle(message.request()));
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(told).containsExactly("handler IllegalStateException");
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 1, List.of()));
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 站起来了");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatCannotBeHandledIsParkedForAPerson() {
        InboundHandler<Inbound> hopeless = m -> {
            handled.incrementAndGet();
            finish.await();
            throw new IllegalStateException("never");
        };
        CallbackEndpoint endpoint = endpoint(hopeless, on(inbox).after(SOON).attempts(2));
        assertSuccess(endpoint.handle(message.request()));
        finish.countDown();
        ended.acquireUninterruptibly();
        SweepReport second = endpoint.sweep();
        assertThat(second.failed()).isEqualTo(1);
        assertThat(second.parked()).hasSize(1);
        SweepReport third = endpoint.sweep();
        assertThat(third).isEqualTo(new SweepReport(0, 0, second.parked()));
        assertThat(handled).hasValue(2);
        InboxEntry entry = third.parked().get(0);
        assertThat(entry.appId()).isEqualTo(Delivered.APP_ID);
        assertThat(entry.toString()).doesNotContain(Delivered.CITIZEN);
        assertThat(inbox.message(entry)).contains(Delivered.text(1, "你好"));
        assertThat(endpoint(m -> Reply.text("修好了"), on(inbox).attempts(3)).sweep())
                .isEqualTo(new SweepReport(1, 0, List.of()));

        assertSuccess(endpoint.handle(message.request()));
        inbox.remove(entry);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
    }

    @Test
    void aReplyThatDoesNotGoOutIsToldAndTheHandlerIsNotRunAgain() {
        for (LateReplies failing : List.<LateReplies>of(LateReplies.dropping(), (answered, reply) -> {
            throw new java.io.IOException("no way to " + Delivered.CITIZEN);
        })) {
            CallbackEndpoint endpoint =
                    endpoint(m -> Reply.text("太晚了"), on(inbox).lateReplies(failing));
            inbox.put(Delivered.APP_ID, "left", Delivered.text(7, "你好"), now);
            assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
            assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
        }
        assertThat(told).containsExactly("lost UnsupportedOperationException", "lost IOException");
    }

    @Test
    void listenersThatFailHarmNothing() {
        CallbackEndpoint endpoint = CallbackEndpoint.builder(Delivered.account(), m -> {
                    if (handled.incrementAndGet() == 1) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("好了");
                })
                .onHandlerFailure((inbound, failure) -> {
                    throw new IllegalStateException("told " + Delivered.CITIZEN);
                })
                .deadline(Deadline.builder(executor, inbox)
                        .onLostReply((inbound, failure) -> {
                            throw new IllegalStateException("told " + Delivered.CITIZEN);
                        })
                        .build())
                .clock(() -> now)
                .build();
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        inbox.put(Delivered.APP_ID, "left", Delivered.text(7, "你好"), now);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
    }

    @Test
    void twoSweepsAtOnceShareTheWork() throws Exception {
        int messages = 250;
        for (int i = 0; i < messages; i++) {
            inbox.put(Delivered.APP_ID, "message " + i, Delivered.text(i, "你好"), now);
        }
        CountDownLatch both = new CountDownLatch(2);
        InboundHandler<Inbound> together = m -> {
            both.countDown();
            both.await();
            handled.incrementAndGet();
            return Reply.text("好");
        };
        Future<SweepReport> one = pool.submit(endpoint(together, SOON)::sweep);
        Future<SweepReport> two = pool.submit(endpoint(together, SOON)::sweep);
        assertThat(one.get().handled() + two.get().handled()).isEqualTo(messages);
        assertThat(handled).hasValue(messages);
        assertThat(late).hasSize(messages).doesNotHaveDuplicates();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aSweepIsOfOneAccountAndOutlivesWhatCannotBeRead() {
        inbox.put("wx0000000000000000", "1", Delivered.text(1, "你好"), now);
        inbox.put(Delivered.APP_ID, "2", "no message at all", now);
        inbox.put(Delivered.APP_ID, "3", Delivered.text(3, "你好"), now);
        CallbackEndpoint endpoint = endpoint(m -> Reply.text("好"), SOON);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 1, List.of()));
        assertThat(late).containsExactly("3: 好");
    }

    @Test
    void aSweepThatIsInterruptedStopsBehindTheHandlerAtHand() {
        inbox.put(Delivered.APP_ID, "1", Delivered.text(1, "你好"), now);
        inbox.put(Delivered.APP_ID, "2", Delivered.text(2, "你好"), now);
        CallbackEndpoint endpoint = endpoint(
                m -> {
                    throw new InterruptedException();
                },
                SOON);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 1, List.of()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waiting()).hasSize(2);
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

    private CallbackEndpoint endpoint(InboundHandler<Inbound> handler, Duration after) {
        return endpoint(handler, on(inbox).after(after));
    }

    private CallbackEndpoint endpoint(InboundHandler<Inbound> handler, Deadline.Builder deadline) {
        return builder(handler).store(store).deadline(deadline.build()).build();
    }

    private CallbackEndpoint.Builder builder(InboundHandler<Inbound> handler) {
        return CallbackEndpoint.builder(Delivered.account(), handler)
                .clock(() -> now)
                .delayer(time -> waiting.delay(time))
                .onHandlerFailure((inbound, failure) ->
                        told.add("handler " + failure.getClass().getSimpleName()));
    }

    private Deadline.Builder on(Inbox where) {
        return Deadline.builder(executor, where)
                .lateReplies((answered, reply) -> late.add(id(answered) + ": " + content(answered, reply)))
                .onLostReply((answered, failure) ->
                        told.add("lost " + failure.getClass().getSimpleName()));
    }

    private static String id(Inbound inbound) {
        return ((InboundMessage) inbound).msgId().orElseThrow();
    }

    private static String content(Inbound answered, Reply reply) {
        String xml = reply.toXml(answered.envelope(), Instant.EPOCH).orElseThrow();
        return xml.replaceAll(".*<Content><!\\[CDATA\\[(.*)]]></Content>.*", "$1");
    }

    /** Everything in the inbox, whoever has it. */
    private List<InboxEntry> waiting() {
        return inbox.waiting(Delivered.APP_ID, now.plus(Duration.ofDays(1)), null, 1_000);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static void assertSuccess(CallbackResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("success");
    }

    /** An inbox of which a test changes one operation. */
    private static class Around implements Inbox {
        private final Inbox inbox;

        Around(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
            return inbox.put(appId, key, text, takenUntil);
        }

        @Override
        public List<InboxEntry> waiting(String appId, Instant at, @Nullable InboxEntry after, int atMost) {
            return inbox.waiting(appId, at, after, atMost);
        }

        @Override
        public Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil) {
            return inbox.take(seen, takenUntil);
        }

        @Override
        public Optional<String> message(InboxEntry entry) {
            return inbox.message(entry);
        }

        @Override
        public void release(InboxEntry held, Instant at) {
            inbox.release(held, at);
        }

        @Override
        public void remove(InboxEntry entry) {
            inbox.remove(entry);
        }
    }

    /** A store of which a test changes one operation. */
    private static class AroundStore implements SharedStore {
        private final SharedStore store;

        AroundStore(SharedStore store) {
            this.store = store;
        }

        @Override
        public Optional<String> get(String key) {
            return store.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            return store.putIfAbsent(key, value, timeToLive);
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            return store.replace(key, expected, value, timeToLive);
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            return store.removeIfEquals(key, expected);
        }
    }
}
