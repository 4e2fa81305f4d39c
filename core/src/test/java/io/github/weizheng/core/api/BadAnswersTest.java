package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come in place of an answer; each ends in a documented exception that says whether the effect may have happened. */
class BadAnswersTest {
    private static final Charset GBK = Charset.forName("GBK");
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
    @CsvSource(
            delimiter = '|',
            value = {
                "number | 40037 | 40037 | NONE",
                "text | \"40037\" | 40037 | NONE",
                "text with blanks | \" 40037 \" | 40037 | NONE",
                "leading zeros | \"0040037\" | 40037 | NONE",
                "float | 40037.0 | 40037 | NONE",
                "float as text | \"40037.00\" | 40037 | NONE",
                "negative | -2 | -2 | NONE",
                "busy as text | \"-1\" | -1 | UNKNOWN",
                "customer service failed | 61450 | 61450 | UNKNOWN",
                "fraction | 40037.5 | 40037.5 | UNKNOWN",
                "word | \"FAIL\" | FAIL | UNKNOWN",
                "huge | 123456789012345678901234567890 | 123456789012345678901234567890 | UNKNOWN",
                "huger than a float | 1e999 | Infinity | UNKNOWN"
            })
    void anErrcodeInAnyFormIsARefusal(String name, String errcode, String code, Effect effect) {
        scene.json("{\"errcode\":" + errcode + ",\"errmsg\":\"no\"}");
        ApiException e = catchThrowableOfType(ApiException.class, this::post);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.effect()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "\"0\"", "\" 0 \"", "0.0", "\"\"", "null", "-0"})
    void zeroInAnyFormIsSuccess(String errcode) {
        scene.json("{\"errcode\":" + errcode + ",\"a\":7}");
        assertThat(scene.api().post("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(7);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("empty", bytes("")),
                Arguments.of("blank", bytes(" \r\n")),
                Arguments.of("an HTML page", bytes("<html>502</html>")),
                Arguments.of("cut JSON", bytes("{\"errcode\":0,\"a\":")),
                Arguments.of("a page behind the JSON", bytes("{\"errcode\":0}<html>")),
                Arguments.of("two answers", bytes("{\"errcode\":0}{\"errcode\":40001}")),
                Arguments.of("a list", bytes("[{\"errcode\":0}]")),
                Arguments.of("a text", bytes("\"ok\"")),
                Arguments.of("null", bytes("null")),
                Arguments.of("an errcode that is an object", bytes("{\"errcode\":{\"a\":0}}")),
                Arguments.of("an errcode that is a list", bytes("{\"errcode\":[0]}")),
                Arguments.of("an errcode that is a truth value", bytes("{\"errcode\":false}")),
                Arguments.of("GBK", "{\"a\":\"\u793e\u4fdd\"}".getBytes(GBK)),
                Arguments.of(
                        "half a UTF-8 character", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE7, '"', '}'}),
                Arguments.of("a number of a thousand and one digits", bytes("{\"errcode\":" + "1".repeat(1_001) + "}")),
                Arguments.of("deeper than anything", bytes("{\"a\":".repeat(2_000))),
                Arguments.of("zeros", new byte[100]));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anythingElseIsMalformedAndLeavesTheEffectOpen(String name, byte[] body) {
        scene.answer(new MockResponse.Builder().body(new Buffer().write(body)));
        MalformedResponseException e = catchThrowableOfType(MalformedResponseException.class, this::post);
        assertThat(e.status()).isEqualTo(200);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(e.getMessage()).hasSizeLessThan(200);
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("UTF-8 with a mark", bytes("\uFEFF{\"a\":7}")),
                Arguments.of("UTF-16", "{\"a\":7}".getBytes(UTF_16)),
                Arguments.of("fields nobody knows", bytes("{\"a\":7,\"b\":{\"c\":[1]}}")));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whatIsJsonAllTheSameIsRead(String name, byte[] body) {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain; charset=GBK")
                .body(new Buffer().write(body)));
        assertThat(scene.api().post("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "204", "301", "302", "304", "307", "400", "401", "403", "404", "408", "413", "421", "429", "500", "502", "503",
        "599"
    })
    void aStatusThatIsNoneOfWeChatsIsKept(int status) {
        scene.answer(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", scene.url() + "/elsewhere")
                .body(status == 204 || status == 304 ? "" : "<html>page</html>"));
        scene.json("{}");
        WeChatException e = catchThrowableOfType(WeChatException.class, this::post);
        assertThat(e).isInstanceOf(MalformedResponseException.class);
        assertThat(((MalformedResponseException) e).status()).isEqualTo(status);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"400,NONE", "429,NONE", "500,UNKNOWN", "503,UNKNOWN"})
    void anErrcodeWithAStatusKeepsBoth(int status, Effect effect) {
        scene.answer(new MockResponse.Builder().code(status).body("{\"errcode\":40003,\"errmsg\":\"no\"}"));
        ApiException e = catchThrowableOfType(ApiException.class, this::post);
        assertThat(e.httpStatus()).isEqualTo(status);
        assertThat(e.effect()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shorter than said | HTTP/1.1 200 OK#Content-Length: 100##{}",
                "a length that is no number | HTTP/1.1 200 OK#Content-Length: many##{\"a\"",
                "a chunk that is none | HTTP/1.1 200 OK#Transfer-Encoding: chunked##zz#{}",
                "chunks without end | HTTP/1.1 200 OK#Transfer-Encoding: chunked##2#{}#",
                "no HTTP at all | SSH-2.0-OpenSSH_9.6#",
                "a status that is no number | HTTP/1.1 abc OK##",
                "hung up at once | ",
                "cut headers | HTTP/1.1 200 OK#Content-Le"
            })
    void brokenHttpIsATransportFailureThatLeavesTheEffectOpen(String name, @Nullable String raw) throws Exception {
        WeChatException e = against(raw == null ? "" : raw.replace("#", "\r\n"));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(e).isInstanceOfAny(TransportException.class, MalformedResponseException.class);
        assertThat(e).hasMessageStartingWith("POST /x: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shorter than said | 200 | HTTP/1.1 200 OK#Content-Length: 100##{}",
                "a chunk that is none | 502 | HTTP/1.1 502 Bad#Transfer-Encoding: chunked##zz#{}",
                "gzip that is none | 500 | HTTP/1.1 500 Bad#Content-Encoding: gzip#Content-Length: 14##{'errcode':0}"
            })
    void anAnswerThatBreaksInTheMiddleKeepsItsStatus(String name, int status, String raw) throws Exception {
        WeChatException e = against(raw.replace("#", "\r\n"));
        assertThat(e).isInstanceOf(TransportException.class);
        assertThat(((TransportException) e).status()).hasValue(status);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(e).hasMessageContaining("HTTP " + status);
    }

    @ParameterizedTest
    @CsvSource({"204", "205"})
    void aStatusWithoutABodyThatHasOneIsKept(int status) throws Exception {
        WeChatException e = against("HTTP/1.1 " + status + " OK\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(e).isInstanceOf(MalformedResponseException.class);
        assertThat(((MalformedResponseException) e).status()).isEqualTo(status);
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    }

    @Test
    void earlyHintsAndContinueAreReadOver() {
        scene.answer(new MockResponse.Builder()
                .addInformationalResponse(new MockResponse.Builder().code(103).build())
                .body("{\"a\":7}"));
        assertThat(scene.api().post("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(7);
    }

    /** One raw answer to one request, then the end of the connection. */
    private static WeChatException against(String answer) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ApiScene scene = new ApiScene()) {
            Thread server = new Thread(() -> {
                try (Socket client = socket.accept()) {
                    if (client.getInputStream().read(new byte[8192]) > 0) {
                        client.getOutputStream().write(answer.getBytes(UTF_8));
                        client.shutdownOutput();
                        client.getInputStream().readAllBytes();
                    }
                } catch (IOException e) {
                    // The client hung up first.
                }
            });
            server.start();
            WeChatApi api = scene.builder()
                    .baseUrl(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                    .build()
                    .within(Duration.ofSeconds(20));
            return catchThrowableOfType(WeChatException.class, () -> api.post("/x", Map.of(), ApiScene.Answer.class));
        }
    }

    private void post() {
        scene.api().post("/x", Map.of(), Map.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
