package io.github.weizheng.menu.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.menu.ColumnSuggestion;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.menu.MenuViolation;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.SimulatedOffice;
import io.github.weizheng.menu.template.MenuFile;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Menus to begin with. */
class MenuLayoutTest {
    private static final Map<String, String> HOST = Map.of("host", "www.example.gov.cn");

    @ParameterizedTest
    @EnumSource
    void keepsTheRulesAndIsPublished(MenuLayout layout) {
        Menu menu = layout.template().menus(HOST).menu();

        assertThat(MenuRules.check(menu.toJson())).isEmpty();
        assertThat(menu.warnings()).isEmpty();
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            Menus menus = SimulatedOffice.menus(wechat);
            menus.publish(menu);
            assertThat(menus.current().orElseThrow().shows(menu)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasThreeColumnsOfThreeToFiveEntries(MenuLayout layout) {
        List<MenuButton> columns = layout.template().menus(HOST).menu().buttons();

        assertThat(String.join("、", columns.stream().map(MenuButton::name).toList()))
                .isEqualTo(layout.title());
        assertThat(columns).hasSize(3).allSatisfy(column -> assertThat(((MenuButton.Group) column).entries())
                .hasSizeBetween(3, 5));
        assertThat(MenuButton.flat(columns))
                .filteredOn(MenuButton.Keyed.class::isInstance)
                .allSatisfy(button -> assertThat(button.target()).matches("[A-Z_]+"));
        assertThat(layout.purpose()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void needsAHost(MenuLayout layout) {
        assertThat(layout.template().check(Map.of())).isNotEmpty();
    }

    @Test
    void theFiveColumnsOfThePortalAreRefusedAndGroupedAsThePortalIs() {
        String five = MenuLayout.PORTAL.ungroupedYaml().orElseThrow();

        InvalidMenuException refused = catchThrowableOfType(
                InvalidMenuException.class, () -> MenuFile.parse("five.yaml", five.getBytes(UTF_8)));
        assertThat(refused.violations()).extracting(MenuViolation::rule).containsExactly(MenuRule.COLUMN_COUNT);

        List<String> names = List.of("信息发布", "办事服务", "在线互动", "便民应用", "我的");
        assertThat(five).contains(names);
        Menu portal = MenuLayout.PORTAL.template().menus(HOST).menu();
        List<ColumnSuggestion.Column> suggested =
                ColumnSuggestion.ofNames(names).orElseThrow().columns();
        for (int i = 0; i < 3; i++) {
            MenuButton.Group column = (MenuButton.Group) portal.buttons().get(i);
            assertThat(column.name()).isEqualTo(suggested.get(i).name());
            assertThat(column.entries())
                    .extracting(MenuButton::name)
                    .containsAll(suggested.get(i).entries());
        }
    }
}
