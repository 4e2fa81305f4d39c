package io.github.weizheng.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.AccountKind;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.api.ApiHosts;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.test.RoutedServer;
import io.github.weizheng.core.test.SettableClock;
import io.github.weizheng.core.token.IssuedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    /** Without kept connections, on which a small answer waits 40 ms for the one before to be acknowledged. */
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();

    private final SettableClock clock = new SettableClock();
    private final OfficialAccount.Builder account = OfficialAccount.builder("wx1")
            .appSecret(Secret.of(SECRET))
            .callbackToken(Secret.of("callback"))
            .encodingAesKey(Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
    private RoutedServer wechat;

    @BeforeEach
    void aHealthyAccount() throws Exception {
        wechat = new RoutedServer();
        wechatsTime(clock.instant());
        wechat.answer("/cgi-bin/stable_token", "{\"access_token\":\"t1\",\"expires_in\":7200}");
        wechat.answer(
                "/cgi-bin/get_api_domain_ip" + RoutedServer.WITH_TOKEN,
                "{\"ip_list\":[\"101.89.47.18\",\"101.91.34.103\"]}");
        wechat.answer("/cgi-bin/getcallbackip", "{\"ip_list\":[\"106.55.206.146\",\"106.55.206.0/24\"]}");
        wechat.answer(
                "/cgi-bin/callback/check",
                "{\"dns\":[{\"ip\":\"111.161.64.40\",\"real_operator\":\"UNICOM\"}],\"ping\":[{\"ip\":\"111.161.64.40\",\"from_operator\":\"UNICOM\",\"package_loss\":\"0%\",\"time\":\"23.079ms\"}]}");
        wechat.answer("/cgi-bin/get_current_selfmenu_info", "{\"errcode\":46003,\"errmsg\":\"menu no exist\"}");
        wechat.answer("/cgi-bin/customservice/getkflist", "{\"kf_list\":[]}");
        wechat.answer("/cgi-bin/template/get_all_private_template", "{\"template_list\":[]}");
        wechat.answer("/wxaapi/newtmpl/gettemplate", "{\"errcode\":0,\"data\":[]}");
        wechat.answer("/cgi-bin/draft/count", "{\"total_count\":0}");
    }

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void findsNothingWrongWithAHealthyAccount() {
        account.kind(AccountKind.service().certified());
        DoctorReport report = examine();
        assertThat(report.healthy()).isTrue();
        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.FINE));
        assertThat(report.toString()).contains("已认证服务号", "安全模式", "可以获取");
        assertThat(report.table(Locale.ENGLISH)).contains("secure mode").doesNotContain("安全模式");
    }

    @Test
    void namesTheAddressThatIsToBeAllowed() {
        wechat.answer(
                "/cgi-bin/stable_token",
                "{\"errcode\":40164,\"errmsg\":\"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 61725984-6126f6f9-040f19c4\"}");
        DoctorReport report = examine();
        assertThat(report.healthy()).isFalse();
        Finding token = finding(report, "access_token");
        assertThat(token.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(token.advice(Locale.CHINA)).contains("IP 白名单").contains("203.0.113.7");
        assertThat(finding(report, "Callback URL").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(wechat.requests("/cgi-bin/callback/check")).isEmpty();
    }

    @Test
    void saysWhatToDoAboutAWrongSecretAndShowsNone() {
        wechat.answer("/cgi-bin/stable_token", "{\"errcode\":40125,\"errmsg\":\"invalid appsecret " + SECRET + "\"}");
        DoctorReport report = examine();
        assertThat(finding(report, "access_token").observation(Locale.CHINESE)).contains("40125", "AppSecret");
        assertThat(report.toString() + report.findings()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"0, FINE", "29, FINE", "-31, ATTENTION", "299, ATTENTION", "-300, WRONG", "86400, WRONG"})
    void comparesTheClockWithWeChats(long secondsAhead, Verdict verdict) {
        wechatsTime(clock.instant().minusSeconds(secondsAhead));
        assertThat(finding(examine(), "Clock").verdict()).isEqualTo(verdict);
    }

    @Test
    void tellsAGatewaysPageFromWeChat() {
        wechat.answer("/cgi-bin/get_api_domain_ip", "<html>please log in</html>");
        DoctorReport report = examine();
        assertThat(report.healthy()).isFalse();
        assertThat(report.findings().get(1).observation(Locale.ENGLISH)).contains("not WeChat's API");
        assertThat(wechat.requests("/cgi-bin/stable_token")).isEmpty();
    }

    @Test
    void looksAtEachHostByItself() {
        DoctorReport report = new Doctor(
                        WeChatApi.builder(account.build())
                                .hosts(ApiHosts.of("api.weixin.qq.com", "api2.weixin.qq.com")
                                        .reachedAt("api.weixin.qq.com", URI.create("http://127.0.0.1:1"))
                                        .reachedAt("api2.weixin.qq.com", wechat.url()))
                                .clock(clock)
                                .build(),
                        clock)
                .examine();
        assertThat(finding(report, "Host api.weixin.qq.com").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding(report, "Host api2.weixin.qq.com").verdict()).isEqualTo(Verdict.FINE);
        assertThat(finding(report, "access_token").verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void saysThatNoCallbackUrlIsSet() {
        wechat.answer("/cgi-bin/callback/check", "{\"errcode\":40201,\"errmsg\":\"invalid url\"}");
        assertThat(finding(examine(), "Callback URL").observation(Locale.ENGLISH))
                .contains("no callback URL");
    }

    @Test
    void warnsOfLostPackets() {
        wechat.answer(
                "/cgi-bin/callback/check",
                "{\"dns\":[{\"ip\":\"1.2.3.4\"}],\"ping\":[{\"from_operator\":\"CAP\",\"package_loss\":\"100%\"}]}");
        Finding callback = finding(examine(), "Callback URL");
        assertThat(callback.verdict()).isEqualTo(Verdict.ATTENTION);
        assertThat(callback.observation(Locale.ENGLISH)).contains("CAP 100%");
    }

    @Test
    void whatIsQuotedOfAnAnswerStaysOnItsLine() {
        wechat.answer(
                "/cgi-bin/callback/check",
                "{\"dns\":[{\"ip\":\"1.2.3.4\"}],\"ping\":[{\"from_operator\":\"CAP\\u001b[2J\\nfine  token\",\"package_loss\":\""
                        + "9".repeat(100_000) + "%\"}]}");
        assertThat(finding(examine(), "Callback URL").observation(Locale.ENGLISH))
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void warnsOfPlainMode() {
        OfficialAccount plain = OfficialAccount.builder("wx1")
                .appSecret(Secret.of(SECRET))
                .callbackToken(Secret.of("callback"))
                .build();
        assertThat(new Doctor(api(plain), clock).examine().findings().get(0).observation(Locale.ENGLISH))
                .contains("plain mode");
    }

    @Test
    void tellsWhatAnAccountOfThisKindMayNotDo() {
        account.kind(AccountKind.subscription().certified());
        wechat.answer(
                "/cgi-bin/template/get_all_private_template", "{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}");
        DoctorReport report = examine();
        assertThat(report.healthy()).as("it is as it must be").isTrue();
        assertThat(finding(report, "Template messages").verdict()).isEqualTo(Verdict.ATTENTION);
        assertThat(finding(report, "Template messages").advice(Locale.CHINESE)).contains("已认证服务号");
        assertThat(finding(report, "Web sign-in").verdict()).isEqualTo(Verdict.ATTENTION);
    }

    @Test
    void aGovernmentsCertifiedSubscriptionAccountMaySignCitizensIn() {
        account.kind(AccountKind.subscription().certified().ofPublicBody());
        assertThat(finding(examine(), "Web sign-in").verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void aMissingPermissionThatShouldBeThereIsWrong() {
        account.kind(AccountKind.service().certified());
        wechat.answer(
                "/cgi-bin/template/get_all_private_template", "{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}");
        DoctorReport report = examine();
        assertThat(finding(report, "Template messages").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding(report, "Template messages").advice(Locale.CHINESE)).contains("接口权限");
    }

    @ParameterizedTest
    @CsvSource({"500, <html>", "200, {\"errcode\":-1}", "200, [", "200, {\"ip_list\":{}}", "404, ''"})
    void survivesWhateverAnswers(int status, String body) {
        for (String path : new String[] {
            "/cgi-bin/getcallbackip", "/cgi-bin/callback/check", "/cgi-bin/draft/count", "/wxaapi/newtmpl/gettemplate"
        }) {
            wechat.answer(
                    path, new MockResponse.Builder().code(status).body(body).build());
        }
        assertThat(finding(examine(), "Drafts and publishing").verdict()).isNotEqualTo(Verdict.WRONG);
    }

    @Test
    void aTokenSourceOfTheOfficesOwnThatFailsIsAFinding() {
        WeChatApi api = WeChatApi.builder(account.build())
                .baseUrl(wechat.url())
                .tokenSource(() -> {
                    throw new IllegalStateException("no entry for " + SECRET);
                })
                .build();
        DoctorReport report = new Doctor(api, clock).examine();
        assertThat(finding(report, "access_token").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(finding(report, "access_token").observation(Locale.ENGLISH)).contains("IllegalStateException");
        assertThat(report.toString()).doesNotContain(SECRET);
    }

    @Test
    void aTokenThatIsRefusedHalfwayAndCannotBeReplacedIsAFinding() {
        AtomicInteger fetched = new AtomicInteger();
        WeChatApi api = WeChatApi.builder(account.build())
                .baseUrl(wechat.url())
                .tokenSource(() -> {
                    if (fetched.getAndIncrement() > 0) {
                        throw new StoreException("the broker's table cannot be read", null);
                    }
                    return IssuedToken.of(Secret.of("t1"), Duration.ofHours(1));
                })
                .build();
        for (String path : List.of("/cgi-bin/getcallbackip", "/cgi-bin/callback/check", "/cgi-bin/draft/count")) {
            wechat.answer(path, "{\"errcode\":42001,\"errmsg\":\"expired\"}");
        }
        DoctorReport report = new Doctor(api, clock).examine();
        assertThat(finding(report, "Callback URL").observation(Locale.ENGLISH)).contains("table cannot be read");
        assertThat(finding(report, "Drafts and publishing").verdict()).isEqualTo(Verdict.ATTENTION);
    }

    private DoctorReport examine() {
        return new Doctor(api(account.build()), clock).examine();
    }

    private WeChatApi api(OfficialAccount of) {
        return WeChatApi.builder(of)
                .httpClient(CLIENT)
                .baseUrl(wechat.url())
                .clock(clock)
                .delayer(pause -> clock.advance(Duration.ZERO))
                .build();
    }

    private void wechatsTime(Instant time) {
        wechat.answer(
                "/cgi-bin/get_api_domain_ip",
                new MockResponse.Builder()
                        .setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
                        .body("{\"errcode\":41001,\"errmsg\":\"access_token missing\"}")
                        .build());
    }

    private static Finding finding(DoctorReport report, String subject) {
        return report.findings().stream()
                .filter(finding -> finding.subject(Locale.ENGLISH).equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
