package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of WeChat's hosts is away. */
class HostsTest {
    private static final String FIRST = "api.weixin.qq.com";
    private static final String SECOND = "api2.weixin.qq.com";
    private ApiScene scene;
    private ApiHosts firstAway;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
        firstAway = ApiHosts.standard()
                .reachedAt(FIRST, ApiScene.nobody())
                .reachedAt(SECOND, URI.create(scene.url() + "/wx/"));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void everyCallGoesToTheNextHostIfNothingWasSent() {
        WeChatApi api = scene.builder().hosts(firstAway).build();
        scene.json("{\"a\":1}");
        scene.json("{\"a\":2}");
        scene.json("{\"a\":3}");
        assertThat(api.get("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(1);
        assertThat(api.post("/x", Map.of(), ApiScene.Answer.class).a()).isEqualTo(2);
        assertThat(api.getWithoutToken("/sns/x", Map.of(), ApiScene.Answer.class)
                        .a())
                .isEqualTo(3);
        assertThat(scene.taken().getTarget()).startsWith("/wx/x?access_token=");
        assertThat(scene.waits).isEmpty();
    }

    @Test
    void theTokenIsFetchedFromTheNextHostToo() {
        OfficialAccount account = OfficialAccount.builder("wx1")
                .appSecret(Secret.of("s3cret-s3cret"))
                .build();
        scene.json("{\"access_token\":\"t\",\"expires_in\":7200}");
        scene.json("{}");
        WeChatApi.builder(account).hosts(firstAway).build().get("/x", Map.of(), Map.class);
        assertThat(scene.taken().getTarget()).isEqualTo("/wx/cgi-bin/stable_token");
    }

    @Test
    void theHostThatAnsweredGoesFirstForAMinute() {
        WeChatApi api = scene.builder().hosts(firstAway).build();
        for (int i = 0; i < 4; i++) {
            scene.json("{}");
        }
        get(api);
        get(api);
        assertThat(tried()).containsExactly(FIRST, SECOND, SECOND);
        scene.clock.advance(Duration.ofMinutes(1));
        get(api);
        get(api);
        assertThat(tried()).as("one call looks again").containsExactly(FIRST, SECOND, SECOND, FIRST, SECOND, SECOND);
    }

    @Test
    void theFirstHostIsUsedAgainOnceItAnswers() throws IOException {
        try (MockWebServer late = new MockWebServer()) {
            URI address = ApiScene.nobody();
            WeChatApi api =
                    scene.builder().hosts(firstAway.reachedAt(FIRST, address)).build();
            scene.json("{}");
            get(api);
            late.start(address.getPort());
            scene.clock.advance(Duration.ofMinutes(2));
            late.enqueue(new MockResponse.Builder().body("{}").build());
            late.enqueue(new MockResponse.Builder().body("{}").build());
            get(api);
            get(api);
            assertThat(tried()).containsExactly(FIRST, SECOND, FIRST, FIRST);
        }
    }

    @Test
    void aHostThatTookTheRequestIsNotLeft() {
        WeChatApi api = scene.builder()
                .hosts(ApiHosts.standard()
                        .reachedAt(FIRST, scene.url())
                        .reachedAt(SECOND, URI.create(scene.url() + "/second")))
                .build();
        scene.answer(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE));
        scene.json("{}");
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(tried()).containsExactly(FIRST);
    }

    @Test
    void ifAllAreAwayTheLastFailureTellsOfTheOthers() throws IOException {
        WeChatApi api = scene.builder()
                .hosts(firstAway.reachedAt(SECOND, URI.create("http://no-such-host.invalid")))
                .build();
        TransportException e =
                catchThrowableOfType(TransportException.class, () -> api.post("/x", Map.of(), Map.class));
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e).hasMessageContaining("UnknownHostException");
        assertThat(e.getSuppressed()).hasSize(1);
        assertThat(e.getSuppressed()[0]).hasMessageContaining("ConnectException");
    }

    @Test
    void aHandshakeThatFailsIsNoConnection() throws IOException {
        WeChatApi api = scene.builder()
                .hosts(firstAway.reachedAt(FIRST, URI.create("https://127.0.0.1:" + scene.server.getPort())))
                .build();
        scene.json("{}");
        get(api);
        assertThat(tried()).containsExactly(FIRST, SECOND);
    }

