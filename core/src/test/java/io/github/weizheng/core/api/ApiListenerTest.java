package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Metrics and traces see each exchange, and nothing that is secret. */
class ApiListenerTest {
    private ApiScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void isToldOfSuccess() {
        scene.json("{\"a\":1}");
        scene.api().post("/cgi-bin/x", Map.of("touser", "o6_bmjrPTlm6_2sgVt7hMZOPfL2M"), Map.class);
        assertThat(scene.exchanges).singleElement().satisfies(e -> {
            assertThat(e.appId()).isEqualTo("wx1");
            assertThat(e.method()).isEqualTo("POST");
            assertThat(e.path()).isEqualTo("/cgi-bin/x");
            assertThat(e.host()).isEqualTo(scene.url().getAuthority());
            assertThat(e.number()).isEqualTo(1);
            assertThat(e.httpStatus()).isEqualTo(200);
            assertThat(e.errcode()).isEmpty();
            assertThat(e.took()).isEqualTo(Duration.ZERO);
            assertThat(e.bytesSent()).isEqualTo(41);
            assertThat(e.bytesReceived()).isEqualTo(7);
            assertThat(e.failure()).isEmpty();
            assertThat(e.effect()).isEmpty();
        });
    }

    @Test
    void isToldOfRefusalsPagesAndBrokenLines() {
        scene.json("{\"errcode\":40037,\"errmsg\":\"invalid template_id rid: 61725984-6126f6f9-040f19c4\"}");
        scene.status(404);
        scene.answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
        WeChatApi api = scene.api();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> api.post("/x", Map.of(), Map.class)).isInstanceOf(RuntimeException.class);
        }
        ApiListener.Exchange refused = scene.exchanges.get(0);
        assertThat(refused.errcode()).contains("40037");
        assertThat(refused.rid()).contains("61725984-6126f6f9-040f19c4");
        assertThat(refused.effect()).contains(Effect.NONE);
        ApiListener.Exchange page = scene.exchanges.get(1);
        assertThat(page.httpStatus()).isEqualTo(404);
        assertThat(page.failure()).contains("MalformedResponseException");
        assertThat(page.effect()).contains(Effect.UNKNOWN);
        ApiListener.Exchange broken = scene.exchanges.get(2);
        assertThat(broken.httpStatus()).isZero();
        assertThat(broken.failure()).contains("TransportException");
        assertThat(broken.effect()).contains(Effect.UNKNOWN);
    }

    @Test
    void isToldOfTheTokenCallAndOfRepairsInOrder() {
        WeChatApi api = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("s3cret-s3cret"))
                        .build())
                .baseUrl(scene.url())
                .listener(scene.exchanges::add)
                .build();
        scene.json("{\"access_token\":\"old-t0ken\",\"expires_in\":7200}");
        scene.json("{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        scene.json("{\"access_token\":\"new-t0ken\",\"expires_in\":7200}");
        scene.json("{}");
        api.get("/o6_bmjrPTlm6_2sgVt7hMZOPfL2M", Map.of("openid", "o6_bmjrPTlm6_2sgVt7hMZOPfL2M"), Map.class);
        assertThat(scene.exchanges)
                .extracting(ApiListener.Exchange::path)
                .containsExactly("/cgi-bin/stable_token", "/***", "/cgi-bin/stable_token", "/***");
        assertThat(scene.exchanges).extracting(ApiListener.Exchange::number).containsExactly(1, 1, 1, 2);
        assertThat(scene.exchanges.toString()).doesNotContain("t0ken\"", "old-t0ken", "s3cret", "o6_bm");
    }

    @Test
    void oneThatThrowsChangesNothing() {
        scene.json("{\"a\":1}");
        WeChatApi api = scene.builder()
                .listener(exchange -> {
                    throw new IllegalStateException("metrics are down");
                })
                .listener(scene.exchanges::add)
                .build();
        assertThat(api.get("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(1);
        assertThat(scene.exchanges).hasSize(2);
    }
}
