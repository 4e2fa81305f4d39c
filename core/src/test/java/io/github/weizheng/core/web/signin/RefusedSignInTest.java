package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedSignInTest {
    private final Portal portal = new Portal();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void aTargetThatIsNotAllowedIsRefusedAtTheStart() {
        assertThat(refused(() -> portal.signIn().start("https://portal.gov.cn.evil.com/")))
                .isEqualTo(Reason.TARGET_NOT_ALLOWED);
    }

    @Test
    void aTargetThatIsNoLongerAllowedIsRefusedAtTheEnd() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        WebSignIn stricter = WebSignIn.builder(
                        portal.api, portal.states(), Portal.CALLBACK, RedirectTargets.of("https://portal.gov.cn/new/"))
                .build();
        assertThat(refused(() -> stricter.finish(browser.returns(url, "c0de")))).isEqualTo(Reason.TARGET_NOT_ALLOWED);
    }

    @Test
    void aCitizenWhoDoesNotAgreeComesWithoutACode() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.get("state=" + Browser.state(url)))))
                .isEqualTo(Reason.REFUSED_BY_CITIZEN);
        assertThat(portal.wechat.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "code=1", "code=1&state=", "code=1&state=x", "state=%00", "state=%zz", "state=a&state=b"})
    void whatIsNoStateIsForged(String query) {
        assertThat(refused(() -> portal.signIn().finish(browser.get(query)))).isEqualTo(Reason.FORGED);
    }

    @Test
    void aStateOfAnotherKeyAccountOrKindIsForged() {
        SignInStates foreign = SignInStates.builder(Portal.OTHER_KEY, portal.store)
                .clock(portal.clock)
                .build();
        URI ofAnotherKey = browser.follow(portal.signIn(foreign).start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(ofAnotherKey, "c0de"))))
                .isEqualTo(Reason.FORGED);

        OfficialAccount town =
                OfficialAccount.builder("wxTown").appSecret(Secret.of("s")).build();
        WebSignIn ofTown = WebSignIn.builder(
                        WeChatApi.builder(town).build(), portal.states(), Portal.CALLBACK, Portal.TARGETS)
                .build();
        URI ofAnotherAccount = browser.follow(ofTown.start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(ofAnotherAccount, "c0de"))))
                .isEqualTo(Reason.FORGED);

        SignInRelay relay = SignInRelay.builder(Portal.account(), portal.states(), Portal.CALLBACK)
                .system("water", Portal.TARGETS)
                .build();
        URI ofTheRelay = browser.follow(
                relay.handle(browser.get("system=water&redirect_uri=https%3A%2F%2Fportal.gov.cn%2F&state=theirs")));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(ofTheRelay, "c0de"))))
                .isEqualTo(Reason.FORGED);
    }

    @Test
    void aStateExpires() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        portal.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        portal.answers("{\"errcode\":40029,\"errmsg\":\"invalid code\"}");
        assertThat(refused(() -> portal.signIn().finish(browser.returns(url, "c0de"))))
                .isEqualTo(Reason.CODE_REFUSED);

        URI late = browser.follow(portal.signIn().start(Portal.TARGET));
        portal.clock.advance(Duration.ofMinutes(10));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(late, "c0de"))))
                .isEqualTo(Reason.EXPIRED);
        assertThat(portal.wechat.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aStateLastsAsLongAsThePortalSays() {
        SignInStates short1 = SignInStates.builder(Portal.KEY, portal.store)
                .clock(portal.clock)
                .lifetime(Duration.ofMinutes(1))
                .build();
        URI url = browser.follow(portal.signIn(short1).start(Portal.TARGET));
        portal.clock.advance(Duration.ofMinutes(1));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(url, "c0de"))))
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aStateIsGoodOnceInAllJvms() {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        CallbackRequest request = browser.returns(url, "c0de");
        portal.signIn(portal.states()).finish(request);
        assertThat(refused(() -> portal.signIn(portal.states()).finish(request)))
                .isEqualTo(Reason.REPLAYED);
        portal.clock.advance(Duration.ofMinutes(9));
        assertThat(refused(() -> portal.signIn().finish(request))).isEqualTo(Reason.REPLAYED);
        assertThat(portal.wechat.getRequestCount()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsSignedIn() throws Exception {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        CallbackRequest request = browser.returns(url, "c0de");
        List<Callable<Boolean>> visits = Collections.nCopies(8, () -> {
            try {
                return portal.signIn().finish(request).who() instanceof SignedIn.Citizen;
            } catch (SignInRejectedException e) {
                assertThat(e.reason()).isEqualTo(Reason.REPLAYED);
                return false;
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            int signedIn = 0;
            for (Future<Boolean> visit : threads.invokeAll(visits)) {
                signedIn += visit.get() ? 1 : 0;
            }
            assertThat(signedIn).isEqualTo(1);
            assertThat(portal.wechat.getRequestCount()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theAddressOpenedOnceMoreSignsNobodyIn() {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        browser.follow(portal.signIn().finish(browser.returns(url, "c0de")).redirect());
        assertThat(refused(() -> portal.signIn().finish(browser.returns(url, "c0de"))))
                .isEqualTo(Reason.OTHER_BROWSER);
    }

    @Test
    void aLinkOfSomebodyElsesSignInIsRefused() {
        Browser attacker = new Browser();
        URI url = attacker.follow(portal.signIn().start(Portal.TARGET));
        CallbackRequest link = browser.returns(url, "the-attackers-code");
        assertThat(refused(() -> portal.signIn().finish(link))).isEqualTo(Reason.OTHER_BROWSER);
        assertThat(portal.wechat.getRequestCount()).isZero();
        // The victim's visit does not use it up either.
        portal.answers(Portal.GRANTED);
        assertThat(portal.signIn().finish(attacker.returns(url, "c0de")).who()).isInstanceOf(SignedIn.Citizen.class);
    }

    @Test
    void aCookieThatWasAlteredOrDoubledIsAnotherBrowsers() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        Map.Entry<String, String> cookie =
                browser.cookies().entrySet().iterator().next();
        String query = "code=c0de&state=" + Browser.state(url);
        String value = cookie.getValue();
        for (String line : List.of(
                cookie.getKey() + "=",
                cookie.getKey() + "=x." + value.substring(value.indexOf('.') + 1),
                cookie.getKey() + "=" + value + "A",
                cookie.getKey() + "=" + value + "; " + cookie.getKey() + "=" + value,
                cookie.getKey() + "=水")) {
            CallbackRequest request = CallbackRequest.of("GET", query, Map.of("Cookie", List.of(line)), new byte[0]);
            assertThat(refused(() -> portal.signIn().finish(request))).as(line).isEqualTo(Reason.OTHER_BROWSER);
        }
    }

    @Test
    void aLinkCheckerDoesNotUseTheStateUp() {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        CallbackRequest get = browser.returns(url, "c0de");
        CallbackRequest head = CallbackRequest.of("HEAD", get.rawQuery(), get.headers(), new byte[0]);
        assertThat(refused(() -> portal.signIn().finish(head))).isEqualTo(Reason.METHOD);
        assertThat(portal.signIn().finish(get).who()).isInstanceOf(SignedIn.Citizen.class);
    }

    @Test
    void withoutTheStoreNobodyIsSignedIn() {
        SignInStates states = SignInStates.builder(Portal.KEY, new BrokenStore())
                .clock(portal.clock)
                .build();
        URI url = browser.follow(portal.signIn(states).start(Portal.TARGET));
        SignInRejectedException e = rejection(() -> portal.signIn(states).finish(browser.returns(url, "c0de")));
        assertThat(e.reason()).isEqualTo(Reason.STORE_UNAVAILABLE);
        assertThat(e.reason().status()).isEqualTo(503);
        assertThat(e).hasStackTraceContaining("IllegalStateException");
        assertThat(stackTrace(e)).doesNotContain("c4n4ry");
        assertThat(portal.wechat.getRequestCount()).isZero();
    }

    @Test
    void whatIsForgedExpiredOrAnotherBrowsersNeverReachesTheStore() {
        SignInStates states = SignInStates.builder(Portal.KEY, new BrokenStore())
                .clock(portal.clock)
                .build();
        URI url = browser.follow(portal.signIn(states).start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn(states).finish(browser.get("code=1&state=" + "0".repeat(112)))))
                .isEqualTo(Reason.FORGED);
        assertThat(refused(() -> portal.signIn(states).finish(new Browser().returns(url, "c0de"))))
                .isEqualTo(Reason.OTHER_BROWSER);
        portal.clock.advance(Duration.ofHours(1));
        assertThat(refused(() -> portal.signIn(states).finish(browser.returns(url, "c0de"))))
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aNewKeyTakesTheStatesOfThePreviousOne() {
        portal.answers(Portal.GRANTED);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        SignInStates rotated = SignInStates.builder(Portal.OTHER_KEY, portal.store)
                .previousKey(Portal.KEY)
                .clock(portal.clock)
                .build();
        assertThat(portal.signIn(rotated).finish(browser.returns(url, "c0de")).who())
                .isInstanceOf(SignedIn.Citizen.class);
        URI next = browser.follow(portal.signIn(rotated).start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(next, "c0de"))))
                .isEqualTo(Reason.FORGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163, 42003, 41008, 42007})
    void aCodeThatWeChatDoesNotTakeEndsTheSignIn(int errcode) {
        portal.answers(
                "{\"errcode\":" + errcode + ",\"errmsg\":\"invalid code c4n4ryc0de rid: 5f0c1b2a-1b2c3d4e-5f6a7b8c\"}");
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        SignInRejectedException e = rejection(() -> portal.signIn().finish(browser.returns(url, "c4n4ryc0de")));
        assertThat(e.reason()).isEqualTo(Reason.CODE_REFUSED);
        assertThat(e).hasCauseInstanceOf(ApiException.class);
        assertThat(stackTrace(e)).contains(String.valueOf(errcode)).doesNotContain("c4n4ry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%20b", "%00", "%E6%B0%B4", "x%0a"})
    void whatIsNoCodeIsNotSentToWeChat(String code) {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(url, code))))
                .isEqualTo(Reason.CODE_REFUSED);
        URI next = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThat(refused(() -> portal.signIn().finish(browser.returns(next, "x".repeat(513)))))
                .isEqualTo(Reason.CODE_REFUSED);
        assertThat(portal.wechat.getRequestCount()).isZero();
    }

    @Test
    void aWrongSecretIsTheOfficesFaultAndShowsNothing() {
        portal.answers("{\"errcode\":40125,\"errmsg\":\"invalid appsecret " + Portal.APP_SECRET + "\"}");
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThatThrownBy(() -> portal.signIn().finish(browser.returns(url, "c4n4ryc0de")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("40125"))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("c4n4ry"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>c4n4ry</html>",
                "{\"access_token\":\"c4n4ry\"",
                "",
                "{}",
                "{\"access_token\":\"c4n4ry\",\"expires_in\":7200,\"refresh_token\":\"c4n4ry\"}",
                "{\"access_token\":\"c4n4ry\",\"expires_in\":7200,\"refresh_token\":\"c4n4ry\",\"openid\":\"c4n4ry c4n4ry\"}",
                "{\"access_token\":\"\",\"expires_in\":7200,\"refresh_token\":\"c4n4ry\",\"openid\":\"oc4n4ry\"}",
                "{\"access_token\":\"c4n4ry\",\"expires_in\":0,\"refresh_token\":\"c4n4ry\",\"openid\":\"oc4n4ry\"}",
                "{\"access_token\":\"c4n4ry\",\"expires_in\":99999999999,\"refresh_token\":\"c4n4ry\",\"openid\":\"oc4n4ry\"}",
                "{\"access_token\":\"c4n4ry\",\"expires_in\":\"c4n4ry\",\"refresh_token\":\"c4n4ry\",\"openid\":\"oc4n4ry\"}",
                "{\"access_token\":[\"c4n4ry\"],\"expires_in\":7200,\"refresh_token\":\"c4n4ry\",\"openid\":\"oc4n4ry\"}"
            })
    void anAnswerThatIsNoneSignsNobodyIn(String answer) {
        portal.answers(answer);
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        assertThatThrownBy(() -> portal.signIn().finish(browser.returns(url, "c0de")))
                .isInstanceOf(MalformedResponseException.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("c4n4ry"));
    }

    @Test
    void aWeChatThatCannotBeReachedIsSaidSo() {
        URI url = browser.follow(portal.signIn().start(Portal.TARGET));
        portal.wechat.close();
        assertThatThrownBy(() -> portal.signIn().finish(browser.returns(url, "c4n4ryc0de")))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NONE))
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("c4n4ry"));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasAStatusAndASentence(Reason reason) {
        assertThat(reason.status()).isBetween(400, 599);
        assertThat(reason.text(Locale.SIMPLIFIED_CHINESE)).endsWith("。");
        assertThat(reason.text(Locale.FRENCH)).endsWith(".");
    }

    @Test
    void statesAreMadeWithCare() {
        assertThatThrownBy(() ->
                        SignInStates.builder(Secret.of("short"), portal.store).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key: at least 32 bytes, actual 5");
        assertThatThrownBy(() -> SignInStates.builder(Portal.KEY, portal.store)
                        .previousKey(Secret.of("short"))
                        .build())
                .hasMessage("previousKey: at least 32 bytes, actual 5");
        for (Duration lifetime : List.of(Duration.ZERO, Duration.ofSeconds(59), Duration.ofMinutes(61))) {
            assertThatThrownBy(
                            () -> SignInStates.builder(Portal.KEY, portal.store).lifetime(lifetime))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("lifetime: 1 minute to 1 hour, actual " + lifetime);
        }
    }

    private static Reason refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return rejection(call).reason();
    }

    private static SignInRejectedException rejection(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        SignInRejectedException e = catchThrowableOfType(SignInRejectedException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        assertThat(e.effect()).isEqualTo(Effect.NONE);
        return e;
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    /** A store that nobody can reach, and whose words say too much. */
    private static final class BrokenStore implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            throw new IllegalStateException("c4n4ry " + key);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            throw new IllegalStateException("c4n4ry " + key);
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            throw new IllegalStateException("c4n4ry " + key);
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            throw new IllegalStateException("c4n4ry " + key);
        }
    }
}
