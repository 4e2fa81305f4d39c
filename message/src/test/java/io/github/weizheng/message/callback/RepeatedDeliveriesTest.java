package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.JdbcStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** WeChat delivers at about 0, 5 and 10 seconds, until it is answered. */
class RepeatedDeliveriesTest {
    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final AtomicInteger handled = new AtomicInteger();
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> written = new ArrayList<>();
    private final CallbackEndpoint endpoint = CallbackEndpoint.builder(Delivered.account(), m -> {
                handled.incrementAndGet();
                return Reply.text("您好，第" + handled.get() + "次");
            })
            .clock(now::get)
            .store(new WatchedStore(new InMemoryStore(now::get)))
            .build();

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final Delivered message = Delivered.secure(Delivered.text(1, "你好"));
    private Delayer waiting = this::pass;

    /** Its first handler is at it until the test lets it finish. */
    private final CallbackEndpoint slow = CallbackEndpoint.builder(Delivered.account(), m -> {
                int times = handled.incrementAndGet();
                if (times == 1) {
                    started.countDown();
                    finish.await();
                }
                return Reply.text("第" + times + "次");
            })
            .clock(now::get)
            .delayer(time -> waiting.delay(time))
            .build();

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void aRepeatedDeliveryGetsTheSameAnswerAndNoHandlerRuns() {
        String message = Delivered.text(1, "你好");
        String first =
                Delivered.decrypted(endpoint.handle(Delivered.secure(message).request()));
        String again =
                Delivered.decrypted(endpoint.handle(Delivered.secure(message).request()));
        assertThat(again).isEqualTo(first);
        assertThat(handled).hasValue(1);
    }

    @Test
    void theAnswerIsRememberedForFiveMinutes() {
        endpoint.handle(message.request());
        for (Duration later : List.of(Duration.ofSeconds(10), Duration.ofSeconds(289))) {
            pass(later);
            assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第1次");
        }
        pass(Duration.ofSeconds(2));
        assertThat(Delivered.decrypted(endpoint.handle(message.request()))).contains("第2次");
    }

    @Test
    void theSecondDeliveryWaitsForTheAnswerOfTheFirst() throws Exception {
        Future<CallbackResponse> first = pool.submit(() -> slow.handle(message.request()));
        started.await();
        waiting = time -> {
            finish.countDown();
            get(first);
        };
        assertThat(Delivered.decrypted(slow.handle(message.request()))).contains("第1次");
        assertThat(handled).hasValue(1);
    }

