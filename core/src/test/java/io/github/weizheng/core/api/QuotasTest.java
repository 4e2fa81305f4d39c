package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day's quota is used up. */
class QuotasTest {
    private static final String USED_UP = "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}";
    private ApiScene scene;
    private WeChatApi api;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
        api = scene.api();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void furtherCallsOfThatPathFailAtOnceForTenMinutes() {
        useUp("/a");
        ApiException e = refused("/a");
        assertThat(e.code()).isEqualTo("45009");
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        assertThat(e.httpStatus()).isZero();
        assertThat(e).hasMessageContaining("not sent");
        scene.json("{}");
        call("/b");
        assertThat(scene.server.getRequestCount()).isEqualTo(2);
        scene.clock.advance(Duration.ofMinutes(10));
        scene.json("{}");
        call("/a");
        scene.json("{}");
        call("/a");
        assertThat(scene.server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void atMidnightInBeijingWeChatIsAskedAgain() {
        scene.clock.advance(Duration.between(scene.clock.instant(), Instant.parse("2026-11-22T15:58:00Z")));
        useUp("/a");
        scene.clock.advance(Duration.ofSeconds(119));
        refused("/a");
        scene.clock.advance(Duration.ofSeconds(1));
        scene.json("{}");
        call("/a");
    }

    @Test
    void theCallThatLooksAgainBlocksAnewIfItIsRefused() {
        useUp("/a");
        scene.clock.advance(Duration.ofMinutes(11));
        useUp("/a");
        refused("/a");
        assertThat(scene.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void viewsKnowOfItAndASetBackClockDoesNotHoldItForEver() {
        useUp("/a");
        assertThatThrownBy(() -> api.within(Duration.ofSeconds(5)).post("/a", Map.of(), Map.class))
                .hasMessageContaining("not sent");
        scene.clock.advance(Duration.ofDays(-2));
        scene.json("{}");
        call("/a");
    }

    @Test
    void oneCallLooksAgainWhileTheOthersAreHeldBack() {
        QuotaGuard guard = new QuotaGuard(scene.clock);
        guard.ended(to("/a"), "45009");
        scene.clock.advance(Duration.ofMinutes(10));
        guard.admit(to("/a"));
        assertThatThrownBy(() -> guard.admit(to("/a"))).isInstanceOf(ApiException.class);
        guard.ended(to("/a"), "");
        guard.admit(to("/a"));
    }

    @Test
    void whatIsRememberedIsBounded() {
        QuotaGuard guard = new QuotaGuard(scene.clock);
        for (int i = 0; i < 1_001; i++) {
            guard.ended(to("/p" + i), "45009");
        }
        assertThatThrownBy(() -> guard.admit(to("/p999"))).isInstanceOf(ApiException.class);
        guard.admit(to("/p1000"));
        scene.clock.advance(Duration.ofMinutes(11));
        guard.ended(to("/p1000"), "45009");
        assertThatThrownBy(() -> guard.admit(to("/p1000"))).isInstanceOf(ApiException.class);
    }

    @Test
    void clearingLetsCallsThrough() {
        useUp("/a");
        useUp("/b");
        scene.json("{\"errcode\":0,\"errmsg\":\"ok\"}");
        new Quotas(api).clear("/a");
        scene.json("{}");
        call("/a");
        refused("/b");
        scene.json("{\"errcode\":0,\"errmsg\":\"ok\"}");
        new Quotas(api).clear();
        scene.json("{}");
        call("/b");
        scene.taken();
        scene.taken();
        RecordedRequest one = scene.taken();
        assertThat(one.getTarget()).startsWith("/cgi-bin/openapi/quota/clear?access_token=");
        assertThat(one.getBody().utf8()).isEqualTo("{\"cgi_path\":\"/a\"}");
        scene.taken();
        RecordedRequest all = scene.taken();
        assertThat(all.getTarget()).startsWith("/cgi-bin/clear_quota?access_token=");
        assertThat(all.getBody().utf8()).isEqualTo("{\"appid\":\"wx1\"}");
    }

    @Test
    void clearingItselfIsNeverHeldBack() {
        scene.json(USED_UP);
        assertThatThrownBy(() -> new Quotas(api).clear()).isInstanceOf(ApiException.class);
        scene.json("{}");
        new Quotas(api).clear();
        assertThat(scene.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void theSecretClearsWithoutATokenAndGoesIntoTheQueryOnlyIfItIsNotFoundInTheBody() {
        WeChatApi secretly = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("s3cret-s3cret"))
                        .build())
                .baseUrl(scene.url())
                .build();
        scene.json("{\"errcode\":41004,\"errmsg\":\"appsecret missing\"}");
        scene.json("{\"errcode\":0,\"errmsg\":\"ok\"}");
        new Quotas(secretly).clearWithSecret();
        RecordedRequest body = scene.taken();
        assertThat(body.getTarget()).isEqualTo("/cgi-bin/clear_quota/v2");
        assertThat(body.getBody().utf8()).contains("\"appsecret\":\"s3cret-s3cret\"");
        assertThat(scene.taken().getTarget()).contains("appid=wx1", "appsecret=s3cret-s3cret");
        scene.json("{\"errcode\":40125,\"errmsg\":\"invalid appsecret s3cret-s3cret\"}");
        assertThatThrownBy(() -> new Quotas(secretly).clearWithSecret())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("40125")
                .hasMessageNotContaining("s3cret-s3cret");
        assertThatThrownBy(() -> new Quotas(api).clearWithSecret())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appSecret");
    }

    @Test
    void aQuotaCanBeRead() {
        scene.json(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"quota\":{\"daily_limit\":500000,\"used\":7,\"remain\":499993},"
                        + "\"rate_limit\":{\"call_count\":60,\"refresh_second\":60},\"component_rate_limit\":{\"call_count\":0,\"refresh_second\":0}}");
        Quotas.Quota quota = new Quotas(api).of("/cgi-bin/message/custom/send");
        assertThat(quota.dailyLimit()).isEqualTo(500_000);
        assertThat(quota.used()).isEqualTo(7);
        assertThat(quota.remaining()).isEqualTo(499_993);
        assertThat(quota.rateLimit()).contains(new Quotas.RateLimit(60, Duration.ofMinutes(1)));
        assertThat(quota.componentRateLimit()).isEmpty();
        assertThat(scene.taken().getBody().utf8()).isEqualTo("{\"cgi_path\":\"/cgi-bin/message/custom/send\"}");
    }

    @Test
    void aRequestCanBeLookedUpAndHidesWhatItHolds() {
        scene.json("{\"errcode\":0,\"errmsg\":\"ok\",\"request\":{\"invoke_time\":1635156704,\"cost_in_ms\":30,"
                + "\"request_url\":\"access_token=50_Im7xxxx\",\"request_body\":\"{\\\"touser\\\":\\\"o1\\\"}\","
                + "\"response_body\":\"{\\\"errcode\\\":45009}\",\"client_ip\":\"113.0.0.51\"}}");
        Quotas.Request request = new Quotas(api).request("61725984-6126f6f9-040f19c4");
        assertThat(request.invokedAt()).isEqualTo(Instant.ofEpochSecond(1635156704));
        assertThat(request.cost()).isEqualTo(Duration.ofMillis(30));
        assertThat(request.requestBody()).contains("touser");
        assertThat(request.toString()).contains("113.0.0.51").doesNotContain("50_Im7", "touser", "45009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"quota\":null,\"request\":null}", "{\"quota\":7,\"request\":7}"})
    void anAnswerWithoutWhatWasAskedForIsMalformed(String body) {
        scene.json(body);
        assertThatThrownBy(() -> new Quotas(api).of("/x")).isInstanceOf(MalformedResponseException.class);
        scene.json(body);
        assertThatThrownBy(() -> new Quotas(api).request("61725984")).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void misuseIsNamedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> new Quotas(api).request("rid: 6172 o6_bmjrPTlm6"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rid: ")
                .hasMessageNotContaining("o6_bm");
        assertThatThrownBy(() -> new Quotas(api).of("cgi-bin/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quotas(api).clear("/x?a=1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(scene.server.getRequestCount()).isZero();
    }

    private static ApiCall to(String path) {
        return ApiCall.get(ApiHosts.standard(), path, Map.of());
    }

    private void useUp(String path) {
        scene.json(USED_UP);
        assertThatThrownBy(() -> call(path)).isInstanceOf(ApiException.class).hasMessageContaining("reach max");
    }

    private ApiException refused(String path) {
        int before = scene.server.getRequestCount();
        ApiException e = catchThrowableOfType(ApiException.class, () -> call(path));
        assertThat(scene.server.getRequestCount()).isEqualTo(before);
        return e;
    }

    private void call(String path) {
        api.post(path, Map.of(), Map.class);
    }
}
