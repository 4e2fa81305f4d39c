package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInRelayTest {
    private static final URI RELAY = URI.create("https://relay.gov.cn/wx");
    private final Portal portal = new Portal();
    private final Browser browser = new Browser();
    private final SignInRelay relay = relay(portal);

    private static SignInRelay relay(Portal portal) {
        return SignInRelay.builder(Portal.account(), portal.states(), RELAY)
                .system("water", RedirectTargets.of("https://water.gov.cn/back", "https://test.water.gov.cn:8443/"))
                .system("forms", RedirectTargets.of("https://forms.gov.cn/"), SignInScope.USERINFO)
                .build();
    }

    @AfterEach
    @AfterTry
    void close() {
        portal.close();
    }

    @Test
    void handsTheCodeAndTheSystemsOwnStateToTheSystem() {
        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "their+state=/&%\"{} 1")));
        assertThat(wechat.toString())
                .startsWith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx520c15f417810387&redirect_uri="
                        + "https%3A%2F%2Frelay.gov.cn%2Fwx&response_type=code&scope=snsapi_base&state=")
                .doesNotContain("their")
                .endsWith("#wechat_redirect");
        CallbackResponse back = relay.handle(browser.returns(wechat, "0615c0de"));
        assertThat(browser.follow(back))
                .hasToString("https://water.gov.cn/back?code=0615c0de&state=their%2Bstate%3D%2F%26%25%22%7B%7D%201");
        assertThat(back.headers().get("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(back.headers().get("Cache-Control")).containsExactly("no-store");
        assertThat(browser.cookies()).isEmpty();
        assertThat(portal.wechat.getRequestCount()).isZero();
    }

    @Test
    void keepsTheQueryOfTheSystemsAddressAndItsScope() {
        URI wechat = browser.follow(relay.handle(asks("forms", "https://forms.gov.cn/cb?route=a%26b", "s")));
        assertThat(wechat.getRawQuery()).contains("&scope=snsapi_userinfo&");
        assertThat(browser.follow(relay.handle(browser.returns(wechat, "c0de"))))
                .hasToString("https://forms.gov.cn/cb?route=a%26b&code=c0de&state=s");
    }

    @Test
    void ignoresWhatASystemUsedToSendToWeChat() {
        URI wechat =
                browser.follow(relay.handle(browser.get("appid=wxTheirs&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback"
                        + "&response_type=code&scope=snsapi_userinfo&state=s1&system=water&code=x")));
        assertThat(wechat.getRawQuery()).contains("appid=wx520c15f417810387&").contains("&scope=snsapi_base&");
    }

    @Test
    void tellsTheSystemThatTheCitizenDidNotAgreeAsWeChatDoes() {
        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "s1")));
        assertThat(browser.follow(relay.handle(browser.get("state=" + Browser.state(wechat)))))
                .hasToString("https://water.gov.cn/back?state=s1");
    }

    @Property(tries = 200)
    void anyStateComesBackAsItWas(
            @ForAll @StringLength(min = 1, max = 512) @CharRange(from = ' ', to = '~') String state) {
        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", state)));
        URI system = browser.follow(relay.handle(browser.returns(wechat, "c0de")));
        CallbackRequest got = CallbackRequest.of("GET", system.getRawQuery(), new byte[0]);
        assertThat(got.parameter("state")).contains(state);
        assertThat(got.parameter("code")).contains("c0de");
        assertThat(system.getHost()).isEqualTo("water.gov.cn");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown system | gas | https://water.gov.cn/back",
                "another system's address | forms | https://water.gov.cn/back",
                "stranger | water | https://evil.com/back",
                "look-alike | water | https://water.gov.cn.evil.com/back",
                "user info | water | https://water.gov.cn@evil.com/back",
                "no scheme | water | //evil.com/back",
                "backslash | water | https://water.gov.cn\\@evil.com/back",
                "dots | water | https://water.gov.cn/back/../admin",
                "neighbour | water | https://water.gov.cn/backdoor",
                "another scheme | water | http://water.gov.cn/back",
                "another port | water | https://test.water.gov.cn/",
                "fragment | water | https://water.gov.cn/back#x",
                "its own code | water | https://water.gov.cn/back?code=mine",
                "its own code behind a semicolon | water | https://water.gov.cn/back?x=1;code=mine",
                "its own state in a parameter's middle | water | https://water.gov.cn/back?x=1;y;state=mine&z",
                "its own state | water | https://water.gov.cn/back?a=1&state=mine",
                "code in capitals | water | https://water.gov.cn/back?CODE=mine",
                "code with a blank before it | water | https://water.gov.cn/back?%20code=mine",
                "code behind a plus | water | https://water.gov.cn/back?+code=mine",
                "code behind a semicolon | water | https://water.gov.cn/back?a=1;code=mine",
                "code in a list | water | https://water.gov.cn/back?code%5B0%5D=mine",
                "state in a list | water | https://water.gov.cn/back?state%5B%5D=mine",
                "code behind a nul | water | https://water.gov.cn/back?code%00x=mine",
                "its own bare state | water | https://water.gov.cn/back?state",
                "its own escaped code | water | https://water.gov.cn/back?c%6fde=mine",
                "script | water | javascript:alert(1)",
                "line break | water | `https://water.gov.cn/back?\r\nSet-Cookie:x=1`",
                "empty | water | ``"
            })
    void opensTheWayToNobodyElse(String name, String system, String target) {
        CallbackResponse answer = relay.handle(asks(system, target, "s1"));
        assertThat(answer.status()).as(name).isEqualTo(400);
        assertThat(answer.headers()).containsOnlyKeys("Cache-Control");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system=water",
                "system=water&state=s",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback&state=",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback&state=%0a",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback&state=%E6%B0%B4",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback&state=a&state=b",
                "system=water&redirect_uri=https%3A%2F%2Fwater.gov.cn%2Fback&redirect_uri=https%3A%2F%2Fevil.com&state=a"
            })
    void asksForAllItNeeds(String query) {
        assertThat(relay.handle(browser.get(query)).status()).isEqualTo(400);
    }

    @Test
    void refusesAStateOfTheSystemThatIsTooLong() {
        assertThat(relay.handle(asks("water", "https://water.gov.cn/back", "x".repeat(512)))
                        .status())
                .isEqualTo(302);
        assertThat(relay.handle(asks("water", "https://water.gov.cn/back", "x".repeat(513)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesTheLongestAddressAndState() {
        String address = "https://forms.gov.cn/" + "x".repeat(2_048 - "https://forms.gov.cn/".length());
        URI wechat = browser.follow(relay.handle(asks("forms", address, "s".repeat(512))));
        assertThat(browser.follow(relay.handle(browser.returns(wechat, "c0de"))).toString())
                .startsWith(address + "?code=c0de&state=sss");
    }

    @Test
    void refusesWhatIsForgedReplayedExpiredOrFromAnotherBrowser() {
        assertThat(relay.handle(browser.get("")).status()).isEqualTo(403);
        assertThat(relay.handle(browser.get("code=1&state=x")).status()).isEqualTo(403);

        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "s1")));
        CallbackRequest back = browser.returns(wechat, "c0de");
        assertThat(relay.handle(new Browser().returns(wechat, "c0de")).status()).isEqualTo(403);
        assertThat(relay.handle(back).status()).isEqualTo(302);
        assertThat(relay.handle(back).status()).isEqualTo(403);

        URI late = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "s1")));
        portal.clock.advance(Duration.ofMinutes(10));
        CallbackResponse expired = relay.handle(browser.returns(late, "c0de"));
        assertThat(expired.status()).isEqualTo(403);
        assertThat(new String(expired.body(), StandardCharsets.UTF_8)).startsWith("登录已超时");
    }

    @Test
    void anAddressThatIsNoLongerAllowedGetsNoCode() {
        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "s1")));
        SignInRelay stricter = SignInRelay.builder(Portal.account(), portal.states(), RELAY)
                .system("water", RedirectTargets.of("https://new.water.gov.cn/"))
                .build();
        CallbackResponse answer = stricter.handle(browser.returns(wechat, "c0de"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("Location");
    }

    @Test
    void passesOnNoCodeThatCouldNotBeOne() {
        URI wechat = browser.follow(relay.handle(asks("water", "https://water.gov.cn/back", "s1")));
        assertThat(relay.handle(browser.returns(wechat, "a%0d%0ab")).status()).isEqualTo(403);
    }

    @Test
    void isAskedWithGetOnly() {
        CallbackRequest asks = asks("water", "https://water.gov.cn/back", "s1");
        assertThat(relay.handle(CallbackRequest.of("POST", asks.rawQuery(), new byte[0]))
                        .status())
                .isEqualTo(405);
        assertThat(relay.maxBodyBytes()).isZero();
    }

    @Test
    void isMadeWithCare() {
        SignInRelay.Builder builder = SignInRelay.builder(Portal.account(), portal.states(), RELAY);
        assertThatThrownBy(builder::build).hasMessage("system: at least 1, actual 0");
        for (String name : new String[] {"", "a b", "a\n", "水", "x".repeat(33)}) {
            assertThatThrownBy(() -> builder.system(name, Portal.TARGETS))
                    .hasMessageContaining("actual length " + name.length());
        }
        builder.system("water", Portal.TARGETS);
        assertThatThrownBy(() -> builder.system("water", Portal.TARGETS)).hasMessage("system: water is there already");
    }

    private CallbackRequest asks(String system, String target, String state) {
        return browser.get("system=" + encode(system) + "&redirect_uri=" + encode(target) + "&state=" + encode(state));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
