package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.test.SettableClock;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A portal of an office, and the WeChat that it asks. */
final class Portal implements AutoCloseable {
    static final String APP_SECRET = "c4n4ry-secret-of-the-account-000";
    static final Secret KEY = Secret.of("a key of the portal with 32 bytes");
    static final Secret OTHER_KEY = Secret.of("another key, of 32 bytes or more");
    static final URI CALLBACK = URI.create("https://portal.gov.cn/wx/back");
    static final RedirectTargets TARGETS = RedirectTargets.of("https://portal.gov.cn/");
    static final String TARGET = "https://portal.gov.cn/bills?month=2026-10";
    static final String CITIZEN = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
    static final String GRANTED =
            "{\"access_token\":\"c4n4ry-access\",\"expires_in\":7200,\"refresh_token\":\"c4n4ry-refresh\","
                    + "\"openid\":\"" + CITIZEN + "\",\"scope\":\"snsapi_base\"}";

    final MockWebServer wechat = new MockWebServer();
    final SettableClock clock = new SettableClock();
    final SharedStore store = new InMemoryStore(clock);
    final WeChatApi api;

    Portal() {
        try {
            wechat.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        api = WeChatApi.builder(account()).baseUrl(base()).clock(clock).build();
    }

    static OfficialAccount account() {
        return OfficialAccount.builder("wx520c15f417810387")
                .appSecret(Secret.of(APP_SECRET))
                .build();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + wechat.getPort());
    }

    SignInStates states() {
        return SignInStates.builder(KEY, store).clock(clock).build();
    }

    WebSignIn signIn() {
        return signIn(states());
    }

    WebSignIn signIn(SignInStates states) {
        return WebSignIn.builder(api, states, CALLBACK, TARGETS).clock(clock).build();
    }

    void answers(String json) {
        wechat.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body(json)
                .build());
    }

    @Override
    public void close() {
        wechat.close();
    }
}
