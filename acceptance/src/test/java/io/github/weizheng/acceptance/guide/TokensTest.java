package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.BrokeredTokens;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.JdbcStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.token.ForcedRefreshRefusedException;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.core.web.TokenBroker;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String TEMPLATES = "/cgi-bin/template/get_all_private_template";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final OfficialAccount account = Town.account(wechat);
    private final String appId = account.appId();

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void severalJvmsShareOneToken() {
        DataSource dataSource = Town.database();
        // tag::sharedToken[]
        JdbcStore.createSchema(dataSource); // 建表一次即可，已有则不动
        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .store(new JdbcStore(dataSource))
                .build();
        // end::sharedToken[]
        WeChatApi other = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .store(new JdbcStore(dataSource))
                .build();
        assertThat(api.accessTokens().current()).isEqualTo(other.accessTokens().current());
        assertThat(Town.asked(wechat, "/cgi-bin/stable_token")).isEqualTo(1);
    }

    @Test
    void theClassicTokenIsAskedForWhereTheOfficeSaysSo() {
        SharedStore shared = new InMemoryStore();
        // tag::classicToken[]
        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .store(shared) // 使用 /cgi-bin/token 的各系统必须共用同一个存储
                .classicToken()
                .build();
        // end::classicToken[]
        api.get(TEMPLATES, Map.of(), Map.class);
        assertThat(Town.asked(wechat, "/cgi-bin/token")).isEqualTo(1);
    }

    @Test
    void aTokenFromTheOfficesOwnSystem() {
        WeChatApi office = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
        // tag::supplier[]
        TokenSource source = () -> IssuedToken.of(
                Secret.of(office.accessTokens().current().expose()), // 换成贵单位自己的取令牌代码
                Duration.ofMinutes(5)); // 剩余有效期
        WeChatApi api = WeChatApi.builder(OfficialAccount.builder(appId).build()) // 不需要 AppSecret
                .baseUrl(wechat.apiUrl())
                .tokenSource(source)
                .build();
        // end::supplier[]
        api.get(TEMPLATES, Map.of(), Map.class);
        assertThat(Town.asked(wechat, "/cgi-bin/stable_token")).isEqualTo(1);
    }

    @Test
    void aBrokerHandsTheTokenToTheOtherSystems() throws IOException {
        HttpServer server = HttpServer.create(Town.anyPort(), 0);
        WeChatApi api = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
        Secret waterSecret = Secret.of("a-random-secret-of-the-water-office");
        // tag::broker[]
        TokenBroker broker = TokenBroker.builder(api.accessTokens())
                .system("water", waterSecret) // 每个系统一个密钥，至少 16 个字符
                .build();
        server.createContext("/wechat/token", new JdkHttpAdapter(broker));
        // end::broker[]
        server.start();
        try {
            URI brokerUrl = Town.at(server.getAddress(), "/wechat/token");
            // tag::brokered[]
            WeChatApi water = WeChatApi.builder(OfficialAccount.builder(appId).build()) // 不需要 AppSecret
                    .baseUrl(wechat.apiUrl())
                    .tokenSource(new BrokeredTokens(brokerUrl, waterSecret))
                    .build();
            // end::brokered[]
            water.get(TEMPLATES, Map.of(), Map.class);
            assertThat(water.accessTokens().current())
                    .isEqualTo(api.accessTokens().current());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLeakedTokenIsRetiredByAnOperator() {
        WeChatApi api = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
        Secret leaked = api.accessTokens().current();
        assertThat(retire(api)).isEqualTo("已换新");
        assertThat(api.accessTokens().current()).isNotEqualTo(leaked);
        assertThat(retire(api)).startsWith("太频繁");
    }

    // tag::forceRefresh[]
    static String retire(WeChatApi api) {
        try {
            api.accessTokens().forceRefresh();
            return "已换新";
        } catch (ForcedRefreshRefusedException e) {
            return "太频繁，请在此时间之后再试：" + e.retryAt();
        }
    }
    // end::forceRefresh[]

    @Test
    void aRefusedTokenIsReplacedWithoutTheCallersDoing() {
        WeChatApi api = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
        api.get(TEMPLATES, Map.of(), Map.class);
        wechat.account().revokeTokens();
        api.get(TEMPLATES, Map.of(), Map.class);
        assertThat(Town.asked(wechat, "/cgi-bin/stable_token")).isEqualTo(2);
    }
}
