package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAuthorizationTest {
    private final Portal portal = new Portal();
    private final WebAuthorization authorization = new WebAuthorization(portal.api, portal.clock);
    private final UserGrant grant = UserGrant.of(
            OpenId.of(Portal.CITIZEN),
            "snsapi_userinfo",
            Secret.of("c4n4ry-access"),
            Secret.of("c4n4ry-refresh"),
            portal.clock.instant());

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aGrantIsRenewedWithoutTheAppSecret() throws Exception {
        portal.answers(Portal.GRANTED.replace("c4n4ry-access", "c4n4ry-newer"));
        UserGrant newer = authorization.refresh(grant);
        assertThat(newer.accessToken()).isEqualTo(Secret.of("c4n4ry-newer"));
        assertThat(newer.refreshToken()).isEqualTo(Secret.of("c4n4ry-refresh"));
        assertThat(newer.scope()).isEqualTo("snsapi_base");
        assertThat(newer.expiresAt()).isEqualTo(portal.clock.instant().plus(Duration.ofHours(2)));
        assertThat(portal.wechat.takeRequest().getTarget())
                .isEqualTo("/sns/oauth2/refresh_token?appid=wx520c15f417810387&grant_type=refresh_token"
                        + "&refresh_token=c4n4ry-refresh");
    }

    @ParameterizedTest
    @ValueSource(ints = {40030, 42002, 41003, 42007})
    void aGrantThatIsTooOldIsRefused(int errcode) {
        portal.answers("{\"errcode\":" + errcode + ",\"errmsg\":\"invalid refresh_token c4n4ry-refresh\"}");
        assertThatThrownBy(() -> authorization.refresh(grant))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("" + errcode))
                .hasMessageNotContaining("c4n4ry");
    }

    @Test
    void anotherUsersAnswerIsNone() {
        portal.answers(Portal.GRANTED.replace(Portal.CITIZEN, "oSomebodyElse"));
        assertThatThrownBy(() -> authorization.refresh(grant))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageNotContaining("oSomebodyElse");
        portal.answers("{\"openid\":\"oSomebodyElse\",\"nickname\":\"c4n4ry\"}");
        assertThatThrownBy(() -> authorization.profile(grant, Locale.CHINA))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageNotContaining("oSomebodyElse");
    }

    @Test
    void asksWhetherAGrantHolds() throws Exception {
        portal.answers("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(authorization.isValid(grant)).isTrue();
        assertThat(portal.wechat.takeRequest().getTarget())
                .isEqualTo("/sns/auth?access_token=c4n4ry-access&openid=" + Portal.CITIZEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {40003, 40001, 40014, 42001, 42007})
    void aGrantThatDoesNotHoldIsNo(int errcode) {
        portal.answers("{\"errcode\":" + errcode + ",\"errmsg\":\"invalid openid\"}");
        assertThat(authorization.isValid(grant)).isFalse();
    }

    @Test
    void whatIsNeitherYesNorNoIsAnError() {
        portal.answers("{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
        assertThatThrownBy(() -> authorization.isValid(grant)).isInstanceOf(ApiException.class);
    }

    @Test
    void readsTheProfile() {
        portal.answers(
                "{\"openid\":\"" + Portal.CITIZEN + "\",\"nickname\":\"水<b>𠮷\",\"sex\":0,\"province\":\"\","
                        + "\"headimgurl\":\"https://thirdwx.qlogo.cn/mmopen/x/46\",\"privilege\":[\"a\",null,\"\"],\"unionid\":\"oU\"}");
        UserProfile profile = authorization.profile(grant, Locale.CHINA);
        assertThat(profile.nickname()).isEqualTo("水<b>𠮷");
        assertThat(profile.picture()).contains("https://thirdwx.qlogo.cn/mmopen/x/46");
        assertThat(profile.unionId()).contains("oU");
        assertThat(profile.privileges()).containsExactly("a");
        assertThat(profile.toString()).isEqualTo("UserProfile[o6***2M]");
    }

    @Test
    void aProfileMayBeNearlyEmpty() {
        portal.answers("{\"openid\":\"" + Portal.CITIZEN + "\",\"headimgurl\":\"\"}");
        UserProfile profile = authorization.profile(grant, Locale.CHINA);
        assertThat(profile.nickname()).isEmpty();
        assertThat(profile.picture()).isEmpty();
        assertThat(profile.unionId()).isEmpty();
        assertThat(profile.privileges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh_CN", "zh, zh_CN", "zh-TW, zh_TW", "zh-Hant-HK, zh_TW", "en-GB, en", "ug-CN, en"})
    void asksForALanguage(String tag, String lang) throws Exception {
        portal.answers("{\"openid\":\"" + Portal.CITIZEN + "\"}");
        authorization.profile(grant, Locale.forLanguageTag(tag));
        assertThat(portal.wechat.takeRequest().getTarget())
                .isEqualTo("/sns/userinfo?access_token=c4n4ry-access&openid=" + Portal.CITIZEN + "&lang=" + lang);
    }

    @Test
    void aProfileThatWasNotGrantedIsRefused() {
        portal.answers("{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}");
        assertThatThrownBy(() -> authorization.profile(grant, Locale.CHINA))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("48001"));
    }

    @Test
    void anOfficeExchangesCodesForItsVendors() {
        portal.answers(Portal.GRANTED);
        assertThat(authorization.exchange(Secret.of("c0de"))).isInstanceOf(SignedIn.Citizen.class);
        assertThatThrownBy(() -> authorization.exchange(Secret.of("x".repeat(513))))
                .isInstanceOfSatisfying(SignInRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.CODE_REFUSED));
    }

    @Test
    void aGrantShowsNoToken() {
        assertThat(grant.toString()).contains("o6***2M").doesNotContain("c4n4ry");
    }
}