    @Test
    void aSetBackClockDoesNotKeepTheSecondHostForEver() {
        WeChatApi api = scene.builder().hosts(firstAway).build();
        scene.json("{}");
        scene.json("{}");
        get(api);
        scene.clock.advance(Duration.ofDays(-1));
        get(api);
        assertThat(tried()).containsExactly(FIRST, SECOND, FIRST, SECOND);
    }

    @Test
    void eachHostCanBeProbedByItself() {
        WeChatApi api = scene.builder().hosts(firstAway).build();
        scene.answer(new MockResponse.Builder()
                .addHeader("Date", "Sun, 22 Nov 2026 01:00:07 GMT")
                .body("{\"errcode\":41001,\"errmsg\":\"access_token missing\"}"));
        HostProbe probe = api.probe(SECOND);
        assertThat(probe.host()).isEqualTo(SECOND);
        assertThat(probe.date()).contains(Instant.parse("2026-11-22T01:00:07Z"));
        assertThat(probe.errcode()).contains("41001");
        assertThat(scene.taken().getTarget()).isEqualTo("/wx/cgi-bin/get_api_domain_ip");
        assertThatThrownBy(() -> api.probe(FIRST)).isInstanceOf(TransportException.class);
        assertThatThrownBy(() -> api.probe("hk.api.weixin.qq.com")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", ""})
    void aProbeThatMeetsSomebodyElseSaysSo(String date) {
        WeChatApi api = scene.api();
        scene.answer(
                new MockResponse.Builder().code(302).addHeader("Date", date).body("<html>log in to the proxy</html>"));
        HostProbe probe = api.probe(api.hosts().names().get(0));
        assertThat(probe.httpStatus()).isEqualTo(302);
        assertThat(probe.errcode()).isEqualTo(Optional.empty());
        assertThat(probe.date()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://api.weixin.qq.com", "api.weixin.qq.com/x", "a b", "API.weixin.qq.com", "-x", "a..b"
            })
    void aHostIsAName(String wrong) {
        assertThatThrownBy(() -> ApiHosts.of(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostsAreNamedOnceAndKnown() {
        assertThat(ApiHosts.standard().names()).containsExactly(FIRST, SECOND);
        assertThatThrownBy(() -> scene.builder().baseUrl(URI.create("http:host")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ApiHosts.of("a.b", "a.b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ApiHosts.standard().reachedAt("a.b", URI.create("http://x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ApiHosts.standard().reachedAt(FIRST, URI.create("ftp://x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../x",
                "/a/../x",
                "/a/%2e%2E/x",
                "/a/.%2e",
                "/a/./x",
                "/v3/a/.. ",
                "/a ",
                "/a/.",
                "/a\\..\\x",
                "/a\tx",
                "/a\nx",
                "/a\u0000"
            })
    void aPathThatLeadsElsewhereIsRefusedBeforeAnythingIsSent(String path) {
        WeChatApi api = scene.builder().hosts(firstAway).build();
        assertThatThrownBy(() -> api.get(path, Map.of(), Map.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path: ");
        assertThat(scene.exchanges).isEmpty();
    }

    @Test
    void buildingAsksForNoNameAndMakesNoConnection() {
        AtomicInteger touched = new AtomicInteger();
        OkHttpClient watched = new OkHttpClient.Builder()
                .dns(name -> {
                    touched.incrementAndGet();
                    throw new UnknownHostException(name);
                })
                .build();
        WeChatApi api = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("s3cret-s3cret"))
                        .build())
                .httpClient(watched)
                .build();
        new Quotas(api.within(Duration.ofSeconds(1)));
        assertThat(touched).hasValue(0);
        assertThatThrownBy(() -> get(api)).isInstanceOf(TransportException.class);
        assertThat(touched).as("both hosts, once it is called").hasValue(2);
    }

    private List<String> tried() {
        return scene.exchanges.stream().map(ApiListener.Exchange::host).toList();
    }

    private static void get(WeChatApi api) {
        api.get("/x", Map.of(), Map.class);
    }
}
