package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.AccountSettings;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenRefusalTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    static Stream<Arguments> switches() {
        return Stream.of(
                row("IP not on the list", 40164, s -> s.allowOnlyIps("198.51.100.1"), AccountSettings::allowEveryIp),
                row("secret frozen", 40243, s -> s.freezeSecret(true), s -> s.freezeSecret(false)),
                row("account frozen", 50007, s -> s.freezeAccount(true), s -> s.freezeAccount(false)),
                row("token API forbidden", 50004, s -> s.refuseTokens(50004), AccountSettings::grantTokens),
                row("administrator must agree", 89503, s -> s.refuseTokens(89503), AccountSettings::grantTokens));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("switches")
    void bothTokenPathsAreRefusedUntilTheSwitchIsBack(
            String name, int errcode, Consumer<AccountSettings> off, Consumer<AccountSettings> on) throws Exception {
        off.accept(wechat.account().settings());
        assertThat(errcode(api.stableToken(false))).as(name).isEqualTo(errcode);
        assertThat(errcode(classicToken())).as(name).isEqualTo(errcode);

        on.accept(wechat.account().settings());
        assertThat(api.stableToken(false).has("access_token")).isTrue();
        assertThat(classicToken().has("access_token")).isTrue();
    }

    @Test
    void theAllowListNamesTheAddressAndLetsOthersIn() throws Exception {
        AccountSettings settings = wechat.account().settings();
        settings.callerIp("203.0.113.7");
        settings.allowOnlyIps("198.51.100.1");
        JsonNode refused = api.stableToken(false);

        assertThat(refused.get("errmsg").asText())
                .startsWith("invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: ");
        settings.allowOnlyIps("198.51.100.1", "203.0.113.7");
        assertThat(api.stableToken(false).has("access_token")).isTrue();
    }

    @Test
    void aFrozenAccountAnswersNothingWhileAFrozenSecretLetsTokensLive() throws Exception {
        String token = api.token();
        wechat.account().settings().freezeSecret(true);
        assertThat(errcode(api.get("/cgi-bin/menu/get?access_token=" + token))).isEqualTo(46003);

        wechat.account().settings().freezeAccount(true);
        assertThat(errcode(api.get("/cgi-bin/menu/get?access_token=" + token))).isEqualTo(50007);
    }

    @Test
    void forcingLeavesTheClassicTokenAlone() throws Exception {
        String classic = classicToken().get("access_token").asText();
        api.stableToken(true);

        assertThat(errcode(api.get("/cgi-bin/menu/get?access_token=" + classic)))
                .isEqualTo(46003);
    }

    @Test
    void minutesAndDaysHaveTheLimitsThatTheTestSets() throws Exception {
        Instant now = wechat.clock().instant();
        // The first second of a minute, far from midnight in Beijing.
        wechat.clock()
                .advance(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))));
        wechat.account().quotas().limitPerMinute("/cgi-bin/stable_token", 2);
        wechat.account().quotas().limitPerDay("/cgi-bin/token", 1);
        api.stableToken(false);
        api.stableToken(false);
        assertThat(errcode(api.stableToken(false))).isEqualTo(45011);
        wechat.clock().advance(Duration.ofMinutes(1));
        assertThat(api.stableToken(false).has("access_token")).isTrue();

        classicToken();
        assertThat(errcode(classicToken())).isEqualTo(45009);
        wechat.clock().advance(Duration.ofDays(1));
        assertThat(classicToken().has("access_token")).isTrue();
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> wechat.account().settings().refuseTokens(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().quotas().limitPerDay("token", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().quotas().limitPerMinute("/cgi-bin/token", -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().settings().addSignInHost("https://www.example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private JsonNode classicToken() throws Exception {
        return api.get("/cgi-bin/token?grant_type=client_credential&appid="
                + wechat.account().appId() + "&secret=" + wechat.account().appSecret());
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt();
    }

    private static Arguments row(
            String name, int errcode, Consumer<AccountSettings> off, Consumer<AccountSettings> on) {
        return Arguments.of(name, errcode, off, on);
    }
}
