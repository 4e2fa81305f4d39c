package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSignInTest {
    private final Portal portal = new Portal();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void sendsTheCitizenToWeChatWithTheParametersInItsOrder() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(url.toString())
                .matches("https://open\\.weixin\\.qq\\.com/connect/oauth2/authorize\\?appid=wx520c15f417810387"
                        + "&redirect_uri=https%3A%2F%2Fportal\\.gov\\.cn%2Fwx%2Fback&response_type=code&scope=snsapi_base"
                        + "&state=[0-9a-zA-Z]{1,128}#wechat_redirect");
        assertThat(portal.wechat.getRequestCount()).isZero();
    }

    @Test
    void asksForTheProfileWhereThePortalSaysSoAndBehindAProxy() {
        WebSignIn signIn = WebSignIn.builder(
                        portal.api, portal.states(), URI.create("http://intranet/back"), Portal.TARGETS)
                .scope(SignInScope.USERINFO)
                .authorizeBase(URI.create("http://127.0.0.1:81/open/"))
                .build();
        SignInStart start = signIn.start(Portal.TARGET);
        assertThat(start.authorizeUrl().toString())
                .startsWith("http://127.0.0.1:81/open/connect/oauth2/authorize?appid=wx520c15f417810387&redirect_uri="
                        + "http%3A%2F%2Fintranet%2Fback&response_type=code&scope=snsapi_userinfo&state=");
        assertThat(start.setCookie()).startsWith("wz-signin-").doesNotContain("Secure");
    }

    @Test
    void knowsTheCitizenAndWhereTheyWantedToGo() throws Exception {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        CompletedSignIn done = portal.signIn().finish(browser.returns(url, "0615c0de"));
        assertThat(done.target()).isEqualTo(URI.create(Portal.TARGET));
        assertThat(done.who()).isInstanceOfSatisfying(SignedIn.Citizen.class, citizen -> {
            assertThat(citizen.openId().value()).isEqualTo(Portal.CITIZEN);
            assertThat(citizen.unionId()).isEmpty();
            assertThat(citizen.grant().accessToken()).isEqualTo(Secret.of("c4n4ry-access"));
            assertThat(citizen.grant().expiresAt())
                    .isEqualTo(portal.clock.instant().plus(Duration.ofHours(2)));
        });
        assertThat(portal.wechat.takeRequest().getTarget())
                .isEqualTo("/sns/oauth2/access_token?appid=wx520c15f417810387&secret=" + Portal.APP_SECRET
                        + "&code=0615c0de&grant_type=authorization_code");
    }

    @Test
    void theUnionIdIsThereIfWeChatTellsIt() {
        portal.answers(Portal.GRANTED.replace("}", ",\"unionid\":\"o6_bmasdasdsad6_2sgVt7hMZOPfL\"}"));
        CompletedSignIn done = signIn("0615c0de");
        assertThat(((SignedIn.Citizen) done.who()).unionId()).contains("o6_bmasdasdsad6_2sgVt7hMZOPfL");
        assertThat(done.toString()).isEqualTo("CompletedSignIn[Citizen[o6***2M]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "true", "2"})
    void aVisitorOfASnapshotPageIsNobody(String mark) {
        portal.answers(Portal.GRANTED.replace("}", ",\"is_snapshotuser\":" + mark + "}"));
        assertThat(signIn("0615c0de").who()).isEqualTo(new SignedIn.SnapshotVisitor());
        assertThat(SignedIn.SnapshotVisitor.class.getRecordComponents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "false", "null", "\"\""})
    void aCitizenIsOne(String mark) {
        portal.answers(Portal.GRANTED.replace("}", ",\"is_snapshotuser\":" + mark + "}"));
        assertThat(signIn("0615c0de").who()).isInstanceOf(SignedIn.Citizen.class);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsNeighboursAndOtherSites() {
        SignInStart start = portal.signIn().start(Portal.TARGET);
        assertThat(start.setCookie())
                .matches(
                        "__Host-wz-signin-[0-9a-f]{8}=[0-9A-Za-z_.-]+; Max-Age=600; Path=/; HttpOnly; SameSite=Lax; Secure");
        assertThat(start.response().headers().get("Cache-Control")).containsExactly("no-store");
        assertThat(start.toString()).isEqualTo("SignInStart[***]");
    }

    @Test
    void theLongestTargetFitsIntoACookie() {
        String longest = "https://portal.gov.cn/" + "x".repeat(2_048 - "https://portal.gov.cn/".length());
        SignInStart start = portal.signIn().start(longest);
        assertThat(start.setCookie()).hasSizeLessThan(4_096);
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(start);
        assertThat(portal.signIn().finish(browser.returns(url, "c0de")).target())
                .isEqualTo(URI.create(longest));
    }

    @Test
    void twoTabsDoNotDisturbEachOther() {
        portal.answers(Portal.GRANTED);
        portal.answers(Portal.GRANTED);
        URI bills = browser.follow(portal.signIn().start("https://portal.gov.cn/bills"));
        URI forms = browser.follow(portal.signIn().start("https://portal.gov.cn/forms"));
        assertThat(portal.signIn().finish(browser.returns(bills, "c0de1")).target())
                .hasToString("https://portal.gov.cn/bills");
        assertThat(portal.signIn().finish(browser.returns(forms, "c0de2")).target())
                .hasToString("https://portal.gov.cn/forms");
    }

    @Test
    void pagesCarryTheWholeOfIt() {
        portal.answers(Portal.GRANTED);
        CallbackHandler go = portal.signIn().starting();
        CallbackHandler back =
                portal.signIn().finishing(done -> done.redirect().withHeader("Set-Cookie", "session=s1; HttpOnly"));
        CallbackResponse begun = go.handle(browser.get("target=https%3A%2F%2Fportal.gov.cn%2Fbills"));
        assertThat(begun.status()).isEqualTo(302);
        URI url = browser.follow(begun);
        CallbackResponse ended = back.handle(browser.returns(url, "c0de"));
        assertThat(browser.follow(ended)).hasToString("https://portal.gov.cn/bills");
        assertThat(browser.cookies()).containsExactly(java.util.Map.entry("session", "s1"));
        assertThat(go.maxBodyBytes()).isZero();
    }

    @Test
    void pagesTellTheCitizenWhatToDo() {
        CallbackHandler go = portal.signIn().starting();
        assertThat(told(go.handle(browser.get("target=https%3A%2F%2Fevil.com"))))
                .isEqualTo("400 该链接不属于本单位，已停止跳转。\nThe target is not on the allow-list.\n");
        assertThat(go.handle(browser.get("")).status()).isEqualTo(400);
        assertThat(go.handle(CallbackRequest.of("POST", "target=x", new byte[0]))
                        .status())
                .isEqualTo(405);
        CallbackHandler back = portal.signIn().finishing(CompletedSignIn::redirect);
        assertThat(told(back.handle(browser.get("code=1&state=2")))).startsWith("403 登录信息无效");
        portal.answers("<html>502</html>");
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(told(back.handle(browser.returns(url, "c0de")))).startsWith("502 暂时无法连接微信");
    }

    @Test
    void aPortalThatFailsIsAnAnswerToo() {
        portal.answers(Portal.GRANTED);
        CallbackHandler back = portal.signIn().finishing(done -> {
            throw new IllegalStateException("no room for " + done.who());
        });
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(told(back.handle(browser.returns(url, "c0de")))).startsWith("500 系统繁忙");
    }

    @Test
    void misuseIsNamedBeforeAnythingIsSent() {
        OfficialAccount bare = OfficialAccount.builder("wx1").build();
        WeChatApi api = WeChatApi.builder(bare)
                .tokenSource(() -> IssuedToken.of(Secret.of("t"), Duration.ofHours(1)))
                .build();
        assertThatThrownBy(() -> WebSignIn.builder(api, portal.states(), Portal.CALLBACK, Portal.TARGETS)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appSecret");
        for (String callback :
                List.of("/wx", "ftp://a/b", "https://a/b?x=1", "https://a/b#c", "https://u@a/b", "https:///b")) {
            assertThatThrownBy(
                            () -> WebSignIn.builder(portal.api, portal.states(), URI.create(callback), Portal.TARGETS)
                                    .build())
                    .as(callback)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("callback");
        }
        assertThatThrownBy(() -> SignInScope.of("snsapi base&x=1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(SignInScope.of("snsapi_base")).isEqualTo(SignInScope.BASE).hasSameHashCodeAs(SignInScope.BASE);
    }

    private CompletedSignIn signIn(String code) {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        return portal.signIn().finish(browser.returns(url, code));
    }

    private static String told(CallbackResponse response) {
        return Optional.of(response)
                .map(r -> r.status() + " " + new String(r.body(), java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow();
    }
}
