package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Direction;
import io.github.weizheng.testkit.Exchange;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatorTest {
    private static final String GET = "/cgi-bin/menu/get";
    private static final String CREATE = "/cgi-bin/menu/create";
    private static final String MENU = "{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}]}";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void orderedErrcodesQueueUpAndHaveNoEffect() throws Exception {
        wechat.account().answerNext(CREATE, -1);
        wechat.account().answerNext(CREATE, 45009);

        assertThat(api.errcode(CREATE, MENU)).isEqualTo(-1);
        assertThat(api.errcode(CREATE, MENU)).isEqualTo(45009);
        assertThat(wechat.account().menuJson()).isEmpty();
        assertThat(api.errcode(CREATE, MENU)).isZero();
        assertThatThrownBy(() -> wechat.account().answerNext("/a?b=c", -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(60)
    void aLateAnswerFollowsItsEffectAndClosingEndsTheWait() throws Exception {
        String token = api.token();
        wechat.account().delayNext(CREATE, Duration.ofHours(1));
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> {
            try {
                api.post(CREATE + "?access_token=" + token, MENU);
            } catch (IOException e) {
                // The port may close before the answer is written.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (wechat.account().menuJson().isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(call).isNotDone();
        wechat.close();
        call.join();
    }

    @Test
    void aHangUpHappensAfterTheEffect() throws Exception {
        String token = api.token();
        wechat.account().hangUpNext(CREATE);

        assertThatThrownBy(() -> api.post(CREATE + "?access_token=" + token, MENU))
                .isInstanceOf(IOException.class);

        assertThat(wechat.account().menuJson()).isPresent();
        assertThat(last().status()).isZero();
        assertThat(api.errcode(CREATE, MENU)).isZero();
    }

    @Test
    void theJournalTellsBothDirectionsWithoutSecrets() throws Exception {
        List<Exchange> observed = new CopyOnWriteArrayList<>();
        wechat.observe(observed::add);
        String token = api.token();
        api.errcode(CREATE, MENU);
        api.send("GET", "/nowhere?access_token=" + token, "");
        try (DeveloperServer developer = new DeveloperServer()) {
            wechat.account().connect(developer.url("/wechat?secret=1"), CallbackMode.SECURE);
            wechat.citizen("oLiLei").tap("n");
        }

        assertThat(wechat.journal()).isEqualTo(observed);
        assertThat(wechat.journal())
                .extracting(Exchange::direction, Exchange::method, Exchange::path, Exchange::status)
                .endsWith(
                        tuple(Direction.TO_WECHAT, "POST", CREATE, 200),
                        tuple(Direction.TO_WECHAT, "GET", "/nowhere", 404),
                        tuple(Direction.FROM_WECHAT, "GET", "/wechat", 200),
                        tuple(Direction.FROM_WECHAT, "POST", "/wechat", 200));
        assertThat(last().what()).isEqualTo("推送 CLICK（安全模式，第1次）");
        assertThat(wechat.journal().toString())
                .doesNotContain(token)
                .doesNotContain(wechat.account().appSecret())
                .doesNotContain("secret=1");
    }

    @Test
    void aFailingObserverChangesNothing() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> heard.countDown());
        try {
            wechat.observe(exchange -> {
                throw new IllegalStateException("observer");
            });

            assertThat(api.token()).isNotEmpty();
            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void theJournalKeepsTheNewestTenThousand() throws Exception {
        String token = api.token();
        for (int i = 0; i < 10_001; i++) {
            api.get(GET + "?access_token=" + token);
        }

        assertThat(wechat.journal()).hasSize(10_000);
        assertThat(wechat.journal().get(0).path()).isEqualTo(GET);
    }

    @Test
    void theSameOpenIdIsTheSamePerson() {
        assertThat(wechat.citizen("oLiLei")).isSameAs(wechat.citizen("oLiLei"));
        assertThat(wechat.citizen("oLiLei").openId()).isEqualTo("oLiLei");
        assertThat(wechat.citizen("oLiLei").following()).isFalse();
        assertThatThrownBy(() -> wechat.citizen(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theClockOnlyGoesForward() {
        Instant before = wechat.clock().instant();
        wechat.clock().advance(Duration.ofDays(1));

        assertThat(wechat.clock().instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
        assertThat(wechat.clock().getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(wechat.clock().withZone(ZoneId.of("Asia/Shanghai")).instant())
                .isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
        assertThat(wechat.clock().withZone(ZoneId.of("Asia/Shanghai")).getZone().getId())
                .isEqualTo("Asia/Shanghai");
        assertThatThrownBy(() -> wechat.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingFreesThePortAndCanBeRepeated() {
        URI url = wechat.apiUrl();
        wechat.close();
        wechat.close();

        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                        socket.getInputStream();
                    }
                })
                .isInstanceOf(ConnectException.class);
    }

    private Exchange last() {
        List<Exchange> journal = wechat.journal();
        return journal.get(journal.size() - 1);
    }
}
