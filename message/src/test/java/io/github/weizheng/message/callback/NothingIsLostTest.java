package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two offices share store and inbox; handlers fail, dawdle and never return, the inbox fails now and then. */
class NothingIsLostTest {
    private static final int MESSAGES = 1_000;
    private static final int DELIVERIES = 3;

    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final ExecutorService wechat = Executors.newFixedThreadPool(16);
    private volatile Instant now = Instant.ofEpochSecond(1_700_000_000);
    private final SharedStore store = new InMemoryStore(() -> now);
    private final Inbox inbox = new InMemoryInbox();
    private final CountDownLatch overslept = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final Map<Integer, Integer> begun = new ConcurrentHashMap<>();
    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Set<String>> told = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        handlers.shutdownNow();
        wechat.shutdownNow();
    }

    @Test
    void everyMessageIsHandledAndEveryRepeatIsAnsweredTheSame() throws Exception {
        CallbackEndpoint[] offices = {office(), office()};
        // WeChat, whom no answer reaches: in any order, at any office, three times in all.
        Random random = new Random(20261125);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < DELIVERIES; i++) {
            IntStream.range(0, MESSAGES).forEach(order::add);
        }
        Collections.shuffle(order, random);
        List<Future<?>> deliveries = new ArrayList<>();
        for (int id : order) {
            CallbackEndpoint office = offices[random.nextInt(2)];
            deliveries.add(wechat.submit(() -> deliver(office, id)));
        }
        for (Future<?> delivery : deliveries) {
            delivery.get();
        }
        overslept.countDown();
        // One office dies with whatever its handlers were at; the other's scheduler goes on.
        SweepReport last;
        do {
            now = now.plus(Duration.ofMinutes(16));
            last = office().sweep();
            assertThat(last.parked()).isEmpty();
        } while (last.handled() + last.failed() > 0);
        assertThat(answered).containsAll(told.keySet());
        assertThat(told.values()).allSatisfy(answers -> assertThat(answers).hasSize(1));
        assertThat(inbox.waiting(Delivered.APP_ID, now, null, 10)).isEmpty();
        assertThat(told.size()).isGreaterThan(MESSAGES * 9 / 10);
    }

    private void deliver(CallbackEndpoint office, int id) {
        CallbackResponse response =
                office.handle(Delivered.secure(Delivered.text(id, "你好")).request());
        if (response.status() == 200) {
            String text = new String(response.body(), UTF_8);
            told.computeIfAbsent(id, i -> ConcurrentHashMap.newKeySet())
                    .add(text.equals("success") ? text : Delivered.decrypted(response));
        }
    }

    private CallbackEndpoint office() {
        return CallbackEndpoint.builder(Delivered.account(), this::answer)
                .clock(() -> now)
                .store(store)
                .delayer(time -> Thread.onSpinWait())
                .deadline(Deadline.builder(handlers, new Unreliable(inbox))
                        .after(Duration.ofMillis(20))
                        .inFlight(5_000)
                        .attempts(30)
                        .build())
                .build();
    }

    private Reply answer(Inbound inbound) throws Exception {
        int id = Integer.parseInt(((InboundMessage) inbound).msgId().orElseThrow());
        int times = begun.merge(id, 1, Integer::sum);
        switch (id % 10) {
            case 1 -> fail(times);
            case 2 -> overslept.await();
            case 3 -> {
                overslept.await();
                fail(times);
            }
            case 4 -> {
                if (times == 1) {
                    never.await();
                }
            }
            default -> {}
        }
        answered.add(id);
        return Reply.text("收到" + id);
    }

    private static void fail(int times) {
        if (times < 3) {
            throw new IllegalStateException("stumbled");
        }
    }

    /** Fails each seventh time. */
    private static final class Unreliable extends AroundInbox {
        private final AtomicInteger steps = new AtomicInteger();

        Unreliable(Inbox inbox) {
            super(inbox);
        }

        @Override
        void step() {
            if (steps.incrementAndGet() % 7 == 0) {
                throw new StoreException("no connection", null);
            }
        }
    }
}
