package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.core.web.signin.CompletedSignIn;
import io.github.weizheng.core.web.signin.RedirectTargets;
import io.github.weizheng.core.web.signin.SignInRelay;
import io.github.weizheng.core.web.signin.SignInScope;
import io.github.weizheng.core.web.signin.SignInStates;
import io.github.weizheng.core.web.signin.SignedIn;
import io.github.weizheng.core.web.signin.WebSignIn;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String PORTAL = "portal.example.gov.cn";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final OfficialAccount account = Town.account(wechat);
    private final WeChatApi api =
            WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
    private final SharedStore store = new InMemoryStore();
    private final Secret stateKey = Secret.of("32-random-bytes-for-states-only-0123456789");

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void aCitizenSignsIn() throws IOException {
        wechat.account().settings().addSignInHost(PORTAL);
        // tag::signIn[]
        SignInStates states = SignInStates.builder(stateKey, store).build(); // 密钥至少 32 字节，只作此用
        WebSignIn signIn = WebSignIn.builder(
                        api,
                        states,
                        URI.create("https://portal.example.gov.cn/wx/back"), // 其域名须登记为网页授权域名
                        RedirectTargets.of("https://portal.example.gov.cn/my/")) // 登录后允许去的地址
                .build();
        // end::signIn[]
        HttpServer server = HttpServer.create(Town.anyPort(), 0);
        // tag::signInPages[]
        server.createContext("/wx/go", new JdkHttpAdapter(signIn.starting())); // /wx/go?target=…
        server.createContext("/wx/back", new JdkHttpAdapter(signIn.finishing(SignInTest::welcome)));
        // end::signInPages[]
        server.stop(0);

        CallbackResponse first = go(signIn.starting(), "target=" + encoded("https://portal.example.gov.cn/my/bills"));
        String cookie = cookie(first);
        URI back = wechat.citizen("oLiLei").opens(location(first)).redirect().orElseThrow();
        CallbackHandler finishing = signIn.finishing(SignInTest::welcome);
        CallbackResponse last = come(finishing, back, cookie);
        assertThat(location(last)).isEqualTo("https://portal.example.gov.cn/my/bills");
        assertThat(last.headers().get("Set-Cookie")).anyMatch(set -> set.startsWith("session="));
        assertThat(come(finishing, back, cookie).status()).isEqualTo(403);
        assertThat(go(signIn.starting(), "target=" + encoded("https://evil.example/"))
                        .status())
                .isEqualTo(400);
    }

    // tag::welcome[]
    static CallbackResponse welcome(CompletedSignIn done) {
        if (done.who() instanceof SignedIn.Citizen citizen) {
            return done.redirect().withHeader("Set-Cookie", sessionOf(citizen.openId()));
        }
        return CallbackResponse.text(200, "请点击右下角进入完整页面后再办理。"); // 快照页：没有真实用户
    }
    // end::welcome[]

    private static String sessionOf(OpenId openId) {
        return "session=" + openId.value().length() + "; HttpOnly; Secure";
    }

    @Test
    void aSnapshotVisitorIsNobody() {
        wechat.account().settings().addSignInHost(PORTAL);
        wechat.citizen("oHanMei").seeSnapshotPages(true);
        SignInStates states = SignInStates.builder(stateKey, store).build();
        // tag::scope[]
        WebSignIn profile = WebSignIn.builder(
                        api,
                        states,
                        URI.create("https://portal.example.gov.cn/wx/back"),
                        RedirectTargets.of("https://portal.example.gov.cn/my/"))
                .scope(SignInScope.USERINFO) // 昵称与头像，市民须点同意
                .build();
        // end::scope[]
        CallbackResponse first = go(profile.starting(), "target=" + encoded("https://portal.example.gov.cn/my/bills"));
        URI back = wechat.citizen("oHanMei").opens(location(first)).redirect().orElseThrow();
        CallbackResponse last = come(profile.finishing(SignInTest::welcome), back, cookie(first));
        assertThat(last.headers()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void severalSystemsShareTheAccountsDomain() {
        wechat.account().settings().addSignInHost(PORTAL);
        SignInStates states = SignInStates.builder(stateKey, store).build();
        // tag::relay[]
        SignInRelay relay = SignInRelay.builder(account, states, URI.create("https://portal.example.gov.cn/wx"))
                .system("water", RedirectTargets.of("https://water.example.gov.cn/back"))
                .system("heating", RedirectTargets.of("https://heating.example.gov.cn/back"))
                .build();
        // end::relay[]
        CallbackResponse first =
                go(relay, "system=water&state=s1&redirect_uri=" + encoded("https://water.example.gov.cn/back"));
        URI back = wechat.citizen("oLiLei").opens(location(first)).redirect().orElseThrow();
        assertThat(location(come(relay, back, cookie(first))))
                .startsWith("https://water.example.gov.cn/back?code=")
                .endsWith("&state=s1");
    }

    private static CallbackResponse go(CallbackHandler handler, String query) {
        return handler.handle(CallbackRequest.of("GET", query, new byte[0]));
    }

    private static CallbackResponse come(CallbackHandler handler, URI back, String cookie) {
        return handler.handle(
                CallbackRequest.of("GET", back.getRawQuery(), Map.of("Cookie", List.of(cookie)), new byte[0]));
    }

    private static String location(CallbackResponse response) {
        return response.headers().get("Location").get(0);
    }

    private static String cookie(CallbackResponse response) {
        String set = response.headers().get("Set-Cookie").get(0);
        return set.substring(0, set.indexOf(';'));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
