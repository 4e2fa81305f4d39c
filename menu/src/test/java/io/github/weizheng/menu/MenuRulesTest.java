package io.github.weizheng.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MenuKey;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MenuRulesTest {
    private static final String OK = "{\"type\":\"click\",\"name\":\"办事\",\"key\":\"K\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                       | button             | SHAPE",
                "{\"button\":{}}                                          | button             | SHAPE",
                "[]                                                       | menu               | SHAPE",
                "{\"button\":[]}                                          | button             | COLUMN_COUNT",
                "{\"button\":[$,$,$,$]}                                   | button             | COLUMN_COUNT",
                "{\"button\":[1]}                                         | button[0]          | SHAPE",
                "{\"button\":[{\"type\":\"click\",\"key\":\"K\"}]}        | button[0].name     | NAME_MISSING",
                "{\"button\":[{\"name\":\"\",\"type\":\"click\",\"key\":\"K\"}]} | button[0].name | NAME_MISSING",
                "{\"button\":[{\"name\":7,\"type\":\"click\",\"key\":\"K\"}]} | button[0].name | SHAPE",
                "{\"button\":[{\"name\":\"服务服务服务\",\"type\":\"click\",\"key\":\"K\"}]} | button[0].name | NAME_LENGTH",
                "{\"button\":[{\"name\":\"a\"}]}                          | button[0].type     | TYPE_MISSING",
                "{\"button\":[{\"name\":\"a\",\"type\":\"Click\",\"key\":\"K\"}]} | button[0].type | TYPE_UNKNOWN",
                "{\"button\":[{\"name\":\"a\",\"type\":\"click\"}]}       | button[0].key      | KEY_MISSING",
                "{\"button\":[{\"name\":\"a\",\"type\":\"view\"}]}        | button[0].url      | URL_MISSING",
                "{\"button\":[{\"name\":\"a\",\"type\":\"view\",\"url\":\"www.gov.cn\"}]} | button[0].url | URL_SCHEME",
                "{\"button\":[{\"name\":\"a\",\"type\":\"view\",\"url\":\"https://\"}]} | button[0].url | URL_SCHEME",
                "{\"button\":[{\"name\":\"a\",\"type\":\"miniprogram\",\"url\":\"http://a\",\"appid\":\"X\",\"pagepath\":\"p\"}]} | button[0].appid | APPID_FORM",
                "{\"button\":[{\"name\":\"a\u007Fb\",\"type\":\"click\",\"key\":\"K\"}]} | button[0].name | CHARACTERS",
                "{\"button\":[{\"name\":\"a\",\"type\":\"media_id\"}]}    | button[0].media_id | MEDIA_ID_MISSING",
                "{\"button\":[{\"name\":\"a\",\"type\":\"view_limited\"}]} | button[0].media_id | MEDIA_ID_MISSING",
                "{\"button\":[{\"name\":\"a\",\"type\":\"article_id\"}]}  | button[0].article_id | ARTICLE_ID_MISSING",
                "{\"button\":[{\"name\":\"a\",\"sub_button\":[]}]}        | button[0].sub_button | ENTRY_COUNT",
                "{\"button\":[{\"name\":\"a\",\"sub_button\":7}]}         | button[0].sub_button | SHAPE",
                "{\"button\":[{\"name\":\"a\",\"sub_button\":[$,$,$,$,$,$]}]} | button[0].sub_button | ENTRY_COUNT",
                "{\"button\":[{\"name\":\"a\",\"type\":\"click\",\"key\":\"K\",\"sub_button\":[$]}]} | button[0].type | TYPE_WITH_ENTRIES",
                "{\"button\":[{\"name\":\"a\",\"sub_button\":[{\"name\":\"b\",\"sub_button\":[$]}]}]} | button[0].sub_button[0].sub_button | DEPTH",
            })
    void namesEachMistake(String json, String path, MenuRule rule) {
        assertThat(MenuRules.check(json.replace("$", OK))).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.limit()).isNotBlank();
            assertThat(violation.actual()).isNotBlank();
        });
    }

    @Test
    void namesAllMistakesAtOnceInTheOrderOfTheMenu() {
        String json = "{\"button\":[{\"name\":\"我们的便民服务\",\"type\":\"view\",\"url\":\"gov.cn\"},"
                + "{\"name\":\"b\",\"sub_button\":[{\"name\":\"c\",\"type\":\"miniprogram\",\"url\":\"http://a\"},{}]}]}";
        assertThat(MenuRules.check(json))
                .extracting(MenuViolation::toString)
                .containsExactly(
                        "button[0].name: NAME_LENGTH: at most 16 bytes, actual 21 (我们的便民服务)",
                        "button[0].url: URL_SCHEME: http:// or https://, actual gov.cn",
                        "button[1].sub_button[0].appid: APPID_MISSING: a text, actual nothing",
                        "button[1].sub_button[0].pagepath: PAGEPATH_MISSING: a text, actual nothing",
                        "button[1].sub_button[1].name: NAME_MISSING: a text, actual nothing",
                        "button[1].sub_button[1].type: TYPE_MISSING: a type or entries, actual nothing");
    }

    @Test
    void lengthsAreInBytesAndTheLimitItselfIsAllowed() {
        assertThat(MenuRules.check(named("水".repeat(5) + "a"))).isEmpty();
        assertThat(MenuRules.check(named("水".repeat(5) + "ab"))).hasSize(1);
        assertThat(MenuRules.check(named("𠮷".repeat(4)))).isEmpty();
        assertThat(MenuRules.check(named("𠮷".repeat(4) + "a"))).hasSize(1);
        String key = "{\"button\":[{\"name\":\"a\",\"type\":\"click\",\"key\":\"%s\"}]}";
        assertThat(MenuRules.check(String.format(key, "k".repeat(128)))).isEmpty();
        assertThat(MenuRules.check(String.format(key, "k".repeat(129)))).hasSize(1);
        String url = "{\"button\":[{\"name\":\"a\",\"type\":\"view\",\"url\":\"http://%s\"}]}";
        assertThat(MenuRules.check(String.format(url, "u".repeat(1017)))).isEmpty();
        assertThat(MenuRules.check(String.format(url, "u".repeat(1018)))).hasSize(1);
    }

    @Test
    void acceptsTheSampleOfWeChatsPageAndWhatMenuGetReturns() {
        String sample =
                "{\"button\":[{\"name\":\"扫码\",\"sub_button\":[{\"type\":\"scancode_waitmsg\",\"name\":\"扫码带提示\","
                        + "\"key\":\"rselfmenu_0_0\",\"sub_button\":[]}]},{\"name\":\"菜单\",\"sub_button\":[{\"type\":\"view\","
                        + "\"name\":\"搜索\",\"url\":\"http://www.soso.com/\"},{\"type\":\"miniprogram\",\"name\":\"wxa\","
                        + "\"url\":\"http://mp.weixin.qq.com\",\"appid\":\"wx286b93c14bbf93aa\",\"pagepath\":\"pages/lunar/index\"},"
                        + "{\"type\":\"click\",\"name\":\"赞一下我们\",\"key\":\"V1001_GOOD\"}]},{\"type\":\"article_view_limited\","
                        + "\"name\":\"发布后的图文消息\",\"article_id\":\"ARTICLE_ID2\"}]}";
        assertThat(MenuRules.check(sample))
                .extracting(MenuViolation::path)
                .as("only the last name is too long: the page's own sample has 24 bytes")
                .containsExactly("button[2].name");
        assertThat(MenuRules.check(sample.replace("发布后的图文消息", "图文"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"button\":[}",
                "{\"button\":[],\"button\":[]}",
                "not json",
                "{} {}",
                "{\"button\":[{\"name\":\"\u0001\"}]}"
            })
    void brokenJsonIsOneViolationWithItsPlace(String json) {
        assertThat(MenuRules.check(json)).singleElement().satisfies(violation -> assertThat(violation.rule())
                .isIn(MenuRule.JSON, MenuRule.SHAPE));
    }

    @Test
    void escapesAreNamedBecauseWeChatRefusesThem() {
        String json = "{\"button\":[{\"name\":\"a\\\\u0041\",\"type\":\"click\",\"key\":\"\\u0041\"}]}";
        assertThat(MenuRules.check(json)).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(MenuRule.ESCAPES);
            assertThat(violation.path()).isEqualTo("character " + json.lastIndexOf('\\'));
        });
    }

    @Test
    void halfACharacterIsNotAName() {
        Menu.Builder builder = Menu.builder().button(MenuButton.click("a\uD800", MenuKey.of("K")));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hugeInputIsBounded() {
        assertThat(MenuRules.check("[".repeat(100_000))).hasSize(1);
        assertThat(MenuRules.check(" ".repeat(1024 * 1024 + 1))).hasSize(1);
        assertThat(MenuRules.check("{\"button\":[" + "{},".repeat(100_000) + "{}]}")
                        .size())
                .isLessThanOrEqualTo(1_001);
    }

    @Property(tries = 2_000)
    void anyTextEndsInViolations(@ForAll String text) {
        assertThat(MenuRules.check(text)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasARemedyInTwoLanguages(MenuRule rule) {
        assertThat(rule.remedy(Locale.CHINA)).isNotBlank();
        assertThat(rule.remedy(Locale.US)).isNotBlank().isNotEqualTo(rule.remedy(Locale.CHINA));
    }

    @Test
    void aMenuThatBreaksRulesCannotBeBuilt() {
        Menu.Builder builder = Menu.builder()
                .button(MenuButton.click("我们的便民服务", MenuKey.of("A")))
                .group("空");
        assertThatThrownBy(builder::build).isInstanceOfSatisfying(InvalidMenuException.class, e -> {
            assertThat(e.violations())
                    .extracting(MenuViolation::rule)
                    .containsExactly(MenuRule.NAME_LENGTH, MenuRule.ENTRY_COUNT);
            assertThat(e).hasMessageContaining("button[0].name").hasMessageContaining("button[1].sub_button");
        });
        assertThatThrownBy(() -> Menu.builder().build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Menu.builder()
                        .button(new MenuButton.Unknown("a", "news", java.util.Map.of()))
                        .build())
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .extracting(MenuViolation::rule)
                        .isEqualTo(List.of(MenuRule.TYPE_UNKNOWN)));
    }

    private static String named(String name) {
        return "{\"button\":[{\"type\":\"click\",\"name\":\"" + name + "\",\"key\":\"K\"}]}";
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without the check may do
    void aButtonWithoutItsPartsIsRefusedAtOnce() {
        assertThatThrownBy(() -> MenuButton.click("查询", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
        assertThatThrownBy(() -> MenuButton.view("官网", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("url");
    }
}
