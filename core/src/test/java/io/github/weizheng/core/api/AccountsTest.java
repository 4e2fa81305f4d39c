package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.token.IssuedToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** City, counties, townships: many accounts in one process. */
class AccountsTest {
    private final List<String> applied = new ArrayList<>();
    private ApiScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = new ApiScene();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theLowerInheritFromTheHigherAndMayDiffer() {
        Accounts accounts = Accounts.builder()
                .add("city", account("wx1"), api -> {
                    applied.add("city");
                    api.baseUrl(scene.url()).listener(scene.exchanges::add);
                })
                .add("county", "city", account("wx2"), api -> applied.add("county"))
                .add("town", "county", account("wx3"), api -> {
                    applied.add("town");
                    api.hosts(ApiHosts.of("hk.api.weixin.qq.com"));
                })
                .build();
        assertThat(applied).containsExactly("city", "city", "county", "city", "county", "town");
        assertThat(accounts.api("county").hosts().names())
                .isEqualTo(accounts.api("city").hosts().names());
        assertThat(accounts.api("town").hosts().names()).containsExactly("hk.api.weixin.qq.com");
        scene.json("{\"access_token\":\"t2\",\"expires_in\":7200}");
        scene.json("{}");
        accounts.api("county").get("/x", Map.of(), Map.class);
        assertThat(scene.taken().getBody().utf8()).contains("\"appid\":\"wx2\"");
        assertThat(scene.exchanges).extracting(ApiListener.Exchange::appId).containsExactly("wx2", "wx2");
        assertThat(accounts.api("county")).isSameAs(accounts.api("county"));
    }

    @Test
    void whatBelongsToOneAccountIsNotInherited() {
        Accounts accounts = Accounts.builder()
                .add("city", account("wx1"), api -> api.baseUrl(scene.url())
                        .tokenSource(() -> IssuedToken.of(Secret.of("t-of-the-city"), Duration.ofHours(1))))
                .add("county", "city", account("wx2"), AccountsTest::nothing)
                .build();
        scene.json("{\"access_token\":\"t-of-the-county\",\"expires_in\":7200}");
        scene.json("{}");
        scene.json("{}");
        accounts.api("county").get("/x", Map.of(), Map.class);
        accounts.api("city").get("/x", Map.of(), Map.class);
        scene.taken();
        assertThat(scene.taken().getTarget()).endsWith("=t-of-the-county");
        assertThat(scene.taken().getTarget()).endsWith("=t-of-the-city");
    }

    @Test
    void anAccountThatCannotFetchItsOwnTokenIsRefused() {
        Accounts.Builder group = Accounts.builder()
                .add(
                        "city",
                        account("wx1"),
                        api -> api.tokenSource(() -> {
                            throw new IllegalStateException("not asked");
                        }))
                .add("county", "city", OfficialAccount.builder("wx2").build(), AccountsTest::nothing);
        assertThatThrownBy(group::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("appSecret: ")
                .hasMessageContaining("wx2");
    }

    @Test
    void theTreeCanBeWalked() {
        Accounts accounts = Accounts.builder()
                .add("city", account("wx1"), AccountsTest::nothing)
                .add("county-a", "city", account("wx2"), AccountsTest::nothing)
                .add("county-b", "city", account("wx3"), AccountsTest::nothing)
                .add("town-a1", "county-a", account("wx4"), AccountsTest::nothing)
                .add("other city", account("wx5"), AccountsTest::nothing)
                .build();
        assertThat(accounts.names()).containsExactly("city", "county-a", "county-b", "town-a1", "other city");
        assertThat(accounts.under("city")).containsExactly("city", "county-a", "county-b", "town-a1");
        assertThat(accounts.under("county-a")).containsExactly("county-a", "town-a1");
        assertThat(accounts.parent("town-a1")).contains("county-a");
        assertThat(accounts.parent("city")).isEmpty();
        assertThatThrownBy(() -> accounts.api("village")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.under("village")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void misuseIsNamed() {
        Accounts.Builder city = Accounts.builder().add("city", account("wx1"), AccountsTest::nothing);
        assertThatThrownBy(() -> city.add("town", "county", account("wx2"), AccountsTest::nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parent: ");
        assertThatThrownBy(() -> city.add("city", account("wx2"), AccountsTest::nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name: ");
        assertThatThrownBy(() -> city.add("county", "city", account("wx1"), AccountsTest::nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("account: ");
        assertThatThrownBy(() -> city.add(" ", account("wx2"), AccountsTest::nothing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(city.build().names()).containsExactly("city");
    }

    @Test
    void allShareOnePoolAndOneStoreInWhichTheirTokensAreApart() {
        ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        Accounts accounts = Accounts.builder()
                .httpClient(client)
                .store(new InMemoryStore(scene.clock))
                .add("a", account("wx1"), api -> api.baseUrl(scene.url()).clock(scene.clock))
                .add("b", "a", account("wx2"), AccountsTest::nothing)
                .build();
        eachHasItsOwnToken(accounts.api("a"), accounts.api("b"));
        assertThat(pool.connectionCount()).isEqualTo(1);
    }

    @Test
    void plainInstancesLiveSideBySideJustAsWell() {
        ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        InMemoryStore store = new InMemoryStore(scene.clock);
        List<WeChatApi> apis = new ArrayList<>();
        for (String appId : List.of("wx1", "wx2")) {
            apis.add(WeChatApi.builder(account(appId))
                    .baseUrl(scene.url())
                    .httpClient(client)
                    .store(store)
                    .clock(scene.clock)
                    .build());
        }
        eachHasItsOwnToken(apis.get(0), apis.get(1));
        assertThat(pool.connectionCount()).isEqualTo(1);
        WeChatApi sameAsFirst = WeChatApi.builder(account("wx1"))
                .baseUrl(scene.url())
                .store(store)
                .clock(scene.clock)
                .build();
        assertThat(sameAsFirst.accessTokens().current()).isEqualTo(Secret.of("t1"));
    }

    @Test
    void buildingAGroupTouchesNoNetwork() {
        Accounts.builder()
                .add("a", account("wx1"), api -> api.baseUrl(scene.url()))
                .add("b", "a", account("wx2"), AccountsTest::nothing)
                .build();
        assertThat(scene.server.getRequestCount()).isZero();
    }

    private void eachHasItsOwnToken(WeChatApi first, WeChatApi second) {
        scene.json("{\"access_token\":\"t1\",\"expires_in\":7200}");
        scene.json("{}");
        scene.json("{\"access_token\":\"t2\",\"expires_in\":7200}");
        scene.json("{}");
        scene.json("{}");
        first.get("/x", Map.of(), Map.class);
        second.get("/x", Map.of(), Map.class);
        first.get("/y", Map.of(), Map.class);
        scene.taken();
        assertThat(scene.taken().getTarget()).endsWith("=t1");
        scene.taken();
        assertThat(scene.taken().getTarget()).endsWith("=t2");
        assertThat(scene.taken().getTarget()).endsWith("/y?access_token=t1");
    }

    private static void nothing(WeChatApi.Builder api) {}

    private static OfficialAccount account(String appId) {
        return OfficialAccount.builder(appId)
                .appSecret(Secret.of("s3cret-" + appId))
                .build();
    }
}
