package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.token.IssuedToken;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Cache;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between the caller and WeChat: interceptors, time limits, interrupts, answers from anyone. */
class BadLineTest {
    private static final String TOKEN = "c4n4ry-t0ken";

    private record Answer(long msgid) {}

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anInterceptorThatQuotesTheUrlDoesNotShowTheToken() {
        WeChatApi api = api(chain -> {
            IOException failure = new IOException(
                    "wrapped", new IOException("cannot read " + chain.request().url()));
            failure.addSuppressed(new IOException("also " + chain.request().url()));
            throw failure;
        });
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(stack(e)).contains("BadLineTest").doesNotContain(TOKEN);
    }

    @Test
    void anInterceptorThatFailsUncheckedIsATransportFailureToo() {
        WeChatApi api = api(chain -> {
            throw new IllegalStateException("no route for " + chain.request().url());
        });
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(stack(e)).contains("IllegalStateException").doesNotContain(TOKEN);
    }

    @Test
    void anInterceptorThatQuotesTheUrlDoesNotShowASecretThatIsEncodedInIt() {
        WeChatApi api = api(chain -> {
            throw new IOException("cannot read " + chain.request().url());
        });
        TransportException e = catchThrowableOfType(
                TransportException.class,
                () -> api.getWithoutToken("/sns/x", Map.of("secret", "c4n4ry+s/cret="), Map.class));
        assertThat(stack(e)).contains("IOException").doesNotContain("c4n4ry");
    }

    @Test
    void aCacheOfTheCallersClientNeverHoldsAUrlWithItsToken(@TempDir File folder) throws IOException {
        try (Cache cache = new Cache(folder, 1_000_000)) {
            WeChatApi api = api(new OkHttpClient.Builder().cache(cache).build());
            for (int i = 0; i < 2; i++) {
                server.enqueue(new MockResponse.Builder()
                        .setHeader("Cache-Control", "max-age=600")
                        .body("{}")
                        .build());
                get(api);
            }
            assertThat(server.getRequestCount()).isEqualTo(2);
            assertThat(cache.urls().hasNext()).isFalse();
        }
    }

