package io.github.weizheng.acceptance.menu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.menu.LiveConditionalMenu;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every menu that WeChat accepts comes back equal, in each shape in which it is read. */
class RoundTripTest {
    private static final int MENUS = 3_000;

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final MenuApi api = new MenuApi(wechat);
    private final Menus menus = new Menus(sdk(wechat));

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void whatIsAcceptedComesBackEqual() throws Exception {
        int roundTrips = 0;
        for (Posting posting : new Corpus(20_261_127).postings(MENUS).toList()) {
            if (!posting.conditional() && api.errcode(posting) == 0) {
                Menu menu = Menu.parse(posting.json());
                assertLive(menu);
                menus.publish(menu);
                assertLive(menu);
                roundTrips++;
            }
        }
        assertThat(roundTrips).isGreaterThan(MENUS / 5);
    }

    @Test
    void soDoConditionalMenus() throws Exception {
        api.errcode(Posting.SIMPLE);
        int roundTrips = 0;
        for (Posting posting : new Corpus(20_261_128).postings(MENUS).toList()) {
            Optional<String> menuId = posting.conditional() ? api.add(posting) : Optional.empty();
            if (menuId.isPresent()) {
                LiveConditionalMenu live =
                        menus.current().orElseThrow().conditional().get(0);
                assertThat(live.menuId()).isEqualTo(menuId.get());
                assertThat(live.buttons()).isEqualTo(Menu.parse(posting.json()).buttons());
                assertThat(live.rule().fields()).isEqualTo(matched(posting));
                menus.deleteConditional(menuId.get());
                roundTrips++;
            }
        }
        assertThat(roundTrips).isGreaterThan(MENUS / 15);
        assertThat(menus.current().orElseThrow().conditional()).isEmpty();
    }

    private void assertLive(Menu menu) {
        assertThat(menus.current().orElseThrow().buttons()).isEqualTo(menu.buttons());
        assertThat(menus.effective().buttons()).isEqualTo(menu.buttons());
    }

    private static Map<String, String> matched(Posting posting) throws JsonProcessingException {
        JsonNode rule = new JsonMapper().readTree(posting.json()).path("matchrule");
        Map<String, String> matched = new HashMap<>();
        for (String field : List.of("tag_id", "client_platform_type")) {
            String value = rule.hasNonNull(field) ? rule.path(field).asText() : "";
            if (!value.isEmpty()) {
                matched.put(field, value);
            }
        }
        return matched;
    }

    private static WeChatApi sdk(WeChatSimulator wechat) {
        OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
                .appSecret(Secret.of(wechat.account().appSecret()))
                .build();
        return WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
    }
}
