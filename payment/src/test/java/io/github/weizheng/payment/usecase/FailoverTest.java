package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hosts: what the first one breaks off, the second one gets only if that can do no harm. */
class FailoverTest {
    private static final Map<String, Object> BODY = Map.of("out_trade_no", "WATER-1");
    private final MockWebServer primary = new MockWebServer();
    private final MockWebServer backup = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        primary.start();
        backup.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Headers.Builder headers = new Headers.Builder();
                Platform.headers(Clock.systemUTC().instant().getEpochSecond(), new byte[] {'{', '}'})
                        .forEach((name, values) -> headers.add(name, values.get(0)));
                return new MockResponse.Builder()
                        .headers(headers.build())
                        .body("{}")
                        .build();
            }
        });
        backup.start();
    }

    @AfterEach
    void stop() throws IOException {
        primary.close();
        backup.close();
    }

    @Test
    void whoIsInterruptedKnowsWhatMayHaveHappenedAndAsksNobodyElse() throws Exception {
        primary.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        WeChatPay impatient = WeChatPay.builder(Keys.merchant())
                .httpClient(new OkHttpClient.Builder()
                        .readTimeout(Duration.ofSeconds(1))
                        .build())
                .baseUrl(url(primary))
                .backupUrl(url(backup))
                .build();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean still = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> impatient.sendRepeatable("/v3/any", BODY)));
            still.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(primary.takeRequest(30, TimeUnit.SECONDS)).isNotNull();
        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thrown.get()).isInstanceOfSatisfying(TransportException.class, e -> assertThat(e.effect())
                .isEqualTo(Effect.UNKNOWN));
        assertThat(still).isTrue();
        assertThat(backup.getRequestCount()).isZero();
    }

    @Test
    void whoWasInterruptedBeforeSendsNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pay().sendRepeatable("/v3/any", BODY))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NONE));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(primary.getRequestCount() + backup.getRequestCount()).isZero();
    }

    static List<Consumer<WeChatPay>> harmless() {
        return List.of(
                pay -> pay.get("/v3/any", Map.of("mchid", "1"), Map.class),
                pay -> pay.postRepeatable("/v3/any", BODY, Map.class),
                pay -> pay.sendRepeatable("/v3/any", BODY));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatBreaksOffIsSignedAnewAndAskedAtTheBackup(Consumer<WeChatPay> call) throws InterruptedException {
        breakOff();
        breakOff(); // OkHttp itself asks a GET once more
        call.accept(pay());
        Set<String> signatures = new HashSet<>();
        signatures.add(primary.takeRequest().getHeaders().get("Authorization"));
        signatures.add(backup.takeRequest().getHeaders().get("Authorization"));
        assertThat(signatures).hasSize(2);
    }

    @Test
    void whatMayHaveHappenedIsNotAskedTwice() {
        breakOff();
        assertThatThrownBy(() -> pay().post("/v3/any", BODY, Map.class))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
        assertThatThrownBy(() -> pay().send("/v3/any", BODY)).isInstanceOf(TransportException.class);
        assertThat(backup.getRequestCount()).isZero();
    }

    @Test
    void whatWasNeverSentGoesToTheBackupWhateverItIs() throws IOException {
        primary.close();
        pay().send("/v3/any", BODY);
        assertThat(backup.getRequestCount()).isEqualTo(1);
    }

    @Test
    void ofTwoFailuresTheGraverIsTold() throws IOException {
        backup.close();
        breakOff();
        assertThatThrownBy(() -> pay().postRepeatable("/v3/any", BODY, Map.class))
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                    assertThat(e.getSuppressed()).hasSize(1);
                });
        primary.close();
        assertThatThrownBy(() -> pay().postRepeatable("/v3/any", BODY, Map.class))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NONE));
    }

    @Test
    void aRefusalIsNoReasonToAskElsewhere() {
        primary.enqueue(new MockResponse.Builder()
                .code(500)
                .body("{\"code\":\"SYSTEM_ERROR\"}")
                .build());
        assertThatThrownBy(() -> pay().postRepeatable("/v3/any", BODY, Map.class))
                .hasMessageContaining("SYSTEM_ERROR");
        assertThat(backup.getRequestCount()).isZero();
    }

    private void breakOff() {
        primary.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
    }

    private WeChatPay pay() {
        return WeChatPay.builder(Keys.merchant())
                .baseUrl(url(primary))
                .backupUrl(url(backup))
                .build();
    }

    private static URI url(MockWebServer server) {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }
}
