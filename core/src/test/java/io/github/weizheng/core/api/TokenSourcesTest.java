package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.test.RoutedServer;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.ForcedRefreshRefusedException;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.core.web.TokenBroker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourcesTest {
    private static final String APP_SECRET = "0123456789abcdef0123456789abcdef";
    private static final Secret SYSTEM = Secret.of("secret of the archive system");
    private RoutedServer wechat;

    @BeforeEach
    void start() throws Exception {
        wechat = new RoutedServer();
    }

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void theClassicOneIsAskedByGet() {
        wechat.answer("/cgi-bin/token", "{\"access_token\":\"classic\",\"expires_in\":7200}");
        WeChatApi api = builder().classicToken().build();
        assertThat(api.accessTokens().current()).isEqualTo(Secret.of("classic"));
        assertThat(wechat.requests("/cgi-bin/token").get(0).getTarget())
                .isEqualTo("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=" + APP_SECRET);
        assertThatThrownBy(() -> api.accessTokens().forceRefresh()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedClassicOneShowsNoSecret() {
        wechat.answer("/cgi-bin/token", "{\"errcode\":40125,\"errmsg\":\"invalid appsecret " + APP_SECRET + "\"}");
        WeChatApi api = builder().classicToken().build();
        assertThatThrownBy(() -> api.accessTokens().current())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("40125")
                .hasMessageNotContaining(APP_SECRET);
    }

    @Test
    void theStableOneCanBeForced() {
        wechat.answer("/cgi-bin/stable_token", "{\"access_token\":\"forced\",\"expires_in\":7200}");
        WeChatApi api = builder().build();
        assertThat(api.accessTokens().forceRefresh()).isEqualTo(Secret.of("forced"));
        assertThat(wechat.requests("/cgi-bin/stable_token").get(0).getBody().utf8())
                .contains("\"force_refresh\":true");
        assertThatThrownBy(() -> api.accessTokens().forceRefresh()).isInstanceOf(ForcedRefreshRefusedException.class);
        assertThat(wechat.requests("/cgi-bin/stable_token")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"jsapi", "wx_card"})
    void ticketsAreAskedForWithTheToken(String type) {
        wechat.answer("/cgi-bin/stable_token", "{\"access_token\":\"t1\",\"expires_in\":7200}");
        wechat.answer(
                "/cgi-bin/ticket/getticket", "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"T\",\"expires_in\":7200}");
        WeChatApi api = builder().build();
        var tickets = type.equals("jsapi") ? api.jsapiTickets() : api.cardTickets();
        assertThat(tickets.current()).isEqualTo(Secret.of("T"));
        assertThat(api.within(Duration.ofSeconds(3)).jsapiTickets()).isSameAs(api.jsapiTickets());
        assertThat(tickets.current()).isEqualTo(Secret.of("T"));
        assertThat(wechat.requests("/cgi-bin/ticket/getticket")).singleElement().satisfies(request -> assertThat(
                        request.getTarget())
                .isEqualTo("/cgi-bin/ticket/getticket?type=" + type + "&access_token=t1"));
    }

    @Test
    void theBrokerOfAnotherSystemServesThisOne() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        AccessTokens central = new AccessTokens(
                "wx1",
                () -> IssuedToken.of(Secret.of("central-" + fetches.incrementAndGet()), Duration.ofHours(2)),
                new InMemoryStore(),
                Clock.systemUTC());
        HttpServer broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broker.createContext(
                "/token",
                new JdkHttpAdapter(
                        TokenBroker.builder(central).system("archive", SYSTEM).build()));
        broker.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + broker.getAddress().getPort() + "/token");
            wechat.answer("/cgi-bin/x", "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
            WeChatApi api = WeChatApi.builder(OfficialAccount.builder("wx1").build())
                    .baseUrl(wechat.url())
                    .tokenSource(new BrokeredTokens(url, SYSTEM))
                    .build();
            assertThat(api.accessTokens().current()).isEqualTo(Secret.of("central-1"));
            assertThatThrownBy(() -> api.get("/cgi-bin/x", Map.of(), Map.class)).isInstanceOf(ApiException.class);
            assertThat(central.current())
                    .as("the broker was told of the refusal")
                    .isEqualTo(Secret.of("central-2"));
            assertThat(new BrokeredTokens(url, Secret.of("a wrong secret, long enough")))
                    .satisfies(stranger -> assertThatThrownBy(stranger::fetch)
                            .isInstanceOf(MalformedResponseException.class)
                            .hasMessageContaining("401"));
        } finally {
            broker.stop(0);
        }
    }

    @Test
    void whatWeChatTellsTheBrokerReachesThisSystem() {
        wechat.answer(
                "/broker",
                new MockResponse.Builder()
                        .code(503)
                        .body("{\"errcode\":40164,\"errmsg\":\"no access token to be had\"}")
                        .build());
        BrokeredTokens tokens = new BrokeredTokens(wechat.url().resolve("/broker"), SYSTEM);
        assertThatThrownBy(tokens::fetch)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("40164"))
                .hasMessageNotContaining(SYSTEM.expose());
        assertThat(wechat.requests("/broker").get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer " + SYSTEM.expose());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "<html>",
                "{\"access_token\":\"\",\"expires_in\":7200}",
                "{\"access_token\":\"t\"}",
                "{\"access_token\":\"t\",\"expires_in\":0}",
                "{\"access_token\":\"t\",\"expires_in\":-1}",
                "{\"access_token\":\"t\",\"expires_in\":99999999}",
                "{\"access_token\":\"t\",\"expires_in\":\"soon\"}",
                "{\"access_token\":{},\"expires_in\":7200}"
            })
    void whatIsNoTokenIsRefused(String answer) {
        wechat.answer("/broker", answer);
        assertThatThrownBy(new BrokeredTokens(wechat.url().resolve("/broker"), SYSTEM)::fetch)
                .isInstanceOf(MalformedResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://broker/token", "broker/token", "https://user:word@broker/token", "https://broker/token#a"
            })
    void anAddressThatCannotBeCalledIsRefused(String url) {
        URI address = URI.create(url);
        assertThatThrownBy(() -> new BrokeredTokens(address, SYSTEM)).isInstanceOf(IllegalArgumentException.class);
    }

    private WeChatApi.Builder builder() {
        return WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of(APP_SECRET))
                        .build())
                .baseUrl(wechat.url());
    }
}
