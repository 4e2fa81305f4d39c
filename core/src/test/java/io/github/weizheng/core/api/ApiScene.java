package io.github.weizheng.core.api;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.test.SettableClock;
import io.github.weizheng.core.token.IssuedToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;

/** A WeChat that answers what the test says, and an account that has a token for it. */
final class ApiScene implements AutoCloseable {
    static final String TOKEN = "c4n4ry-t0ken";
    final MockWebServer server = new MockWebServer();
    final SettableClock clock = new SettableClock();
    final List<Duration> waits = new ArrayList<>();
    final List<ApiListener.Exchange> exchanges = new ArrayList<>();

    /** What most answers hold. */
    record Answer(int a) {}

    ApiScene() throws IOException {
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    WeChatApi.Builder builder() {
        return WeChatApi.builder(OfficialAccount.builder("wx1").build())
                .httpClient(new OkHttpClient())
                .baseUrl(url())
                .clock(clock)
                .delayer(waits::add)
                .listener(exchanges::add)
                .tokenSource(() -> IssuedToken.of(Secret.of(TOKEN), Duration.ofHours(1)));
    }

    WeChatApi api() {
        return builder().build();
    }

    void json(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    void status(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .body("<html>gateway</html>")
                .build());
    }

    void answer(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    RecordedRequest taken() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address where nobody listens. */
    static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
