package io.github.weizheng.menu.template;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.ConditionalMenu;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.MatchRule;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.MenuPlan;
import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuSnapshot;
import io.github.weizheng.menu.MenuViolation;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.menu.SimulatedOffice;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuFileTest {
    private static final String FILE = """
            variables:
              host: hall.example.gov.cn
              lang: zh
            button:
              - name: 服务汇
                sub_button:
                  - {type: click, name: 办事查询, key: PROGRESS}
                  - {type: view, name: 网上大厅, url: "https://${host}/${lang}"}
              - {type: click, name: 110, key: "${ key }"}
            conditionalmenu:
              - matchrule: {tag_id: 101}
                language: en
                names: {服务汇: Services, 办事查询: Progress, 网上大厅: Online hall, 110: Police}
                variables: {lang: en, host: "en.${host}"}
              - matchrule: {tag_id: "102", client_platform_type: 2}
                names: {办事查询: 查进度}
              - matchrule: {tag_id: 103}
                button:
                  - {type: view, name: "$${原样}", url: "https://${host}"}
            """;

    @Test
    void oneDefinitionMakesTheMenusOfEachAccountInEachVariant() {
        MenuTemplate template = MenuFile.parse("menu.yaml", FILE.getBytes(UTF_8));
        MenuSet menus = template.menus(Map.of("key", "EMERGENCY", "host", "county.gov.cn"));
        assertThat(menus)
                .isEqualTo(MenuSet.builder(menu("服务汇", "办事查询", "网上大厅", "https://county.gov.cn/zh", "110"))
                        .when(
                                MatchRule.tag(101),
                                menu("Services", "Progress", "Online hall", "https://en.county.gov.cn/en", "Police"))
                        .when(
                                MatchRule.tag(102).on(MatchRule.Platform.ANDROID),
                                menu("服务汇", "查进度", "网上大厅", "https://county.gov.cn/zh", "110"))
                        .when(
                                MatchRule.tag(103),
                                Menu.builder()
                                        .button(view("${原样}", "https://county.gov.cn"))
                                        .build())
                        .build());
        assertThatThrownBy(template::menus)
                .as("the key has no value")
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .extracting(MenuViolation::rule, MenuViolation::line, MenuViolation::actual)
                        .containsExactly(
                                tuple(MenuRule.VARIABLE_UNDEFINED, 9, "${ key }"),
                                tuple(MenuRule.VARIABLE_UNDEFINED, 9, "${ key }"),
                                tuple(MenuRule.VARIABLE_UNDEFINED, 9, "${ key }")));
    }

    @Test
    void theSameInCode() {
        MenuTemplate template = MenuTemplate.builder()
                .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), view("网上大厅", "https://${host}/${lang}"))
                .button(click("110", MenuKey.of("${key}")))
                .variable("lang", "zh")
                .variant(Variant.language("en", MatchRule.tag(101))
                        .name("服务汇", "Services")
                        .name("办事查询", "Progress")
                        .name("网上大厅", "Online hall")
                        .name("110", "Police")
                        .variable("lang", "en"))
                .variant(Variant.of(MatchRule.tag(102)).name("办事查询", "查进度"))
                .build();
        assertThat(template.menus(Map.of("host", "a.gov.cn", "key", "K")))
                .isEqualTo(MenuSet.builder(menu("服务汇", "办事查询", "网上大厅", "https://a.gov.cn/zh", "110", "K"))
                        .when(
                                MatchRule.tag(101),
                                menu("Services", "Progress", "Online hall", "https://a.gov.cn/en", "Police", "K"))
                        .when(MatchRule.tag(102), menu("服务汇", "查进度", "网上大厅", "https://a.gov.cn/zh", "110", "K"))
                        .build());
        assertThatThrownBy(() -> MenuTemplate.builder()
                        .button(click("办事", MenuKey.of("K")))
                        .variant(Variant.language("bo", MatchRule.tag(1)))
                        .variant(Variant.of(MatchRule.tag(2)).name("办", "x"))
                        .build())
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .extracting(MenuViolation::rule)
                        .containsExactlyInAnyOrder(MenuRule.NAME_UNTRANSLATED, MenuRule.NAME_UNUSED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "menu.yaml | button: [                         | TEXT",
                "menu.yaml | button: *a                        | TEXT",
                "menu.yaml | - a                               | SHAPE",
                "menu.yaml | button                            | SHAPE",
                "menu.yaml | ''                                | SHAPE",
                "menu.yaml | ~~                                | TEXT",
                "menu.json | ~~                                | TEXT",
                "menu.json | {\"button\":                      | TEXT",
                "menu.json | []                                | SHAPE",
                "menu.json | {\"button\":[{\"name\":7,\"type\":\"click\",\"key\":\"K\"}]} | SHAPE",
                "menu.json | {\"button\":[],\"button\":[]}   | TEXT",
                "menu.json | {\"variables\":[],\"button\":[{\"name\":\"a\",\"type\":\"click\",\"key\":\"K\"}]} | SHAPE",
                "menu.json | {\"variables\":{\"a\":{}},\"button\":[{\"name\":\"a\",\"type\":\"click\",\"key\":\"K\"}]} | SHAPE",
                "menu.txt  | {}                                | TEXT",
                "menu.csv  | a                                 | TEXT",
            })
    void whatIsNoMenuIsNamed(String name, String content, MenuRule rule) {
        assertThatThrownBy(() -> MenuFile.parse(name, content.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidMenuException.class,
                        e -> assertThat(e.violations()).isNotEmpty().anySatisfy(violation -> {
                            assertThat(violation.rule()).isEqualTo(rule);
                            assertThat(violation.text(Locale.CHINA)).isNotBlank();
                            assertThat(violation.text(Locale.US)).isNotBlank();
                        }));
    }

    @Test
    void aVariableStandsInTheOnesAfterItAndNothingUnfilledIsPublished() {
        String file = "variables: {host: a.gov.cn, base: 'https://${host}/%s'}\n"
                + "button: [{type: view, name: 官网, url: '${base}'}]";
        MenuTemplate template =
                MenuFile.parse("a.yaml", String.format(file, "p").getBytes(UTF_8));
        assertThat(template.menus().menu().buttons()).containsExactly(view("官网", "https://a.gov.cn/p"));
        assertThat(template.menus(Map.of("host", "b.gov.cn")).menu().buttons())
                .containsExactly(view("官网", "https://b.gov.cn/p"));
        assertThat(template.check(Map.of("host", "${oops}")))
                .extracting(MenuViolation::rule)
                .contains(MenuRule.VARIABLE_UNDEFINED);
        assertThat(MenuFile.parse("a.yaml", String.format(file, "${later}").getBytes(UTF_8))
                        .check(Map.of()))
                .extracting(MenuViolation::rule, MenuViolation::actual)
                .containsExactly(
                        tuple(MenuRule.VARIABLE_UNDEFINED, "${later}"), tuple(MenuRule.VARIABLE_UNDEFINED, "${later}"));
    }

    @Test
    void whatDependsOnAVariableOfAVariantIsJudgedOnceItHasAValue() {
        MenuTemplate template = MenuFile.parse("a.yaml", """
                variables: {n: 县}
                button: [{type: click, name: '${n}', key: K}]
                conditionalmenu:
                  - matchrule: {tag_id: 1}
                    variables: {n: '${short_name_of_the_county}'}
                """.getBytes(UTF_8));
        assertThat(template.menus(Map.of("short_name_of_the_county", "丰县"))
                        .conditional()
                        .get(0)
                        .menu()
                        .buttons())
                .containsExactly(click("丰县", MenuKey.of("K")));
        assertThat(template.check(Map.of())).singleElement().satisfies(violation -> assertThat(violation.rule())
                .isEqualTo(MenuRule.VARIABLE_UNDEFINED));
    }

    @Test
    void whatATypeDoesNotUseIsNotSent() {
        MenuTemplate template =
                MenuFile.parse("a.yaml", "button: [{type: click, name: x, key: k, url: \"\\x01\"}]".getBytes(UTF_8));
        assertThat(template.check(Map.of())).isEmpty();
        assertThat(template.menus().menu().buttons()).containsExactly(click("x", MenuKey.of("k")));
    }

    @Test
    void aValueMayHoldTheSignsThemselvesAndAMisspeltOneIsNamed() {
        MenuTemplate template = MenuFile.parse(
                "a.yaml",
                "variables: {host: a.gov.cn}\nbutton: [{type: view, name: 官网, url: 'https://${host}'}]"
                        .getBytes(UTF_8));
        assertThat(template.menus(Map.of("host", "b.gov.cn/$${q}")).menu().buttons())
                .containsExactly(view("官网", "https://b.gov.cn/${q}"));
        assertThat(template.check(Map.of("hsot", "b.gov.cn")))
                .extracting(MenuViolation::rule, MenuViolation::limit, MenuViolation::actual)
                .containsExactly(tuple(MenuRule.VARIABLE_UNUSED, "host", "hsot"));
        assertThat(template).hasToString("MenuTemplate[官网]");
    }

    @Test
    void aVariableThatStandsTooEarlyIsToldWhereItStands() {
        MenuTemplate template = MenuFile.parse("a.yaml", """
                variables:
                  host: "${city}.gov.cn"
                  city: y
                button: [{type: view, name: 官网, url: 'https://${host}'}]
                """.getBytes(UTF_8));
        assertThat(template.check(Map.of()))
                .extracting(MenuViolation::line, MenuViolation::path, MenuViolation::rule)
                .startsWith(tuple(2, "variables.host", MenuRule.VARIABLE_UNDEFINED));
    }

    @Test
    void theFileIsNamed() {
        assertThatThrownBy(() -> MenuFile.parse("a.yaml", "button: []".getBytes(UTF_8)))
                .isInstanceOf(InvalidMenuException.class)
                .hasMessageStartingWith("a.yaml: ");
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        MenuSet menus = MenuSet.builder(Menu.builder()
                        .group("on", click("null", MenuKey.of("~")), view("a: b #c", "https://a.gov.cn/?q=\"1\"&b='2'"))
                        .button(click("😀", MenuKey.of("${not}")))
                        .build())
                .when(
                        MatchRule.tag(7),
                        Menu.builder().button(click("- x", MenuKey.of("0110"))).build())
                .build();
        assertThat(MenuFile.parse("a.yaml", MenuFile.yaml(menus).getBytes(UTF_8))
                        .menus())
                .isEqualTo(menus);
        assertThat(MenuFile.parse("a.json", MenuFile.json(menus).getBytes(UTF_8))
                        .menus())
                .isEqualTo(menus);
    }

    @Test
    void whatIsLiveBecomesAFile() {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            Menus menus = SimulatedOffice.menus(wechat);
            Menu menu = Menu.builder()
                    .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")))
                    .build();
            menus.publish(menu);
            menus.addConditional(new ConditionalMenu(MatchRule.tag(9), menu));
            String file = MenuFile.yaml(menus.snapshot());
            assertThat(file).isEqualTo("""
                    button:
                      - name: 服务汇
                        sub_button:
                          - type: click
                            name: 办事查询
                            key: PROGRESS
                    conditionalmenu:
                      - button:
                          - name: 服务汇
                            sub_button:
                              - type: click
                                name: 办事查询
                                key: PROGRESS
                        matchrule:
                          tag_id: '9'
                    """);
            assertThat(MenuPlan.of(
                                    menus,
                                    MenuFile.parse("live.yaml", file.getBytes(UTF_8))
                                            .menus())
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void whatTheConsoleMadeStandsInTheFileWithWhatToDo() {
        MenuSnapshot live = MenuSnapshot.parse(
                "{\"menu\":null,\"is_menu_open\":1,\"selfmenu_info\":{\"button\":[{\"type\":\"text\","
                        + "\"name\":\"电话\",\"value\":\"12345\"},{\"type\":\"view\",\"name\":\"官网\",\"url\":\"https://a.gov.cn\"}]}}");
        for (String format : List.of("live.yaml", "live.json")) {
            String file = format.endsWith("json") ? MenuFile.json(live) : MenuFile.yaml(live);
            assertThatThrownBy(() -> MenuFile.parse(format, file.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            InvalidMenuException.class,
                            e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                                assertThat(violation.rule()).isEqualTo(MenuRule.TYPE_OF_CONSOLE);
                                assertThat(violation.line()).isPositive();
                            }));
        }
    }

    private static Menu menu(String column, String first, String second, String url, String last) {
        return menu(column, first, second, url, last, "EMERGENCY");
    }

    private static Menu menu(String column, String first, String second, String url, String last, String key) {
        return Menu.builder()
                .group(column, click(first, MenuKey.of("PROGRESS")), view(second, url))
                .button(click(last, MenuKey.of(key)))
                .build();
    }
}
