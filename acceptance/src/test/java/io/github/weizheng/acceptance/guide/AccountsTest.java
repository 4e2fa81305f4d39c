package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.api.Accounts;
import io.github.weizheng.core.api.ApiListener;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void countiesInheritFromTheCity() {
        try (WeChatSimulator city = WeChatSimulator.start();
                WeChatSimulator county = WeChatSimulator.start()) {
            OfficialAccount cityAccount = Town.account(city);
            OfficialAccount countyAccount = Town.account(county);
            SharedStore store = new InMemoryStore();
            Set<String> seen = new HashSet<>();
            ApiListener metrics = e -> seen.add(e.appId());
            // tag::accounts[]
            Accounts accounts = Accounts.builder()
                    .store(store)
                    .add("city", cityAccount, api -> api.listener(metrics).baseUrl(city.apiUrl()))
                    .add("county-a", "city", countyAccount, api -> api.baseUrl(county.apiUrl())) // 其余沿用市级
                    .build();
            for (String name : accounts.under("city")) { // city 及其下级
                accounts.api(name).get("/cgi-bin/template/get_all_private_template", Map.of(), Map.class);
            }
            // end::accounts[]
            assertThat(seen).containsExactlyInAnyOrder(cityAccount.appId(), countyAccount.appId());
        }
    }
}
