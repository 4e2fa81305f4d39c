package io.github.weizheng.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.token.IssuedToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go up and come down without being held in memory. */
class StreamsTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 0, '{', 1, 2, 3};
    private ApiScene scene;
    private WeChatApi api;

    record Uploaded(String type) {}

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
        AtomicInteger tokens = new AtomicInteger();
        api = scene.builder()
                .tokenSource(() -> IssuedToken.of(Secret.of("token-" + tokens.incrementAndGet()), Duration.ofHours(1)))
                .build();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void uploadsAFileWithAFurtherField(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("\u529e\u4e8b \"\u6307\u5357\".mp4"), JPEG);
        scene.json("{\"type\":\"video\"}");
        Uploaded answer = api.upload(
                "/cgi-bin/material/add_material",
                Map.of("type", "video"),
                Upload.of("media", file).contentType("video/mp4").field("description", "{\"title\":\"\u793e\u4fdd\"}"),
                Uploaded.class);
        assertThat(answer.type()).isEqualTo("video");
        RecordedRequest request = scene.taken();
        assertThat(request.getTarget()).isEqualTo("/cgi-bin/material/add_material?type=video&access_token=token-1");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(String.valueOf(request.getBodySize()));
        assertThat(request.getBody().utf8())
                .contains("form-data; name=\"description\"\r\n", "{\"title\":\"\u793e\u4fdd\"}")
                .contains("form-data; name=\"media\"; filename=\"\u529e\u4e8b %22\u6307\u5357%22.mp4\"\r\n")
                .contains("Content-Type: video/mp4\r\n");
        assertThat(request.getBody().indexOf(okio.ByteString.of(JPEG))).isPositive();
    }

    @Test
    void aFileIsSentAgainWithANewToken() {
        scene.json("{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        scene.json("{\"type\":\"image\"}");
        Upload file = Upload.of("media", "a.jpg", JPEG);
        assertThat(api.upload("/u", Map.of(), file, Uploaded.class).type()).isEqualTo("image");
        scene.taken();
        RecordedRequest second = scene.taken();
        assertThat(second.getTarget()).endsWith("=token-2");
        assertThat(second.getBody().indexOf(okio.ByteString.of(JPEG))).isPositive();
    }

    @Test
    void aStreamIsSentOnceAndTheNextUploadHasANewToken() {
        scene.json("{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        Upload once = Upload.of("media", "a.jpg", JPEG.length, new ByteArrayInputStream(JPEG));
        ApiException e =
                catchThrowableOfType(ApiException.class, () -> api.upload("/u", Map.of(), once, Uploaded.class));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThatThrownBy(() -> api.upload("/u", Map.of(), once, Uploaded.class))
                .isInstanceOf(TransportException.class)
                .hasStackTraceContaining("a stream can be uploaded once");
        scene.json("{\"type\":\"image\"}");
        api.upload("/u", Map.of(), Upload.of("media", "a.jpg", 7, new ByteArrayInputStream(JPEG)), Uploaded.class);
        scene.taken();
        assertThat(scene.exchanges).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8, 100_000})
    void aStreamOfAnotherLengthNeverArrivesAsAFile(int said) {
        scene.json("{\"type\":\"never\"}");
        Upload wrong = Upload.of("media", "a.jpg", said, new ByteArrayInputStream(JPEG));
        assertThatThrownBy(() -> api.upload("/u", Map.of(), wrong, Uploaded.class))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("FileLengthException");
    }

    @Test
    void anUploadOnAPooledConnectionThatBreaksIsNotSentTwice() {
        scene.json("{}");
        scene.answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
        scene.json("{\"type\":\"never\"}");
        api.post("/first", Map.of(), Map.class);
        Upload file = Upload.of("media", "a.jpg", JPEG);
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.upload("/u", Map.of(), file, Uploaded.class));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(scene.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aFileThatIsGoneDoesNotShowItsName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("c4n4ry-zhang-san.jpg"), "face");
        Upload upload = Upload.of("media", file);
        Files.delete(file);
        assertThatThrownBy(() -> api.upload("/u", Map.of(), upload, Map.class))
                .isInstanceOf(TransportException.class)
                .hasStackTraceContaining("NoSuchFileException")
                .satisfies(e -> {
                    StringWriter stack = new StringWriter();
                    e.printStackTrace(new PrintWriter(stack));
                    assertThat(stack.toString()).doesNotContain("c4n4ry");
                });
    }

    @Test
    void namesOfUploadsAreChecked() {
        for (String wrong : new String[] {"", " ", "a\r\nb.jpg", "x".repeat(256)}) {
            assertThatThrownBy(() -> Upload.of("media", wrong, JPEG))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("fileName: ");
            assertThatThrownBy(() -> Upload.of(wrong, "a.jpg", JPEG)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Upload.of("media", "a.jpg", JPEG).field(wrong, "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Upload.of("media", "a.jpg", new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Upload.of("media", "a.jpg", JPEG).contentType("jpeg"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Upload.of("media", "citizen.jpg", JPEG).toString()).doesNotContain("citizen");
    }

    @Test
    void downloadsAFile() throws IOException {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .addHeader("Content-disposition", "attachment; filename=\"MEDIA_ID.jpg\"")
                .body(new Buffer().write(JPEG)));
        try (Download file = api.download("/cgi-bin/media/get", Map.of("media_id", "m1"))) {
            assertThat(file.contentType()).contains("image/jpeg");
            assertThat(file.fileName()).contains("MEDIA_ID.jpg");
            assertThat(file.length()).hasValue(JPEG.length);
            assertThat(file.stream().readAllBytes()).isEqualTo(JPEG);
            assertThat(file.toString()).isEqualTo("Download[7 bytes]");
        }
        assertThat(scene.taken().getTarget()).isEqualTo("/cgi-bin/media/get?media_id=m1&access_token=token-1");
        assertThat(scene.exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.bytesReceived()).isEqualTo(JPEG.length);
            assertThat(exchange.effect()).isEmpty();
        });
    }

    @Test
    void skippingCountsWhatWasSkipped() throws IOException {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body("0123456789"));
        try (Download file = api.download("/d", Map.of())) {
            assertThat(file.stream().skip(-5)).isZero();
            assertThat(file.stream().skip(4)).isEqualTo(4);
            assertThat(file.stream().read()).isEqualTo('4');
            assertThat(file.stream().skip(100)).isEqualTo(5);
        }
    }

    @Test
    void downloadsByPostAndRepairsTheTokenOnce() throws IOException {
        scene.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "voice/amr")
                .body("#!AMR"));
        try (Download file = api.downloadByPost("/cgi-bin/material/get_material", Map.of("media_id", "m1"))) {
            assertThat(file.stream().readAllBytes()).isEqualTo("#!AMR".getBytes(UTF_8));
        }
        assertThat(scene.taken().getBody().utf8()).isEqualTo("{\"media_id\":\"m1\"}");
        assertThat(scene.taken().getTarget()).endsWith("=token-2");
    }

    @Test
    void aRefusalInPlaceOfAFileIsAnException() {
        scene.answer(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/plain")
                        .body(
                                "\uFEFF {\"errcode\":40007,\"errmsg\":\"invalid media_id token-1 rid: 61725984-6126f6f9-040f19c4\"}"));
        ApiException e = catchThrowableOfType(ApiException.class, () -> api.download("/d", Map.of()));
        assertThat(e.code()).isEqualTo("40007");
        assertThat(e.rid()).contains("61725984-6126f6f9-040f19c4");
        assertThat(e).hasMessageNotContaining("token-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"video_url\":\"https://example.com/v\"}", "{\"errcode\":0,\"x\":1}", "{ is text", "{"})
    void whatOnlyLooksLikeARefusalIsAFile(String text) throws IOException {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "application/octet-stream")
                .body(text));
        try (Download file = api.download("/d", Map.of())) {
            assertThat(new String(file.stream().readAllBytes(), UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void aLargeJsonFileIsAFile() throws IOException {
        String text = "{\"errcode\":1,\"x\":\"" + "x".repeat(70_000) + "\"}";
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(text));
        try (Download file = api.download("/d", Map.of())) {
            assertThat(file.stream().readAllBytes()).hasSize(text.length());
        }
    }

    @Test
    void aFileWithoutEndIsNotHeldInMemory() throws IOException {
        scene.answer(new MockResponse.Builder().chunkedBody("x".repeat(20_000_000), 100_000));
        try (Download file = api.download("/d", Map.of())) {
            assertThat(file.length()).isEmpty();
            assertThat(file.stream().skip(10_000_000)).isEqualTo(10_000_000);
        }
        assertThat(scene.exchanges.get(0).bytesReceived()).isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500})
    void aPageInPlaceOfAFileKeepsItsStatus(int status) {
        scene.status(status);
        MalformedResponseException e =
                catchThrowableOfType(MalformedResponseException.class, () -> api.download("/d", Map.of()));
        assertThat(e.status()).isEqualTo(status);
    }

    @Test
    void aWebPageOrNothingIsNoFile() {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html>log in</html>"));
        assertThatThrownBy(() -> api.download("/d", Map.of())).isInstanceOf(MalformedResponseException.class);
        scene.answer(new MockResponse.Builder());
        assertThatThrownBy(() -> api.download("/d", Map.of())).isInstanceOf(MalformedResponseException.class);
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"errcode\":4"));
        assertThatThrownBy(() -> api.download("/d", Map.of())).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void aFileThatBreaksOffIsNotTakenForWhole() throws IOException {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body("x".repeat(1_000_000))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE));
        try (Download file = api.download("/d", Map.of())) {
            InputStream in = file.stream();
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("GET /d: ")
                    .hasMessageEndingWith(" bytes");
        }
        assertThat(scene.exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.failure()).isPresent();
            assertThat(exchange.httpStatus()).isEqualTo(200);
        });
    }

    @Test
    void theTimeLimitGoesOnUntilTheFileIsRead() throws IOException {
        scene.answer(new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body("x".repeat(100_000))
                .throttleBody(1_000, 50, TimeUnit.MILLISECONDS));
        try (Download file = api.within(Duration.ofMillis(300)).download("/d", Map.of())) {
            InputStream in = file.stream();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }
}
