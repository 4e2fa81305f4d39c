package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final String MENU = "/cgi-bin/menu/get";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    /** Far from midnight, wherever the test runs. */
    @BeforeEach
    void morning() {
        advanceTo(today().plusDays(1).atTime(8, 0).atZone(BEIJING));
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void theDayEndsAtMidnightInBeijing() throws Exception {
        advanceTo(today().plusDays(1).atTime(23, 58).atZone(BEIJING));
        wechat.account().quotas().limitPerDay(MENU, 1);
        assertThat(menu()).isEqualTo(46003);
        assertThat(menu()).isEqualTo(45009);

        wechat.clock().advance(Duration.ofMinutes(3));
        assertThat(menu()).isEqualTo(46003);
    }

    @Test
    void clearingStartsFromNoughtTenTimesAMonthInBothWaysTogether() throws Exception {
        advanceTo(today().plusMonths(1).withDayOfMonth(3).atTime(8, 0).atZone(BEIJING));
        wechat.account().quotas().limitPerDay(MENU, 1);
        menu();
        assertThat(menu()).isEqualTo(45009);
        for (int i = 0; i < 5; i++) {
            assertThat(clear(wechat.account().appId())).isZero();
            assertThat(clearBySecretInTheQuery()).isZero();
        }

        assertThat(menu()).isEqualTo(46003);
        assertThat(clear(wechat.account().appId())).isEqualTo(48006);
        assertThat(clearBySecretInTheBody("")).isEqualTo(48006);
        advanceTo(today().plusMonths(1).withDayOfMonth(1).atStartOfDay(BEIJING));
        assertThat(clearBySecretInTheBody("")).isZero();
    }

    @Test
    void clearingBySecretWorksWhenTokensAreUsedUp() throws Exception {
        wechat.account().quotas().limitPerDay("/cgi-bin/stable_token", 0);
        assertThat(api.stableToken(false).get("errcode").asInt()).isEqualTo(45009);

        assertThat(clearBySecretInTheBody("")).isZero();
        assertThat(clearBySecretInTheBody("0")).isEqualTo(40125);
        assertThat(api.post("/cgi-bin/clear_quota/v2", "{}").get("errcode").asInt())
                .isEqualTo(41002);
        wechat.account().settings().freezeSecret(true);
        assertThat(clearBySecretInTheBody("")).isEqualTo(40243);
    }

    @Test
    void clearingNeedsTheAccountsOwnAppId() throws Exception {
        assertThat(clear("wx0000000000000000")).isEqualTo(40013);
        assertThat(clear("")).isEqualTo(41002);
    }

    @Test
    void onePathIsClearedFiftyTimesAMonth() throws Exception {
        advanceTo(today().plusMonths(1).withDayOfMonth(3).atTime(8, 0).atZone(BEIJING));
        String body = "{\"cgi_path\":\"" + MENU + "\"}";
        wechat.account().quotas().limitPerDay(MENU, 1);
        for (int i = 0; i < 50; i++) {
            assertThat(menu()).isEqualTo(46003);
            assertThat(menu()).isEqualTo(45009);
            assertThat(api.errcode("/cgi-bin/openapi/quota/clear", body)).isZero();
        }

        assertThat(api.errcode("/cgi-bin/openapi/quota/clear", body)).isEqualTo(48006);
    }

    @Test
    void usageIsTold() throws Exception {
        assertThat(usage(MENU).at("/quota/daily_limit").asInt()).isEqualTo(10_000);
        assertThat(usage("/cgi-bin/ticket/getticket").at("/quota/remain").asInt())
                .isEqualTo(5_000_000);
        wechat.account().quotas().limitPerDay(MENU, 2);
        wechat.account().quotas().limitPerMinute(MENU, 100);
        menu();

        JsonNode usage = usage(MENU);

        assertThat(usage.get("errcode").asInt()).isZero();
        assertThat(usage.at("/quota").toString()).isEqualTo("{\"daily_limit\":2,\"used\":1,\"remain\":1}");
        assertThat(usage.at("/rate_limit").toString()).isEqualTo("{\"call_count\":100,\"refresh_second\":60}");
        assertThat(usage.at("/component_rate_limit/call_count").asInt()).isZero();
        assertThat(wechat.account().quotas().usedToday(MENU)).isEqualTo(1);
        menu();
        wechat.account().quotas().unlimited(MENU);
        assertThat(menu()).isEqualTo(46003);
    }

    @Test
    void aNewAccountHasTheDocumentedLimits() throws Exception {
        wechat.account().quotas().limitAsNewAccount();

        assertThat(usage("/cgi-bin/token").at("/quota/daily_limit").asInt()).isEqualTo(2_000);
        assertThat(usage("/cgi-bin/stable_token").at("/rate_limit/call_count").asInt())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "cgi-bin/menu/get, 76003",
        "/cgi-bin/menu/get?a=b, 76003",
        "'', 76003",
        "/cgi-bin/no/such/path, 76021",
        "/sns/userinfo, 76022"
    })
    void notEveryPathCanBeAskedFor(String path, int errcode) throws Exception {
        assertThat(usage(path).get("errcode").asInt()).isEqualTo(errcode);
    }

    @Test
    void aRidFindsTheRefusedCallForSevenDays() throws Exception {
        String token = api.token();
        JsonNode refused = api.post("/cgi-bin/menu/create?access_token=" + token, "{\"button\":1}");
        String rid = rid(refused);

        JsonNode found = byRid(rid).get("request");

        assertThat(found.get("request_url").asText()).isEqualTo("access_token=" + token.substring(0, 6) + "xxxx");
        assertThat(found.get("request_body").asText()).isEqualTo("{\"button\":1}");
        assertThat(api.parse(found.get("response_body").asText())).isEqualTo(refused);
        assertThat(found.get("client_ip").asText()).isEqualTo("127.0.0.1");
        assertThat(found.get("invoke_time").asLong())
                .isCloseTo(wechat.clock().instant().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        wechat.clock().advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(byRid(rid).get("errcode").asInt()).isZero();
        wechat.clock().advance(Duration.ofMinutes(1));
        assertThat(byRid(rid).get("errcode").asInt()).isEqualTo(76004);
    }

    @Test
    void ridsOfOthersAndOfNoShapeAreRefused() throws Exception {
        assertThat(byRid("61725984-6126f6f9-040f19c4").get("errcode").asInt()).isEqualTo(76001);
        assertThat(byRid("61725984").get("errcode").asInt()).isEqualTo(76002);
    }

    @Test
    void aRidShowsNoSecret() throws Exception {
        String wrongGrant = api.credentials().put("grant_type", "password").toString();
        String body = rid(api.post("/cgi-bin/stable_token", wrongGrant));
        String query =
                rid(api.get("/cgi-bin/token?secret=" + wechat.account().appSecret() + "&grant_type=client_credential"));

        assertThat(byRid(body).toString() + byRid(query))
                .contains("secret=" + wechat.account().appSecret().substring(0, 6) + "xxxx")
                .doesNotContain(wechat.account().appSecret());
    }

    private int menu() throws Exception {
        return api.get(MENU + "?access_token=" + api.token()).get("errcode").asInt();
    }

    private int clear(String appId) throws Exception {
        return api.errcode("/cgi-bin/clear_quota", "{\"appid\":\"" + appId + "\"}");
    }

    private int clearBySecretInTheQuery() throws Exception {
        String query = "?appid=" + wechat.account().appId() + "&appsecret="
                + wechat.account().appSecret();
        return api.post("/cgi-bin/clear_quota/v2" + query, "").get("errcode").asInt();
    }

    private int clearBySecretInTheBody(String more) throws Exception {
        String body = "{\"appid\":\"" + wechat.account().appId() + "\",\"appsecret\":\""
                + wechat.account().appSecret() + more + "\"}";
        return api.post("/cgi-bin/clear_quota/v2", body).get("errcode").asInt();
    }

    private JsonNode usage(String path) throws Exception {
        return api.post("/cgi-bin/openapi/quota/get?access_token=" + api.token(), "{\"cgi_path\":\"" + path + "\"}");
    }

    private JsonNode byRid(String rid) throws Exception {
        return api.post("/cgi-bin/openapi/rid/get?access_token=" + api.token(), "{\"rid\":\"" + rid + "\"}");
    }

    private static String rid(JsonNode refused) {
        String errmsg = refused.get("errmsg").asText();
        return errmsg.substring(errmsg.indexOf(" rid: ") + 6);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(wechat.clock().instant(), BEIJING);
    }

    private void advanceTo(ZonedDateTime then) {
        wechat.clock().advance(Duration.between(wechat.clock().instant(), then));
    }
}
