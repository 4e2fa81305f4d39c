package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.test.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the inbox and nobody has: its process died, or its handler failed. */
class InboxSweepTest extends LateScene {
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

    @ParameterizedTest
    @ValueSource(strings = {"take", "message", "release", "remove"})
    void aSweepOutlivesAnInboxThatEndsInAnError(String operation) {
        Inbox broken = new AroundInbox(inbox) {
            private void fail(String called, InboxEntry entry) {
                if (called.equals(operation) && entry.key().equals("1")) {
                    throw new NoClassDefFoundError("driver");
                }
            }

            @Override
            public Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil) {
                fail("take", seen);
                return super.take(seen, takenUntil);
            }

            @Override
            public Optional<String> message(InboxEntry entry) {
                fail("message", entry);
                return super.message(entry);
            }

            @Override
            public void release(InboxEntry held, Instant time) {
                fail("release", held);
                super.release(held, time);
            }

            @Override
            public void remove(InboxEntry entry) {
                fail("remove", entry);
                super.remove(entry);
            }
        };
        inbox.put(Delivered.APP_ID, "1", Delivered.text(1, "你好"), now);
        inbox.put(Delivered.APP_ID, "2", Delivered.text(2, "你好"), now);
        CallbackEndpoint endpoint = endpoint(
                m -> {
                    if (id(m).equals("1") && operation.equals("release")) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("好");
                },
                on(broken));
        endpoint.sweep();
        assertThat(late).contains("2: 好");
        assertThat(waiting()).extracting(InboxEntry::key).containsExactly("1");
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
    void whoseHandlerFailsInTimeIsTriedAgainByTheNextSweepWhereThatIsWanted() {
        finish.countDown();
        CallbackEndpoint endpoint =
                endpoint(this::stumbling, on(inbox).after(AMPLE).keepFailures());
        assertSuccess(endpoint.handle(message.request()));
        ended.acquireUninterruptibly();
        assertThat(told).containsExactly("handler IllegalStateException");
        assertSuccess(endpoint.handle(message.request()));
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 站起来了");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoseHandlerFailsInTheMomentOfTheDeadlineToo() {
        CallbackEndpoint endpoint =
                endpoint(this::stumbling, on(endingMeanwhile()).after(SOON).keepFailures());
        assertSuccess(endpoint.handle(message.request()));
        ended.acquireUninterruptibly();
        assertThat(handled).hasValue(1);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 站起来了");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whereTheInboxFailsAFailedMessageIsLeftToWeChat() {
        finish.countDown();
        Inbox broken = new AroundInbox(inbox) {
            @Override
            void step() {
                throw new StoreException("no connection", null);
            }
        };
        CallbackEndpoint endpoint =
                endpoint(this::stumbling, on(broken).after(AMPLE).keepFailures());
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("站起来了");
    }

    @Test
    void whereTheInboxFailsAFailedMessageIsLeftToWeChatEvenOfAnError() {
        finish.countDown();
        Inbox broken = new AroundInbox(inbox) {
            @Override
            void step() {
                throw new NoClassDefFoundError();
            }
        };
        CallbackEndpoint endpoint =
                endpoint(this::stumbling, on(broken).after(AMPLE).keepFailures());
        assertThat(endpoint.handle(message.request()).status()).isEqualTo(500);
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("站起来了");
    }

    @Test
    void whatFindsNoFreePlaceIsKeptWhereThatIsWanted() {
        CallbackEndpoint endpoint =
                endpoint(slow, on(inbox).after(SOON).inFlight(1).keepFailures());
        Delivered second = Delivered.secure(Delivered.text(2, "你好"));
        assertSuccess(endpoint.handle(message.request()));
        assertSuccess(endpoint.handle(second.request()));
        finish.countDown();
        ended.acquireUninterruptibly();
        assertThat(handled).hasValue(1);
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(1, 0, List.of()));
        assertThat(late).containsExactly("1: 第1次", "2: 第2次");
    }

    private Reply stumbling(Inbound inbound) throws InterruptedException {
        finish.await();
        if (handled.incrementAndGet() == 1) {
            throw new IllegalStateException("stumbled");
        }
        return Reply.text("站起来了");
    }
}
