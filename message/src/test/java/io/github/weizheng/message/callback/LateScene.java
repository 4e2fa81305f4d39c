package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Delayer;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** An office whose handlers may be slow; the test says when they end. */
@ExtendWith(LogCanary.class)
abstract class LateScene {
    static final Duration SOON = Duration.ofMillis(50);
    static final Duration AMPLE = Duration.ofSeconds(5);

    volatile Instant now = Instant.ofEpochSecond(1_700_000_000);
    final ExecutorService pool = Executors.newCachedThreadPool();
    final Semaphore ended = new Semaphore(0);
    final Executor executor = task -> pool.execute(() -> {
        task.run();
        ended.release();
    });
    final SharedStore store = new InMemoryStore(() -> now);
    final Inbox inbox = new InMemoryInbox();
    final CountDownLatch finish = new CountDownLatch(1);
    final AtomicInteger handled = new AtomicInteger();
    final List<String> late = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Delivered message = Delivered.secure(Delivered.text(1, "你好"));
    Delayer waiting = time -> {};

    /** A handler that is at it until the test lets it finish. */
    final InboundHandler<Inbound> slow = m -> {
        int times = handled.incrementAndGet();
        finish.await();
        return Reply.text("第" + times + "次");
    };

    @AfterEach
    void close() {
        finish.countDown();
        pool.shutdownNow();
    }

    CallbackEndpoint endpoint(InboundHandler<Inbound> handler, Duration after) {
        return endpoint(handler, on(inbox).after(after));
    }

    CallbackEndpoint endpoint(InboundHandler<Inbound> handler, Deadline.Builder deadline) {
        return builder(handler).store(store).deadline(deadline.build()).build();
    }

    CallbackEndpoint.Builder builder(InboundHandler<Inbound> handler) {
        return CallbackEndpoint.builder(Delivered.account(), handler)
                .clock(() -> now)
                .delayer(time -> waiting.delay(time))
                .onHandlerFailure((inbound, failure) ->
                        told.add("handler " + failure.getClass().getSimpleName()));
    }

    Deadline.Builder on(Inbox where) {
        return Deadline.builder(executor, where)
                .lateReplies((answered, reply) -> late.add(id(answered) + ": " + content(answered, reply)))
                .onLostReply((answered, failure) ->
                        told.add("lost " + failure.getClass().getSimpleName()));
    }

    static String id(Inbound inbound) {
        return ((InboundMessage) inbound).msgId().orElseThrow();
    }

    static String content(Inbound answered, Reply reply) {
        String xml = reply.toXml(answered, Instant.EPOCH).orElseThrow();
        return xml.replaceAll(".*<Content><!\\[CDATA\\[(.*)]]></Content>.*", "$1");
    }

    /** Everything in the inbox, whoever has it. */
    List<InboxEntry> waiting() {
        return inbox.waiting(Delivered.APP_ID, now.plus(Duration.ofDays(1)), null, 1_000);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static void assertSuccess(CallbackResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(new String(response.body(), UTF_8)).isEqualTo("success");
    }

    /** An inbox during whose write the handler ends; the endpoint hears of it after the write. */
    Inbox endingMeanwhile() {
        return new AroundInbox(inbox) {
            @Override
            public InboxEntry put(String appId, String key, String text, Instant takenUntil) {
                InboxEntry entry = super.put(appId, key, text, takenUntil);
                finish.countDown();
                return entry;
            }
        };
    }

    /** A store of which a test changes one operation. */
    static class AroundStore implements SharedStore {
        final SharedStore store;

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
