package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, how often, and for how long. */
class RepeatsTest {
    private ApiScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aGatewayThatFailsIsAskedAgain(int status) {
        scene.status(status);
        scene.status(status);
        scene.json("{\"a\":1}");
        assertThat(get(scene.api())).isEqualTo(1);
        assertThat(scene.waits).hasSize(2);
        assertThat(scene.waits.get(1)).isBetween(Duration.ofMillis(400), Duration.ofMillis(600));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 501})
    void anotherPageIsFinal(int status) {
        scene.status(status);
        MalformedResponseException e = catchThrowableOfType(MalformedResponseException.class, () -> get(scene.api()));
        assertThat(e.status()).isEqualTo(status);
        assertThat(scene.waits).isEmpty();
    }

    @Test
    void whoIsInterruptedIsToldSoStaysSoAndAsksOnce() {
        Thread.currentThread().interrupt();
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(scene.api()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(scene.waits).isEmpty();
        assertThat(scene.server.getRequestCount()).isZero();
    }

    @Test
    void aConnectionThatBreaksIsTriedThreeTimesInAll() {
        for (int i = 0; i < 6; i++) {
            scene.answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
        }
        WeChatApi api = scene.builder()
                .httpClient(new OkHttpClient.Builder()
                        .retryOnConnectionFailure(false)
                        .build())
                .build();
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.exchanges).hasSize(3);
        assertThat(scene.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void differentFailuresCountTogether() {
        scene.json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        scene.status(502);
        scene.answer(new MockResponse.Builder()
                .body("{\"cut\":1}")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));
        scene.json("{}");
        assertThatThrownBy(() -> get(scene.api())).isInstanceOf(TransportException.class);
        assertThat(scene.exchanges).extracting(ApiListener.Exchange::number).containsExactly(1, 2, 3);
    }

    @Test
    void aBodyThatEndsEarlyIsReadAgainIfTheCallIsRepeatable() {
        scene.answer(new MockResponse.Builder()
                .body("{\"cut\":1}")
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));
        scene.json("{\"a\":1}");
        assertThat(scene.api()
                        .postRepeatable("/x", Map.of(), ApiScene.Answer.class)
                        .a())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 503, 504})
    void aPostGoesOutOnce(int status) {
        scene.answer(new MockResponse.Builder().code(status).addHeader("Retry-After", "0"));
        scene.json("{}");
        WeChatException e =
                catchThrowableOfType(WeChatException.class, () -> scene.api().post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aPostOnAPooledConnectionThatBreaksIsNotSentTwice() {
        scene.json("{}");
        scene.answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
        scene.json("{}");
        WeChatApi api = scene.api();
        api.post("/x", Map.of(), Map.class);
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void tooManyCallsInAMinuteIsTheCallersToWaitFor() {
        scene.json("{\"errcode\":45011,\"errmsg\":\"api minute-quota reach limit\"}");
        ApiException e = catchThrowableOfType(ApiException.class, () -> get(scene.api()));
        assertThat(e.retryable()).isTrue();
        assertThat(scene.exchanges).hasSize(1);
        scene.json("{\"a\":1}");
        assertThat(get(scene.api())).as("the next call is not held back").isEqualTo(1);
    }

    @Test
    void aTimeLimitThatWasUsedUpIsNotTriedAgain() {
        scene.answer(new MockResponse.Builder().body("{}").headersDelay(30, TimeUnit.SECONDS));
        WeChatApi api = scene.api().within(Duration.ofMillis(150));
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.exchanges).hasSize(1);
    }

    @Test
    void anAnswerThatTricklesEndsWithTheLimitOfTheCall() {
        scene.answer(new MockResponse.Builder()
                .body("{\"a\":\"" + "x".repeat(100) + "\"}")
                .throttleBody(1, 50, TimeUnit.MILLISECONDS));
        WeChatApi api = scene.api().within(Duration.ofMillis(200));
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(e).hasMessageContaining("InterruptedIOException");
        assertThat(scene.exchanges).hasSize(1);
    }

    @Test
    void theLimitIsForAllTriesTogether() {
        WeChatApi api = scene.builder()
                .delayer(time -> scene.clock.advance(Duration.ofMillis(4_700)))
                .build()
                .within(Duration.ofSeconds(5));
        for (int i = 0; i < 3; i++) {
            scene.json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        }
        ApiException e = catchThrowableOfType(ApiException.class, () -> get(api));
        assertThat(e.code()).isEqualTo("-1");
        // 300 ms are left, less than the second pause.
        assertThat(scene.exchanges).hasSize(2);
    }

    @Test
    void aRepeatThatComesTooLateIsNotTakenForOneThatNeverWent() {
        WeChatApi api = scene.builder()
                .delayer(time -> scene.clock.advance(Duration.ofSeconds(9)))
                .build()
                .within(Duration.ofSeconds(5));
        scene.json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void aTokenThatTookTheWholeTimeLeavesNothingSent() {
        WeChatApi api = scene.builder()
                .tokenSource(() -> {
                    scene.clock.advance(Duration.ofSeconds(6));
                    return io.github.weizheng.core.token.IssuedToken.of(
                            io.github.weizheng.core.Secret.of(ApiScene.TOKEN), Duration.ofHours(1));
                })
                .build()
                .within(Duration.ofSeconds(5));
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(scene.server.getRequestCount()).isZero();
    }

    @Test
    void aViewSharesTheTokenAndHasTheLastLimitNamed() {
        AtomicLong limit = new AtomicLong();
        WeChatApi api = scene.builder()
                .httpClient(new OkHttpClient.Builder()
                        .callTimeout(Duration.ofSeconds(7))
                        .addInterceptor(chain -> {
                            limit.set(TimeUnit.NANOSECONDS.toSeconds(
                                    chain.call().timeout().timeoutNanos()));
                            return chain.proceed(chain.request());
                        })
                        .build())
                .build();
        scene.json("{}");
        scene.json("{}");
        WeChatApi patient = api.within(Duration.ofSeconds(2)).within(Duration.ofMinutes(5));
        get(patient);
        assertThat(limit).hasValue(300);
        get(api);
        assertThat(limit).hasValue(7);
        assertThat(patient.accessTokens()).isSameAs(api.accessTokens());
    }

    @Test
    void halfOfTheTimeIsKeptForTheNextHost() throws IOException {
        AtomicLong connecting = new AtomicLong();
        WeChatApi api = scene.builder()
                .hosts(ApiHosts.standard()
                        .reachedAt("api.weixin.qq.com", scene.url())
                        .reachedAt("api2.weixin.qq.com", scene.url()))
                .httpClient(new OkHttpClient.Builder()
                        .addNetworkInterceptor(chain -> {
                            connecting.set(chain.connectTimeoutMillis());
                            return chain.proceed(chain.request());
                        })
                        .build())
                .build();
        scene.json("{}");
        get(api.within(Duration.ofSeconds(3)));
        assertThat(connecting).hasValue(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT25H"})
    void aLimitIsBetweenAMillisecondAndADay(String wrong) {
        assertThatThrownBy(() -> scene.api().within(Duration.parse(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("limit: ");
    }

    @Test
    void aCancelledCallIsOver() {
        OkHttpClient client = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    chain.call().cancel();
                    return chain.proceed(chain.request());
                })
                .build();
        scene.json("{}");
        assertThatThrownBy(() -> get(scene.builder().httpClient(client).build()))
                .isInstanceOf(TransportException.class);
        assertThat(scene.waits).isEmpty();
    }

    private static int get(WeChatApi api) {
        return api.get("/x", Map.of(), ApiScene.Answer.class).a();
    }
}
