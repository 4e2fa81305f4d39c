package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void stableTokenStaysTheSameAndCountsDown() throws Exception {
        JsonNode first = api.stableToken(false);
        wechat.clock().advance(Duration.ofSeconds(1000));
        JsonNode second = api.stableToken(false);

        assertThat(first.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(first.get("access_token").asText()).hasSizeBetween(100, 512);
        assertThat(second.get("access_token")).isEqualTo(first.get("access_token"));
        assertThat(second.get("expires_in").asInt()).isBetween(6100, 6200);
    }

    @Test
    void stableTokenIsRenewedInItsLastFiveMinutesWhileTheOldOneLivesOn() throws Exception {
        String old = api.token();
        wechat.clock().advance(Duration.ofMinutes(114));
        assertThat(api.token()).isEqualTo(old);

        wechat.clock().advance(Duration.ofMinutes(2));
        JsonNode renewed = api.stableToken(false);

        assertThat(renewed.get("access_token").asText()).isNotEqualTo(old);
        assertThat(renewed.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(menuErrcode(old)).isEqualTo(46003);
        wechat.clock().advance(Duration.ofMinutes(4));
        assertThat(menuErrcode(old)).isEqualTo(42001);
        assertThat(menuErrcode(renewed.get("access_token").asText())).isEqualTo(46003);
    }

    @Test
    void forcedRefreshEndsTheOldTokenAtOnce() throws Exception {
        String old = api.token();
        String forced = api.stableToken(true).get("access_token").asText();

        assertThat(forced).isNotEqualTo(old);
        assertThat(menuErrcode(old)).isEqualTo(40001);
        assertThat(api.token()).isEqualTo(forced);
    }

    @Test
    void forcedRefreshIsLimited() throws Exception {
        advanceToTheNextMorningInBeijing();
        for (int i = 0; i < 20; i++) {
            assertThat(api.stableToken(true).has("access_token")).isTrue();
            if (i == 0) {
                assertThat(api.stableToken(true).get("errcode").asInt()).isEqualTo(45011);
            }
            wechat.clock().advance(Duration.ofSeconds(30));
        }

        assertThat(api.stableToken(true).get("errcode").asInt()).isEqualTo(45009);
        wechat.clock().advance(Duration.ofDays(1));
        assertThat(api.stableToken(true).has("access_token")).isTrue();
    }

    private void advanceToTheNextMorningInBeijing() {
        ZonedDateTime now = wechat.clock().instant().atZone(ZoneOffset.ofHours(8));
        ZonedDateTime morning = now.toLocalDate().plusDays(1).atTime(8, 0).atZone(now.getZone());
        wechat.clock().advance(Duration.between(now, morning));
    }

    @Test
    void manyAtOnceGetOneToken() {
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return api.token();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }

        assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void classicTokenOverlapsForFiveMinutesAndIsSeparate() throws Exception {
        String stable = api.token();
        String first = classicToken();
        String second = classicToken();

        assertThat(second).isNotEqualTo(first);
        assertThat(menuErrcode(first)).isEqualTo(46003);
        wechat.clock().advance(Duration.ofMinutes(5));
        assertThat(menuErrcode(first)).isEqualTo(40001);
        assertThat(menuErrcode(second)).isEqualTo(46003);
        assertThat(menuErrcode(stable)).isEqualTo(46003);
    }

    @Test
    void wrongCredentialsAreNamed() throws Exception {
        assertThat(stableTokenErrcode(api.credentials().put("grant_type", "password")))
                .isEqualTo(40002);
        assertThat(stableTokenErrcode(without("grant_type"))).isEqualTo(40002);
        assertThat(stableTokenErrcode(without("appid"))).isEqualTo(41002);
        assertThat(stableTokenErrcode(api.credentials().put("appid", "wx0000000000000000")))
                .isEqualTo(40013);
        assertThat(stableTokenErrcode(without("secret"))).isEqualTo(41004);
        assertThat(stableTokenErrcode(api.credentials().put("secret", "0"))).isEqualTo(40125);
        assertThat(stableTokenErrcode(api.credentials().put("force_refresh", "true")))
                .isEqualTo(47001);
        assertThat(api.get("/cgi-bin/stable_token").get("errcode").asInt()).isEqualTo(43002);
        assertThat(api.post("/cgi-bin/token", "{}").get("errcode").asInt()).isEqualTo(43001);
        assertThat(api.get("/cgi-bin/token").get("errcode").asInt()).isEqualTo(40002);
        assertThat(api.get("/cgi-bin/token?grant_type=client_credential")
                        .get("errcode")
                        .asInt())
                .isEqualTo(41002);
    }

    @Test
    void everyOtherCallNeedsAGoodToken() throws Exception {
        String neverIssued = "99_" + "a".repeat(130);

        assertThat(api.get("/cgi-bin/menu/get").get("errcode").asInt()).isEqualTo(41001);
        assertThat(menuErrcode("")).isEqualTo(41001);
        assertThat(menuErrcode("ACCESS_TOKEN")).isEqualTo(40014);
        assertThat(menuErrcode(neverIssued)).isEqualTo(40001);
    }

    @Test
    void revokedTokensAreNotLatestAndTheNextStableTokenIsNew() throws Exception {
        String old = api.token();
        wechat.account().revokeTokens();

        JsonNode refused = api.get("/cgi-bin/menu/get?access_token=" + old);
        assertThat(refused.get("errcode").asInt()).isEqualTo(40001);
        assertThat(refused.get("errmsg").asText())
                .startsWith("invalid credential")
                .matches(".* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
        assertThat(menuErrcode(api.token())).isEqualTo(46003);
    }

    @Test
    void expiredTokenIsToldFromARevokedOne() throws Exception {
        String token = api.token();
        wechat.clock().advance(Duration.ofHours(2));

        assertThat(menuErrcode(token)).isEqualTo(42001);
        wechat.account().revokeTokens();
        assertThat(menuErrcode(token)).isEqualTo(42001);
    }

    @Test
    void bodiesAreJudgedBeforeTheirContent() throws Exception {
        String create = "/cgi-bin/menu/create";

        assertThat(api.errcode(create, "")).isEqualTo(44002);
        assertThat(api.errcode(create, "button=1")).isEqualTo(47001);
        assertThat(api.errcode(create, "[1]")).isEqualTo(47001);
        assertThat(api.errcode(create, "{} {}")).isEqualTo(47001);
        assertThat(api.errcode(create, "{\"button\":[{\"name\":\"\\u529e\",\"type\":\"click\",\"key\":\"K\"}]}"))
                .isEqualTo(40033);
        assertThat(api.errcode(create, "{\"button\":[{\"name\":\"a\\\\u529e\",\"type\":\"click\",\"key\":\"K\"}]}"))
                .isZero();
        assertThat(api.errcode(create, "{\"button\":[{\"name\":\"a\\u0009b\",\"type\":\"click\",\"key\":\"K\"}]}"))
                .isEqualTo(40018);
        assertThat(api.get(create + "?access_token=" + api.token())
                        .get("errcode")
                        .asInt())
                .isEqualTo(43002);
        assertThat(api.errcode("/cgi-bin/menu/get", "{}")).isEqualTo(43001);
    }

    @Test
    void unknownPathIsAWebPage() throws Exception {
        HttpResponse<String> answer = api.send("GET", "/cgi-bin/no/such/path", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(answer.body()).startsWith("<html>");
    }

    private String classicToken() throws Exception {
        return api.get("/cgi-bin/token?grant_type=client_credential&appid="
                        + wechat.account().appId() + "&secret="
                        + wechat.account().appSecret())
                .get("access_token")
                .asText();
    }

    private int menuErrcode(String token) throws Exception {
        return api.get("/cgi-bin/menu/get?access_token=" + token).get("errcode").asInt();
    }

    private int stableTokenErrcode(ObjectNode credentials) throws Exception {
        return api.post("/cgi-bin/stable_token", credentials.toString())
                .get("errcode")
                .asInt();
    }

    private ObjectNode without(String field) {
        ObjectNode credentials = api.credentials();
        credentials.remove(field);
        return credentials;
    }
}
