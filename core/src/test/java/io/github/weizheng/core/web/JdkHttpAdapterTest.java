package io.github.weizheng.core.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkHttpAdapterTest {
    private final AtomicReference<@Nullable CallbackRequest> seen = new AtomicReference<>();
    private CallbackResponse answer = CallbackResponse.xml(200, "<xml/>");
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/wechat", new JdkHttpAdapter(request -> {
            seen.set(request);
            return answer;
        }));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void carriesRequestAndResponse() throws Exception {
        HttpResponse<String> response = post("?a=%E6%B0%B4&b=2", "水费");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/xml; charset=UTF-8");
        assertThat(response.body()).isEqualTo("<xml/>");
        CallbackRequest request = Objects.requireNonNull(seen.get());
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.rawQuery()).isEqualTo("a=%E6%B0%B4&b=2");
        assertThat(request.headers().get("X-TEST")).containsExactly("yes");
        assertThat(request.body()).isEqualTo("水费".getBytes(UTF_8));
        assertThat(request.remoteAddress()).contains("127.0.0.1");
    }

    @Test
    void carriesAnEmptyBody() throws Exception {
        answer = CallbackResponse.empty(401);
        HttpResponse<String> response = post("", "");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void carriesARedirectAndItsCookies() throws Exception {
        answer = CallbackResponse.redirect(URI.create("https://portal.gov.cn/"))
                .withHeader("Set-Cookie", "a=1; HttpOnly")
                .withHeader("Set-Cookie", "b=2");
        HttpResponse<String> response = post("", "");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("https://portal.gov.cn/");
        assertThat(response.headers().allValues("Set-Cookie")).containsExactlyInAnyOrder("a=1; HttpOnly", "b=2");
    }

    @Test
    void aHeadIsAnsweredWithoutABody() throws Exception {
        answer = CallbackResponse.text(405, "Not a GET.");
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat");
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest head = HttpRequest.newBuilder(uri)
                .method("HEAD", BodyPublishers.noBody())
                .build();
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> response = client.send(head, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().firstValue("Content-Length")).contains("10");
        }
        assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("Not a GET.");
    }

    @Test
    void doesNotKeepWhatIsTooLargeAndAnswersEveryClient() throws Exception {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> response = post("", "x".repeat(5 * 1024 * 1024));
            assertThat(response.statusCode()).isEqualTo(400);
        }
        assertThat(seen.get()).isNull();
    }

    @Test
    void theHandlerSaysHowMuchIsWorthReading() throws Exception {
        server.createContext("/small", new JdkHttpAdapter(new CallbackHandler() {
            @Override
            public CallbackResponse handle(CallbackRequest request) {
                return CallbackResponse.text(200, String.valueOf(request.bodyLength()));
            }

            @Override
            public int maxBodyBytes() {
                return 1_000;
            }
        }));
        assertThat(send("/small", "x".repeat(1_000)).body()).isEqualTo("1000");
        assertThat(send("/small", "x".repeat(1_001)).statusCode()).isEqualTo(400);
    }

    @Test
    @SuppressWarnings("NullAway") // a handler compiled without the check can return null
    void aHandlerThatFailsIsAnswered500() throws Exception {
        server.createContext("/null", new JdkHttpAdapter(request -> null));
        server.createContext("/throws", new JdkHttpAdapter(request -> {
            throw new IllegalStateException();
        }));
        server.createContext("/error", new JdkHttpAdapter(request -> {
            throw new NoClassDefFoundError();
        }));
        for (String path : List.of("/null", "/throws", "/error")) {
            assertThat(send(path, "").statusCode()).isEqualTo(500);
        }
    }

    private HttpResponse<String> post(String query, String body) throws Exception {
        return send("/wechat" + query, body);
    }

    private HttpResponse<String> send(String target, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Test", "yes")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
