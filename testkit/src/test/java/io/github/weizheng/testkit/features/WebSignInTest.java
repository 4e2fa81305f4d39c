package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.WebSignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebSignInTest {
    private static final String REDIRECT = "https%3A%2F%2Fzwfw.example.gov.cn%2Fsignin%3Fdesk%3D1";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeEach
    void signInHost() {
        wechat.account().settings().addSignInHost("zwfw.example.gov.cn");
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void baseScopeIsSilentAndTellsTheOpenIdOnly() throws Exception {
        WebSignIn signIn = citizen.opensAndRefuses(link("snsapi_base"));

        assertThat(signIn.asked()).isFalse();
        assertThat(signIn.redirect().orElseThrow().toString())
                .matches("https://zwfw\\.example\\.gov\\.cn/signin\\?desk=1&code=[0-9A-Za-z]{32}&state=abc123");
        JsonNode tokens = redeem(code(signIn));
        assertThat(tokens.get("openid").asText()).isEqualTo("oLiLei");
        assertThat(tokens.get("scope").asText()).isEqualTo("snsapi_base");
        assertThat(tokens.get("expires_in").asInt()).isEqualTo(7200);
        assertThat(tokens.has("unionid")).isFalse();
        assertThat(tokens.has("is_snapshotuser")).isFalse();
        assertThat(errcode(userInfo(tokens))).isEqualTo(48001);
        assertThat(errcode(check(tokens, "oLiLei"))).isZero();
        assertThat(errcode(check(tokens, "oHanMeimei"))).isEqualTo(40003);
        assertThat(errcode(check(tokens, ""))).isEqualTo(41009);
    }

    @Test
    void userInfoScopeAsksAndTellsNameAndPicture() throws Exception {
        wechat.account().settings().bindToOpenPlatform(true);
        citizen.showAs("李雷", "https://thirdwx.qlogo.cn/mmopen/1/46");
        WebSignIn signIn = citizen.opens(link("snsapi_userinfo"));
        JsonNode tokens = redeem(code(signIn));

        JsonNode info = userInfo(tokens);

        assertThat(signIn.asked()).isTrue();
        assertThat(info.get("openid").asText()).isEqualTo("oLiLei");
        assertThat(info.get("nickname").asText()).isEqualTo("李雷");
        assertThat(info.get("headimgurl").asText()).isEqualTo("https://thirdwx.qlogo.cn/mmopen/1/46");
        assertThat(info.get("sex").asInt()).isZero();
        assertThat(info.get("unionid")).isEqualTo(tokens.get("unionid"));
        assertThat(info.get("unionid").asText()).hasSize(28);
    }

    @Test
    void refusingLeadsBackWithoutACode() {
        WebSignIn signIn = citizen.opensAndRefuses(link("snsapi_userinfo"));

        assertThat(signIn.asked()).isTrue();
        assertThat(signIn.redirect()).hasValue(URI.create("https://zwfw.example.gov.cn/signin?desk=1&state=abc123"));
    }

    @Test
    void aSnapshotPageShowsAVirtualUserEachTimeAnother() throws Exception {
        citizen.seeSnapshotPages(true);
        JsonNode first = redeem(code(citizen.opens(link("snsapi_userinfo"))));
        JsonNode second = redeem(code(citizen.opens(link("snsapi_userinfo"))));

        assertThat(first.get("is_snapshotuser").asInt()).isEqualTo(1);
        assertThat(first.get("openid")).isNotEqualTo(second.get("openid"));
        assertThat(first.get("openid").asText()).isNotEqualTo("oLiLei").hasSize(28);
        assertThat(userInfo(first).get("nickname").asText()).isEqualTo("微信用户");
        assertThat(redeem(code(citizen.opens(link("snsapi_base"))))
                        .get("openid")
                        .asText())
                .isEqualTo("oLiLei");
    }

    static Stream<Arguments> brokenLinks() {
        String good = "/connect/oauth2/authorize?appid=APPID&redirect_uri=" + REDIRECT
                + "&response_type=code&scope=snsapi_base&state=abc123#wechat_redirect";
        return Stream.of(
                Arguments.of(
                        "order", good.replace("&scope=snsapi_base&state=abc123", "&state=abc123&scope=snsapi_base")),
                Arguments.of("no fragment", good.replace("#wechat_redirect", "")),
                Arguments.of("not encoded", good.replace(REDIRECT, "https://zwfw.example.gov.cn/signin")),
                Arguments.of("response type", good.replace("=code", "=token")),
                Arguments.of("state of other characters", good.replace("abc123", "a-b")),
                Arguments.of("state of 129 characters", good.replace("abc123", "a".repeat(129))),
                Arguments.of("unknown parameter", good.replace("#", "&lang=zh_CN#")),
                Arguments.of("other path", good.replace("oauth2", "oauth")),
                Arguments.of("other appid", good.replace("APPID", "wx0000000000000000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenLinks")
    void aLinkThatIsNotWrittenAsWeChatWantsDoesNotOpen(String name, String link) {
        WebSignIn signIn = citizen.opens(
                wechat.openUrl() + link.replace("APPID", wechat.account().appId()));

        assertThat(signIn.redirect()).as(name).isEmpty();
        assertThat(signIn.problem()).as(name).isPresent();
    }

    @Test
    void theRealHostAndTheForceParametersOpen() {
        String real = link("snsapi_base")
                .replace(wechat.openUrl().toString(), "https://open.weixin.qq.com")
                .replace("#", "&forcePopup=true#");

        assertThat(citizen.opens(real).redirect()).isPresent();
        assertThat(citizen.opens("https://open.example.com/connect/oauth2/authorize")
                        .problem())
                .isPresent();
    }

    @Test
    void aLinkWithoutStateLeadsBackWithAnEmptyOne() {
        URI back = citizen.opens(link("snsapi_base").replace("&state=abc123", ""))
                .redirect()
                .orElseThrow();

        assertThat(back.getRawQuery()).matches("desk=1&code=[0-9A-Za-z]{32}&state=");
    }

    @Test
    void aFragmentOfTheRedirectStaysBehindTheCode() {
        String link = link("snsapi_base").replace(REDIRECT, "http%3A%2F%2Fzwfw.example.gov.cn%3A8080%2Fa%23%2Fhome");

        assertThat(citizen.opens(link).redirect().orElseThrow().toString())
                .matches("http://zwfw\\.example\\.gov\\.cn:8080/a\\?code=[0-9A-Za-z]{32}&state=abc123#/home");
    }

    @ParameterizedTest
    @CsvSource({
        "https%3A%2F%2Fexample.gov.cn%2F, snsapi_base, 10003",
        "https%3A%2F%2Fa.zwfw.example.gov.cn%2F, snsapi_base, 10003",
        "ftp%3A%2F%2Fzwfw.example.gov.cn%2F, snsapi_base, 10003",
        "%20, snsapi_base, 10003",
        "'', snsapi_base, 10011",
        "https%3A%2F%2Fzwfw.example.gov.cn%2F, '', 10010",
        "https%3A%2F%2Fzwfw.example.gov.cn%2F, snsapi_login, 10005"
    })
    void theErrorPageHasANumber(String redirect, String scope, int errcode) {
        assertThat(citizen.opens(link(scope).replace(REDIRECT, redirect)).errcode())
                .hasValue(errcode);
    }

    @Test
    void theAccountMayBeForbiddenToAskOrBanned() {
        wechat.account().settings().permitUserInfoScope(false);
        assertThat(citizen.opens(link("snsapi_userinfo")).errcode()).hasValue(10005);
        assertThat(citizen.opens(link("snsapi_base")).redirect()).isPresent();

        wechat.account().settings().freezeAccount(true);
        assertThat(citizen.opens(link("snsapi_base")).errcode()).hasValue(10004);
    }

    @Test
    void outsideWeChatThePageSaysSo() throws Exception {
        HttpResponse<String> page = browse("/connect/oauth2/authorize?appid=x");

        assertThat(page.body()).contains("请在微信客户端打开链接");
        assertThat(browse("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aCodeIsGoodOnceAndForFiveMinutes() throws Exception {
        String code = code(citizen.opens(link("snsapi_base")));
        String late = code(citizen.opens(link("snsapi_base")));

        assertThat(redeem(code).has("openid")).isTrue();
        assertThat(errcode(redeem(code))).isEqualTo(40163);
        assertThat(errcode(redeem("nobody's"))).isEqualTo(40029);
        wechat.clock().advance(Duration.ofMinutes(5));
        assertThat(errcode(redeem(late))).isEqualTo(42003);
        assertThat(errcode(redeem(code))).isEqualTo(40163);
    }

    @ParameterizedTest
    @CsvSource({
        "appid=, 41002",
        "appid=wx0000000000000000, 40013",
        "secret=, 41004",
        "secret=0, 40125",
        "grant_type=, 40002",
        "grant_type=client_credential, 40002",
        "code=, 41008"
    })
    void redeemingNeedsEveryParameter(String instead, int errcode) throws Exception {
        // The first value of a parameter counts.
        String target = "/sns/oauth2/access_token?" + instead + redeeming("x").replace('?', '&');

        assertThat(errcode(api.get(target))).isEqualTo(errcode);
    }

    @Test
    void refreshingMakesANewTokenForThirtyDaysAndNeedsNoSecret() throws Exception {
        JsonNode tokens = redeem(code(citizen.opens(link("snsapi_userinfo"))));
        wechat.clock().advance(Duration.ofHours(2));
        assertThat(errcode(userInfo(tokens))).isEqualTo(42001);

        JsonNode refreshed = refresh(tokens.get("refresh_token").asText());

        assertThat(refreshed.get("refresh_token")).isEqualTo(tokens.get("refresh_token"));
        assertThat(refreshed.get("scope").asText()).isEqualTo("snsapi_userinfo");
        assertThat(userInfo(refreshed).get("openid").asText()).isEqualTo("oLiLei");
        wechat.clock().advance(Duration.ofDays(30));
        assertThat(errcode(refresh(tokens.get("refresh_token").asText()))).isEqualTo(42002);
        assertThat(errcode(refresh("nobody's"))).isEqualTo(40030);
        assertThat(errcode(refresh(""))).isEqualTo(41003);
    }

    @Test
    void aNewPasswordEndsTokensOfBothKinds() throws Exception {
        JsonNode tokens = redeem(code(citizen.opens(link("snsapi_userinfo"))));
        citizen.changePassword();

        assertThat(errcode(userInfo(tokens))).isEqualTo(42007);
        assertThat(errcode(refresh(tokens.get("refresh_token").asText()))).isEqualTo(42007);
        assertThat(redeem(code(citizen.opens(link("snsapi_base")))).has("openid"))
                .isTrue();
    }

    @Test
    void tokensOfUsersAndOfTheAccountAreNotTheSame() throws Exception {
        JsonNode tokens = redeem(code(citizen.opens(link("snsapi_userinfo"))));
        String ofTheUser = tokens.get("access_token").asText();

        assertThat(errcode(api.get("/cgi-bin/menu/get?access_token=" + ofTheUser)))
                .isIn(40001, 40014);
        assertThat(errcode(api.get("/sns/userinfo?openid=oLiLei&access_token=" + api.token())))
                .isEqualTo(40001);
        assertThat(errcode(api.get("/sns/userinfo?openid=oLiLei"))).isEqualTo(41001);
    }

    private String link(String scope) {
        return wechat.openUrl() + "/connect/oauth2/authorize?appid="
                + wechat.account().appId() + "&redirect_uri=" + REDIRECT + "&response_type=code&scope=" + scope
                + "&state=abc123#wechat_redirect";
    }

    private JsonNode redeem(String code) throws Exception {
        return api.get("/sns/oauth2/access_token" + redeeming(code));
    }

    private String redeeming(String code) {
        return "?appid=" + wechat.account().appId() + "&secret="
                + wechat.account().appSecret() + "&code=" + code.replace("'", "%27")
                + "&grant_type=authorization_code";
    }

    private JsonNode refresh(String token) throws Exception {
        return api.get("/sns/oauth2/refresh_token?appid=" + wechat.account().appId()
                + "&grant_type=refresh_token&refresh_token=" + token.replace("'", "%27"));
    }

    private JsonNode userInfo(JsonNode tokens) throws Exception {
        return api.get("/sns/userinfo?lang=zh_CN&access_token="
                + tokens.get("access_token").asText() + "&openid="
                + tokens.get("openid").asText());
    }

    private JsonNode check(JsonNode tokens, String openId) throws Exception {
        return api.get("/sns/auth?access_token=" + tokens.get("access_token").asText() + "&openid=" + openId);
    }

    private HttpResponse<String> browse(String target) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(wechat.openUrl() + target)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String code(WebSignIn signIn) {
        String query = signIn.redirect().orElseThrow().getRawQuery();
        int start = query.indexOf("code=") + 5;
        return query.substring(start, query.indexOf('&', start));
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }
}