    @Test
    void itIsSentAwayInTimeForWeChatToAskOnceMore() throws Exception {
        Future<CallbackResponse> first = pool.submit(() -> slow.handle(message.request()));
        started.await();
        Instant came = now.get();
        assertThat(slow.handle(message.request()).status()).isEqualTo(500);
        assertThat(Duration.between(came, now.get())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        finish.countDown();
        assertThat(first.get().status()).isEqualTo(200);
        assertThat(Delivered.decrypted(slow.handle(message.request()))).contains("第1次");
        assertThat(handled).hasValue(1);
    }

    @Test
    void soItIsByAStoreThatTakesItsTime() throws Exception {
        SharedStore memory = new InMemoryStore(now::get);
        CallbackEndpoint busy = CallbackEndpoint.builder(Delivered.account(), m -> {
                    started.countDown();
                    finish.await();
                    return Reply.none();
                })
                .clock(now::get)
                .delayer(this::pass)
                .store(new LeisurelyStore(memory))
                .build();
        Future<CallbackResponse> first = pool.submit(() -> busy.handle(message.request()));
        started.await();
        Instant came = now.get();
        assertThat(busy.handle(message.request()).status()).isEqualTo(500);
        assertThat(Duration.between(came, now.get())).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_500));
        finish.countDown();
        assertThat(first.get().status()).isEqualTo(200);
    }

    @Test
    void theSecondDeliveryTakesOverFromAProcessThatDied() throws Exception {
        Future<CallbackResponse> first = pool.submit(() -> slow.handle(message.request()));
        started.await();
        pass(Duration.ofSeconds(5));
        assertThat(Delivered.decrypted(slow.handle(message.request()))).contains("第2次");
        assertThat(Duration.between(START, now.get())).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8_500));
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void whoeverIsInterruptedWhileItWaitsGivesUp() throws Exception {
        Future<CallbackResponse> first = pool.submit(() -> slow.handle(message.request()));
        started.await();
        waiting = time -> {
            throw new InterruptedException();
        };
        assertThat(slow.handle(message.request()).status()).isEqualTo(500);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void theStoreHoldsNoCitizenAndNoAnswerInClear() {
        endpoint.handle(Delivered.secure(Delivered.text(1, "你好")).request());
        assertThat(written).hasSizeGreaterThan(1).allSatisfy(text -> assertThat(text)
                .doesNotContain(Delivered.CITIZEN)
                .doesNotContain("您好"));
    }

    @Test
    void differentMessagesOfTheSameSecondAreAllHandled() {
        List<String> different = List.of(
                Delivered.text(1, "你好"),
                Delivered.text(2, "你好"),
                Delivered.text(1, "你好").replace(Delivered.CITIZEN, "oAnotherCitizen0000000000000"),
                Delivered.message("text", "<Content>no id</Content>"),
                Delivered.message("text", "<Content>no id either</Content>"),
                Delivered.event("CLICK", "<EventKey>A</EventKey>"),
                Delivered.event("CLICK", "<EventKey>B</EventKey>"),
                Delivered.event("VIEW", "<EventKey>A</EventKey>"),
                Delivered.event("CLICK", "<EventKey>A</EventKey>").replace("1409735668", "1409735669"),
                Delivered.event("LOCATION", ""),
                Delivered.event("wxa_media_check", "<trace_id>1</trace_id>"),
                Delivered.event("wxa_media_check", "<trace_id>2</trace_id>"),
                Delivered.event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID>"),
                Delivered.event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID>"));
        for (String message : different) {
            endpoint.handle(Delivered.secure(message).request());
            endpoint.handle(Delivered.secure(message).request());
        }
        assertThat(handled).hasValue(different.size());
    }

    @Test
    void eventsWithoutAReadableTimeAreToldApartByTheirText() {
        String one = Delivered.event("LOCATION", "<Latitude>1</Latitude>").replace("1409735668", "?");
        String two = Delivered.event("LOCATION", "<Latitude>2</Latitude>").replace("1409735668", "?");
        for (String message : List.of(one, two, one, two)) {
            endpoint.handle(Delivered.secure(message).request());
        }
        assertThat(handled).hasValue(2);
    }

    @Test
    void aStoreThatFailsCostsNoMessage() {
        List<String> told = new ArrayList<>();
        for (SharedStore store : List.of(new FailingStore(0), new FailingStore(1), new MissingDriver())) {
            CallbackEndpoint bare = CallbackEndpoint.builder(Delivered.account(), m -> Reply.text("收到"))
                    .store(store)
                    .onHandlerFailure(
                            (inbound, failure) -> told.add(failure.getClass().getName()))
                    .build();
            CallbackResponse response =
                    bare.handle(Delivered.secure(Delivered.text(1, "你好")).request());
            assertThat(response.status()).isEqualTo(200);
            assertThat(Delivered.decrypted(response)).contains("收到");
        }
        CallbackEndpoint failing = CallbackEndpoint.builder(Delivered.account(), m -> {
                    throw new IllegalStateException("down");
                })
                .store(new FailingStore(1))
                .onHandlerFailure((inbound, failure) -> told.add("handler"))
                .build();
        assertThat(failing.handle(Delivered.secure(Delivered.text(1, "你好")).request())
                        .status())
                .isEqualTo(500);
        assertThat(told).containsExactly("handler");
    }

    @Test
    void theLogSaysWhatTheDatabaseFailedWith() {
        JdbcDataSource empty = new JdbcDataSource();
        empty.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        CallbackEndpoint tableless = CallbackEndpoint.builder(Delivered.account(), m -> Reply.text("收到"))
                .store(new JdbcStore(empty))
                .build();

        assertThat(Delivered.decrypted(tableless.handle(message.request()))).contains("收到");

        assertThat(canary.logged())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(
                        "StoreException: The database failed, SQLState 42S04",
                        "Caused by: ",
                        "org.h2.jdbc.JdbcSQLSyntaxErrorException");
    }

    /** Ends in an Error at each step. */
    private static final class MissingDriver implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            throw new NoClassDefFoundError("driver");
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            throw new NoClassDefFoundError("driver");
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            throw new NoClassDefFoundError("driver");
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            throw new NoClassDefFoundError("driver");
        }
    }

    private static <T> void get(Future<T> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Takes 50 milliseconds to look, of the test's time. */
    private final class LeisurelyStore extends LateScene.AroundStore {
        LeisurelyStore(SharedStore store) {
            super(store);
        }

        @Override
        public Optional<String> get(String key) {
            pass(Duration.ofMillis(50));
            return super.get(key);
        }
    }

    /** Writes down keys and values. */
    private final class WatchedStore implements SharedStore {
        private final SharedStore store;

        WatchedStore(SharedStore store) {
            this.store = store;
        }

        @Override
        public Optional<String> get(String key) {
            return store.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            written.add(key + value);
            return store.putIfAbsent(key, value, timeToLive);
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            written.add(key + value);
            return store.replace(key, expected, value, timeToLive);
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            return store.removeIfEquals(key, expected);
        }
    }

    /** A store that works for so many calls, and then no more; its words name a citizen. */
    private static final class FailingStore implements SharedStore {
        private final InMemoryStore store = new InMemoryStore();
        private int left;

        FailingStore(int calls) {
            left = calls;
        }

        @Override
        public Optional<String> get(String key) {
            return working().get(key);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            return working().putIfAbsent(key, value, timeToLive);
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            return working().replace(key, expected, value, timeToLive);
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            return working().removeIfEquals(key, expected);
        }

        private SharedStore working() {
            if (left-- <= 0) {
                throw new IllegalStateException("no connection for " + Delivered.CITIZEN);
            }
            return store;
        }
    }
}