    @Test
    void aProxysRefusalByAHostThatIsNoneKeepsItsStatus() {
        server.enqueue(new MockResponse.Builder().code(407).body("<html>").build());
        MalformedResponseException e =
                catchThrowableOfType(MalformedResponseException.class, () -> post(api(new OkHttpClient())));
        assertThat(e.status()).isEqualTo(407);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void theWordsOfAFailureThatNamesNoSecretAreKept() {
        WeChatApi api = api(chain -> {
            throw new IOException("the proxy is being replaced");
        });
        TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
        assertThat(stack(e)).contains("the proxy is being replaced");
    }

    @Test
    void aCallIsLimitedToHalfAMinuteUnlessTheClientSaysOtherwise() {
        AtomicLong limit = new AtomicLong();
        Interceptor watch = chain -> {
            limit.set(TimeUnit.NANOSECONDS.toSeconds(chain.call().timeout().timeoutNanos()));
            return chain.proceed(chain.request());
        };
        answer("{}");
        get(api(watch));
        assertThat(limit).hasValue(30);
        answer("{}");
        get(api(new OkHttpClient.Builder()
                .callTimeout(Duration.ofSeconds(7))
                .addInterceptor(watch)
                .build()));
        assertThat(limit).hasValue(7);
    }

    @Test
    void anInterruptedWaitLeavesTheThreadInterrupted() {
        answer("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        WeChatApi api = builder(new OkHttpClient())
                .delayer(time -> {
                    throw new InterruptedException();
                })
                .build();
        assertThatThrownBy(() -> get(api)).isInstanceOf(TransportException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLongErrmsgIsReadInOnePass() {
        answer("{\"errcode\":40037,\"errmsg\":\"x" + " ".repeat(4_000_000) + "rid: \"}");
        ApiException e = catchThrowableOfType(ApiException.class, () -> get(api(new OkHttpClient())));
        assertThat(e.rid()).isEmpty();
        assertThat(e.getMessage()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "escape, 001b",
        "delete, 007f",
        "next line, 0085",
        "control sequence in one character, 009b",
        "line separator, 2028",
        "paragraph separator, 2029",
        "from right to left, 202e",
        "isolated from right to left, 2067",
        "mark from right to left, 200f"
    })
    void anErrmsgStaysOnItsLineAndInItsDirection(String name, String character) {
        answer("{\"errcode\":40037,\"errmsg\":\"no\\u" + character + "fine\"}");
        ApiException e = catchThrowableOfType(ApiException.class, () -> get(api(new OkHttpClient())));
        assertThat(e).hasMessageContaining("40037 no fine ");
    }

    @Test
    void anErrcodeOrARidThatEchoesTheTokenDoesNotShowIt() {
        answer("{\"errcode\":\"" + TOKEN + "\",\"errmsg\":\"no\"}");
        ApiException e = catchThrowableOfType(ApiException.class, () -> get(api(new OkHttpClient())));
        assertThat(e.getMessage() + e.code()).doesNotContain(TOKEN);
        String hex = "0123456789abcdef0123456789abcdef";
        answer("{\"errcode\":40029,\"errmsg\":\"invalid code, rid: " + hex + "\"}");
        ApiException signIn = catchThrowableOfType(ApiException.class, () -> api(new OkHttpClient())
                .getWithoutToken("/sns/x", Map.of("secret", hex), Map.class));
        assertThat(signIn.getMessage() + signIn.rid()).doesNotContain(hex);
    }

    @Test
    void anAnswerThatIsNotEvenHttpIsNotQuoted() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[8192]);
                    client.getOutputStream().write(("{\"access_token\":\"" + TOKEN + "\"}\r\n\r\n").getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            server.start();
            WeChatApi api = builder(new OkHttpClient())
                    .baseUrl(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                    .build();
            TransportException e = catchThrowableOfType(TransportException.class, () -> get(api));
            assertThat(stack(e)).contains("ProtocolException").doesNotContain(TOKEN);
            server.join();
        }
    }

    @Test
    void noConnectionMeansNoEffect() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        WeChatApi api = builder(new OkHttpClient())
                .baseUrl(URI.create("http://127.0.0.1:" + port))
                .build();
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void anUnknownHostMeansNoEffect() {
        WeChatApi api = builder(new OkHttpClient())
                .baseUrl(URI.create("http://no-such-host.invalid"))
                .build();
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void aTokenThatDoesNotComeMeansThatTheCallItselfHadNoEffect() {
        WeChatApi api = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("s3cret"))
                        .build())
                .httpClient(new OkHttpClient())
                .baseUrl(URI.create("http://127.0.0.1:" + server.getPort()))
                .delayer(pause -> {})
                .build();
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
        }
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e).hasMessageContaining("POST /x").hasMessageContaining("/cgi-bin/stable_token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a page | <html>", "system busy | {\"errcode\":-1}"})
    void anAnswerToTheAskingForATokenIsNoDoubtAboutTheCall(String name, String said) {
        WeChatApi api = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("s3cret"))
                        .build())
                .baseUrl(URI.create("http://127.0.0.1:" + server.getPort()))
                .delayer(pause -> {})
                .build();
        for (int i = 0; i < 3; i++) {
            answer(said);
        }
        WeChatException e = catchThrowableOfType(WeChatException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e).hasMessageContaining("POST /x").hasMessageContaining("/cgi-bin/stable_token");
        assertThat(e instanceof ApiException refusal ? refusal.code() : "none").isIn("-1", "none");
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestLeavesTheEffectOpenAndIsNotRepeated() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        answer("{\"never\":\"reached\"}");
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api(new OkHttpClient())));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aSlowAnswerEndsWithTheClientsTimeLimit() {
        server.enqueue(new MockResponse.Builder()
                .body("{}")
                .headersDelay(5, TimeUnit.SECONDS)
                .build());
        OkHttpClient impatient =
                new OkHttpClient.Builder().readTimeout(Duration.ofMillis(200)).build();
        WeChatApi api = api(impatient);
        TransportException e = catchThrowableOfType(TransportException.class, () -> post(api));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void anAnswerOfTheWrongShapeDoesNotQuoteItself() {
        answer("{\"msgid\":\"c4n4ry\"}");
        assertThatThrownBy(() -> api(new OkHttpClient()).post("/x", Map.of(), Answer.class))
                .isInstanceOf(MalformedResponseException.class)
                .hasStackTraceContaining("MalformedResponseException")
                .satisfies(e -> assertThat(stack(e)).doesNotContain("c4n4ry"));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        answer("{\"a\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}");
        assertThatThrownBy(() -> get(api(new OkHttpClient())))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("8 MiB");
    }

    @Test
    void anAnswerThatGrowsWhenItIsUnpackedIsCutOff() throws IOException {
        Buffer packed = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.writeUtf8("{\"a\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}");
        }
        assertThat(packed.size()).isLessThan(100_000);
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThatThrownBy(() -> get(api(new OkHttpClient())))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("8 MiB");
    }

    private static Object post(WeChatApi api) {
        return api.post("/x", Map.of("a", "b"), Map.class);
    }

    private static Object get(WeChatApi api) {
        return api.get("/x", Map.of(), Map.class);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private WeChatApi api(Interceptor interceptor) {
        return api(new OkHttpClient.Builder().addInterceptor(interceptor).build());
    }

    private WeChatApi api(OkHttpClient client) {
        return builder(client).build();
    }

    private WeChatApi.Builder builder(OkHttpClient client) {
        return WeChatApi.builder(OfficialAccount.builder("wx1").build())
                .httpClient(client)
                .baseUrl(URI.create("http://127.0.0.1:" + server.getPort()))
                .tokenSource(() -> IssuedToken.of(Secret.of(TOKEN), Duration.ofHours(1)));
    }

    private static String stack(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
