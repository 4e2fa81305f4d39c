package io.github.weizheng.core.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.core.web.JdkHttpAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way over HTTP: portal, WeChat's page, portal, and for a vendor's system the relay in between. */
class SignInThroughABrowserTest {
    private final Portal portal = new Portal();
    private final OkHttpClient browser =
            new OkHttpClient.Builder().cookieJar(new Cookies()).build();
    private HttpServer server;
    private String here;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here = "http://127.0.0.1:" + server.getAddress().getPort();
        // WeChat's page, for a citizen who agrees.
        server.createContext(
                "/connect/oauth2/authorize",
                new JdkHttpAdapter(request -> CallbackResponse.redirect(
                        URI.create(request.parameter("redirect_uri").orElseThrow() + "?code=c0de&state="
                                + request.parameter("state").orElseThrow()))));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        portal.close();
    }

    @Test
    void aCitizenOpensTheirBills() throws Exception {
        WebSignIn signIn = WebSignIn.builder(
                        portal.api, portal.states(), URI.create(here + "/wx/back"), RedirectTargets.of(here + "/bills"))
                .authorizeBase(URI.create(here))
                .build();
        server.createContext("/wx/go", new JdkHttpAdapter(signIn.starting()));
        server.createContext("/wx/back", new JdkHttpAdapter(signIn.finishing(done -> done.redirect()
                .withHeader("Set-Cookie", "session=s1; HttpOnly; Path=/"))));
        server.createContext(
                "/bills",
                new JdkHttpAdapter(request -> CallbackResponse.text(
                        200, "bills of " + request.cookie("session").orElse("nobody"))));
        portal.answers(Portal.GRANTED);
        assertThat(get("/bills")).isEqualTo("200 bills of nobody");
        assertThat(get("/wx/go?target=" + here + "/bills")).isEqualTo("200 bills of s1");
        assertThat(get("/wx/go?target=" + here + "/admin")).startsWith("400 ");
    }

    @Test
    void aVendorsSystemGetsItsCodeThroughTheRelay() throws Exception {
        SignInRelay relay = SignInRelay.builder(Portal.account(), portal.states(), URI.create(here + "/relay"))
                .system("water", RedirectTargets.of(here + "/water/back"))
                .authorizeBase(URI.create(here))
                .build();
        server.createContext("/relay", new JdkHttpAdapter(relay));
        server.createContext("/water/back", new JdkHttpAdapter(SignInThroughABrowserTest::shown));
        assertThat(get("/relay?system=water&redirect_uri=" + here + "/water/back&state=a%2Fb+c"))
                .isEqualTo("200 code c0de, state a/b c");
    }

    private static CallbackResponse shown(CallbackRequest request) {
        return CallbackResponse.text(
                200,
                "code " + request.parameter("code").orElse("none") + ", state "
                        + request.parameter("state").orElse("none"));
    }

    private String get(String target) throws Exception {
        try (Response response = browser.newCall(
                        new Request.Builder().url(here + target).build())
                .execute()) {
            return response.code() + " " + response.body().string();
        }
    }

    private static final class Cookies implements CookieJar {
        private final Map<String, Cookie> kept = new HashMap<>();

        @Override
        public List<Cookie> loadForRequest(HttpUrl url) {
            return kept.values().stream().filter(cookie -> cookie.matches(url)).toList();
        }

        @Override
        public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
            cookies.forEach(cookie -> kept.put(cookie.name(), cookie));
        }
    }
}
