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
            assertThat(violation.text(Locale.CHINA))
                    .contains("：" + path + "：")
                    .contains(rule == MenuRule.COLUMN_COUNT ? "一级菜单" : rule.remedy(Locale.CHINA));
            assertThat(violation.actual()).isNotBlank();
        });
    }

    @Test
    void namesAllMistakesAtOnceInTheOrderOfTheMenu() {
        String json = "{\"button\":[{\"name\":\"我们的便民服务\",\"type\":\"view\",\"url\":\"gov.cn\"},"
                + "{\"name\":\"b\",\"sub_button\":[{\"name\":\"c\",\"type\":\"miniprogram\",\"url\":\"http://a\"},{}]}]}";
        assertThat(MenuRules.check(json))
                .extracting(violation -> violation.at(0, 0).toString())
                .containsExactly(
                        "button[0].name: NAME_LENGTH: ≤ 16, actual 21 (我们的便民服务)",
                        "button[0].url: URL_SCHEME: http://…, https://…, actual \"gov.cn\"",
                        "button[1].sub_button[0].appid: APPID_MISSING: \"…\", actual -",
                        "button[1].sub_button[0].pagepath: PAGEPATH_MISSING: \"…\", actual -",
                        "button[1].sub_button[1].name: NAME_MISSING: \"…\", actual -",
                        "button[1].sub_button[1].type: TYPE_MISSING: \"…\", actual -");
    }

    @Test
    void everyMistakeKnowsItsPlaceAndADoubledFieldHidesNoOther() {
        String json = """
                {"button": [
                  {"name": "办事", "name": "办", "type": "click",
                   "key": ""},
                  {"type": "view", "url": "gov.cn", "name": "官网"}
                ]}""";
        assertThat(MenuRules.check(json))
                .extracting(MenuViolation::toString)
                .containsExactly(
                        "line 2, column 18: name: TEXT: actual DUPLICATE_KEY",
                        "line 3, column 11: button[0].key: KEY_MISSING: \"…\", actual \"\"",
                        "line 4, column 27: button[1].url: URL_SCHEME: http://…, https://…, actual \"gov.cn\"");
    }

    @Test
    void fiveColumnsComeWithASuggestionForThree() {
        Menu.Builder five = Menu.builder();
        List.of("信息发布", "办事服务", "在线互动", "便民应用", "我的")
                .forEach(name -> five.button(MenuButton.click(name, MenuKey.of("K"))));
        assertThatThrownBy(five::build)
                .isInstanceOfSatisfying(
                        InvalidMenuException.class,
                        e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                            assertThat(violation.rule()).isEqualTo(MenuRule.COLUMN_COUNT);
                            assertThat(violation.remedy(Locale.CHINA))
                                    .contains("最多 3 个一级菜单，现有 5 个", "资讯（信息发布）、服务（办事服务、便民应用）、互动（在线互动、我的）");
                            assertThat(violation.remedy(Locale.US)).contains("at most 3 columns, this one has 5");
                        }));
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
                "{\"button\":[%s],\"button\":[]}",
                "not json",
                "{} {}",
                "{\"button\":[{\"name\":\"\u0001\"}]}"
            })
    void brokenJsonIsOneViolationWithItsPlace(String json) {
        assertThat(MenuRules.check(json.replace("%s", OK)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isIn(MenuRule.TEXT, MenuRule.SHAPE));
    }

    @Test
    void escapesAreNamedBecauseWeChatRefusesThem() {
        String json = "{\"button\":[{\"name\":\"a\\\\u0041\",\"type\":\"click\",\"key\":\"\\u0041\"}]}";
        assertThat(MenuRules.check(json)).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(MenuRule.ESCAPES);
            assertThat(violation.line()).isEqualTo(1);
            assertThat(violation.column()).isEqualTo(json.lastIndexOf('\\') + 1);
        });
    }

    @Test
    void whatWasNotModelledButKeepsTheRulesIsTypedWhenItIsBuilt() {
        Menu menu = Menu.builder()
                .button(new MenuButton.Unknown(
                        "a", "click", "{\"name\":\"a\",\"type\":\"click\",\"key\":\"K\",\"n\":1}"))
                .build();
        assertThat(menu.buttons()).containsExactly(MenuButton.click("a", MenuKey.of("K")));
        assertThat(Menu.parse(menu.toJson())).isEqualTo(menu);
    }

    @Test
    void halfACharacterIsNotAName() {
        Menu.Builder builder = Menu.builder().button(MenuButton.click("a\uD800", MenuKey.of("K")));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hugeInputIsBounded() {
        assertThat(MenuRules.check("[".repeat(100_000))).hasSize(1);
        assertThat(MenuRules.check(" ".repeat(4 * 1024 * 1024 + 1))).hasSize(1);
        StringBuilder many = new StringBuilder("{\"button\":[" + OK + "],\"conditionalmenu\":[");
        for (int i = 0; i < 2_001; i++) {
            many.append(i == 0 ? "" : ",")
                    .append("{\"button\":[" + OK + "],\"matchrule\":{\"tag_id\":")
                    .append(i)
                    .append("}}");
        }
        assertThat(MenuRules.check(many + "]}")).singleElement().satisfies(violation -> assertThat(violation.rule())
                .isEqualTo(MenuRule.MATCH_COUNT));
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
                        .button(new MenuButton.Unknown("a", "news", "{\"name\":\"a\",\"type\":\"news\"}"))
                        .build())
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .extracting(MenuViolation::rule)
                        .isEqualTo(List.of(MenuRule.TYPE_OF_CONSOLE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "7                                            | conditionalmenu                       | SHAPE",
                "[7]                                          | conditionalmenu[0]                    | SHAPE",
                "[{@}]                                        | conditionalmenu[0].matchrule          | MATCH_EMPTY",
                "[{@,\"matchrule\":{}}]                       | conditionalmenu[0].matchrule          | MATCH_EMPTY",
                "[{@,\"matchrule\":{\"tag_id\":\"\",\"sex\":\"\"}}] | conditionalmenu[0].matchrule  | MATCH_EMPTY",
                "[{@,\"matchrule\":{\"tagid\":\"2\"}}]         | conditionalmenu[0].matchrule          | MATCH_EMPTY",
                "[{@,\"matchrule\":[]}]                       | conditionalmenu[0].matchrule          | SHAPE",
                "[{@,\"matchrule\":{\"tag_id\":{}}}]          | conditionalmenu[0].matchrule.tag_id   | SHAPE",
                "[{@,\"matchrule\":{\"tag_id\":\"长者\"}}]     | conditionalmenu[0].matchrule.tag_id   | MATCH_VALUE",
                "[{@,\"matchrule\":{\"tag_id\":-1}}]          | conditionalmenu[0].matchrule.tag_id   | MATCH_VALUE",
                "[{@,\"matchrule\":{\"client_platform_type\":\"4\"}}] | conditionalmenu[0].matchrule.client_platform_type | MATCH_VALUE",
                "[{@,\"matchrule\":{\"sex\":\"1\",\"tag_id\":2}}] | conditionalmenu[0].matchrule.sex    | MATCH_FIELD_REMOVED",
                "[{@,\"matchrule\":{\"country\":\"中国\"}}]    | conditionalmenu[0].matchrule.country  | MATCH_FIELD_REMOVED",
                "[{@,\"matchrule\":{\"language\":\"zh_CN\"}}]  | conditionalmenu[0].matchrule.language | MATCH_FIELD_REMOVED",
                "[{@,\"matchrule\":{\"group_id\":\"2\"}}]      | conditionalmenu[0].matchrule.group_id | MATCH_FIELD_REMOVED",
                "[{@,\"matchrule\":{\"tag_id\":2}},{@,\"matchrule\":{\"tag_id\":\"2\"}}] | conditionalmenu[1].matchrule | MATCH_UNREACHABLE",
                "[{@,\"matchrule\":{\"tag_id\":2}},{@,\"matchrule\":{\"tag_id\":\"2\",\"client_platform_type\":\"1\"}}] | conditionalmenu[1].matchrule | MATCH_UNREACHABLE",
                "[{\"matchrule\":{\"tag_id\":2}}]              | conditionalmenu[0].button             | SHAPE",
            })
    void namesEachMistakeOfConditionalMenus(String conditional, String path, MenuRule rule) {
        String menus = "{\"button\":[" + OK + "],\"conditionalmenu\":" + conditional + "}";
        assertThat(MenuRules.check(menus.replace("@", "\"button\":[" + OK + "]")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path()).isEqualTo(path);
                    assertThat(violation.rule()).isEqualTo(rule);
                });
    }

    @Test
    void theNarrowerRuleComesFirst() {
        Menu menu =
                Menu.builder().button(MenuButton.click("办事", MenuKey.of("K"))).build();
        MatchRule narrow = MatchRule.tag(2).on(MatchRule.Platform.ANDROID);
        MenuSet set = MenuSet.builder(menu)
                .when(narrow, menu)
                .when(MatchRule.tag(2), menu)
                .when(MatchRule.platform(MatchRule.Platform.OTHER), menu)
                .build();
        assertThat(MenuSet.parse(set.toJson())).isEqualTo(set);
        MenuSet.Builder other =
                MenuSet.builder(menu).when(MatchRule.tag(2), menu).when(narrow, menu);
        assertThatThrownBy(other::build).isInstanceOf(InvalidMenuException.class);
    }

    @Test
    void allConditionalMenusTogetherLeadToThreeHosts() {
        Menu first = Menu.builder()
                .button(MenuButton.view("一", "https://a.gov.cn/1"))
                .button(MenuButton.view("二", "https://A.gov.cn:8443/2"))
                .button(MenuButton.miniProgram("三", "https://b.gov.cn", "wx0123456789abcdef", "p"))
                .build();
        Menu second = Menu.builder()
                .button(MenuButton.view("一", "https://c.gov.cn?x=https://d.gov.cn"))
                .build();
        Menu third = Menu.builder()
                .button(MenuButton.view("一", "http://user@d.gov.cn/"))
                .build();
        MenuSet.Builder set =
                MenuSet.builder(third).when(MatchRule.tag(1), first).when(MatchRule.tag(2), second);
        assertThat(set.build().conditional()).hasSize(2);
        set.when(MatchRule.tag(3), third);
        assertThatThrownBy(set::build)
                .isInstanceOfSatisfying(
                        InvalidMenuException.class,
                        e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                            assertThat(violation.rule()).isEqualTo(MenuRule.MATCH_HOSTS);
                            assertThat(violation.path()).isEqualTo("conditionalmenu");
                            assertThat(violation.actual()).isEqualTo("4 (a.gov.cn, b.gov.cn, c.gov.cn, d.gov.cn)");
                        }));
    }

    @Test
    void warnsOfWhatCitizensStumbleOver() {
        Menu menu = Menu.builder()
                .group("办事服务厅", MenuButton.view("网上预约取号", "http://hall.gov.cn"), MenuButton.media("图片", "M"))
                .group(
                        "政务",
                        MenuButton.click("社会保险参保缴费查询", MenuKey.of("A")),
                        MenuButton.click("👨‍👩‍👧家庭", MenuKey.of("B")))
                .button(MenuButton.click("政务", MenuKey.of("K")))
                .build();
        assertThat(menu.warnings())
                .extracting(MenuViolation::toString)
                .containsExactly(
                        "button[2].name: NAME_TWICE: 1, actual 政务",
                        "button[0].name: DISPLAY_WIDTH: ≤ 8, actual 10 (办事服务厅)",
                        "button[0].sub_button[0].url: PLAIN_HTTP: https://…, actual \"http://hall.gov.cn\"",
                        "button[0].sub_button[1].type: TYPE_REPLACED: actual \"media_id\"",
                        "button[1].sub_button[0].name: DISPLAY_WIDTH: ≤ 16, actual 20 (社会保险参保缴费查询)");
        assertThat(MenuRules.warnings("not json")).isEmpty();
    }

    @Test
    void warningsNeverHideAMistake() {
        String cut = "{\"type\":\"media_id\",\"name\":\"办事服务厅\",\"media_id\":\"M\"}";
        StringBuilder many = new StringBuilder("{\"button\":[" + OK + "],\"conditionalmenu\":[");
        for (int i = 0; i < 1_000; i++) {
            many.append("{\"button\":[")
                    .append(cut)
                    .append("],\"matchrule\":{\"tag_id\":")
                    .append(i)
                    .append("}},");
        }
        many.append("{\"button\":[{\"name\":\"a\"}],\"matchrule\":{\"tag_id\":1000}}]}");
        assertThat(MenuRules.check(many.toString()))
                .extracting(MenuViolation::path)
                .containsExactly("conditionalmenu[1000].button[0].type");
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
