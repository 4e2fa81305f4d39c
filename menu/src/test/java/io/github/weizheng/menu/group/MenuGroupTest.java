package io.github.weizheng.menu.group;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.SimulatedOffice;
import io.github.weizheng.menu.template.MenuTemplate;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A city, a county and a township, each with an account of its own. */
class MenuGroupTest {
    private static final MenuTemplate TEMPLATE = MenuTemplate.builder()
            .button(view("${place}", "https://${host}"))
            .button(click("留言", MenuKey.of("MAILBOX")))
            .build();
    private final WeChatSimulator city = WeChatSimulator.start();
    private final WeChatSimulator county = WeChatSimulator.start();
    private final WeChatSimulator town = WeChatSimulator.start();
    private final Menus cityMenus = SimulatedOffice.menus(city);
    private final Menus countyMenus = SimulatedOffice.menus(county);
    private final Menus townMenus = SimulatedOffice.menus(town);

    @AfterEach
    void stop() {
        List.of(city, county, town).forEach(WeChatSimulator::close);
    }

    @Test
    void allGetTheMenuWithValuesOfTheirOwnAndGoBackTogether() {
        Menu old = Menu.builder().button(click("旧", MenuKey.of("OLD"))).build();
        countyMenus.publish(old);
        MenuGroup group = MenuGroup.builder(TEMPLATE)
                .account("市", cityMenus, Map.of("place", "市政府", "host", "city.gov.cn"))
                .account("县", countyMenus, Map.of("place", "县政府", "host", "county.gov.cn"))
                .build();
        GroupPlan plan = group.plan();
        assertThat(plan.toString()).contains("# 市\n+ default menu", "# 县\n~ default menu", "- ", "旧  click  OLD");
        GroupResult result = plan.apply();
        assertThat(result.isComplete()).isTrue();
        assertThat(shown(cityMenus).get(0)).isEqualTo(view("市政府", "https://city.gov.cn"));
        assertThat(shown(countyMenus).get(0)).isEqualTo(view("县政府", "https://county.gov.cn"));
        assertThat(group.plan().apply().unchanged()).containsExactly("市", "县");

        assertThat(group.rollback(result.before()).apply().isComplete()).isTrue();
        assertThat(cityMenus.current()).isEmpty();
        assertThat(shown(countyMenus)).isEqualTo(old.buttons());
    }

    @Test
    void whatFailsForOneDoesNotStopTheOthers() {
        MenuGroup group = MenuGroup.builder(TEMPLATE)
                .account("市", cityMenus, Map.of("place", "市政府办公室政务公开", "host", "city.gov.cn"))
                .account("县", countyMenus, Map.of("place", "县", "host", "county.gov.cn"))
                .account("镇", townMenus, Map.of("place", "镇", "host", "town.gov.cn"))
                .build();
        county.account().answerNext("/cgi-bin/menu/create", 48001);
        GroupPlan plan = group.plan();
        assertThat(plan.failures())
                .containsOnlyKeys("市")
                .hasValueSatisfying(new org.assertj.core.api.Condition<>(
                        InvalidMenuException.class::isInstance, "mistakes of the menu"));
        GroupResult result = plan.apply();
        assertThat(result.isComplete()).isFalse();
        assertThat(result.failures()).containsOnlyKeys("市", "县");
        assertThat(result.before()).containsOnlyKeys("县", "镇");
        assertThat(townMenus.current()).isPresent();
        assertThat(plan.toString()).contains("# 市\n! button[0].name");
    }

    @Test
    void whatSomebodyElsePublishedMeanwhileIsNotTakenBack() {
        MenuGroup group = MenuGroup.builder(TEMPLATE)
                .account("市", cityMenus, Map.of("place", "市", "host", "city.gov.cn"))
                .account("县", countyMenus, Map.of("place", "县", "host", "county.gov.cn"))
                .build();
        GroupPlan plan = group.plan();
        Menu urgent = Menu.builder().button(click("防汛", MenuKey.of("FLOOD"))).build();
        countyMenus.publish(urgent);
        GroupResult result = plan.apply();
        assertThat(result.before()).containsOnlyKeys("市");
        group.rollback(result.before()).apply();
        assertThat(shown(countyMenus)).isEqualTo(urgent.buttons());
    }

    @Test
    void anUnknownAccountIsRefused() {
        MenuGroup group =
                MenuGroup.builder(TEMPLATE).account("镇", townMenus, Map.of()).build();
        assertThatThrownBy(() -> group.rollback(Map.of("村", townMenus.snapshot())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("村");
        assertThatThrownBy(() -> MenuGroup.builder(TEMPLATE)
                        .account("镇", townMenus, Map.of())
                        .account("镇", cityMenus, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<MenuButton> shown(Menus menus) {
        return menus.current().orElseThrow().buttons();
    }
}
