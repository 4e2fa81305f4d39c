package io.github.weizheng.menu.template;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
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
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    @Test
    void everyMistakeIsNamedWithItsLine() {
        String broken = """
                button:
                  - name: 我们的便民服务
                    sub_button:
                      - {type: click, name: 查询, keys: A}
                      - type: hologram
                        name: 立体
                  - name: 官网
                    name: 再来一次
                    type: view
                    url: www.gov.cn
                  - {type: view, name: 上传, url: "https://${upload}/very/long"}
                conditionalmenu:
                  - matchrule: {sex: 1}
                    names: {查询: Query which is longer than the sixty bytes that WeChat allows for it, 无此: None}
                extra: 1
                """;
        assertThatThrownBy(() -> MenuFile.parse("a.yml", broken.getBytes(UTF_8)))
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .extracting(violation -> violation.line() + " " + violation.path() + " " + violation.rule())
                        .contains(
                                "2 button[0].name NAME_LENGTH",
                                "4 button[0].sub_button[0].keys FIELD_UNKNOWN",
                                "4 button[0].sub_button[0].key KEY_MISSING",
                                "5 button[0].sub_button[1].type TYPE_UNKNOWN",
                                "8 name TEXT",
                                "10 button[1].url URL_SCHEME",
                                "13 conditionalmenu[0].matchrule.sex MATCH_FIELD_REMOVED",
                                "14 conditionalmenu[0].button[0].sub_button[0].name NAME_LENGTH",
                                "14 conditionalmenu[0].names.无此 NAME_UNUSED",
                                "15 extra FIELD_UNKNOWN"));
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
    void filesOfOtherEncodingsAndSizesAreNamed(@TempDir Path folder) throws Exception {
        String name = "button: [{type: click, name: 办事, key: K}]";
        refused(Files.write(folder.resolve("gbk.yaml"), name.getBytes(Charset.forName("GBK"))), "UTF-8");
        refused(Files.write(folder.resolve("big.yaml"), ("#" + "x".repeat(1024 * 1024)).getBytes(UTF_8)), "过大");
        refused(folder.resolve("none.yaml"), "无法读取");
        Path good = Files.writeString(folder.resolve("good.yaml"), "\uFEFF" + name);
        assertThat(MenuFile.read(good).menus().menu())
                .isEqualTo(Menu.builder().button(click("办事", MenuKey.of("K"))).build());
    }

    /** Each of about a mebibyte, and whole but for what it is about. */
    static Stream<Arguments> millions() {
        String button = "{type: click, name: 办事, key: K}";
        return Stream.of(
                Arguments.of("many buttons", "button: [" + (button + ",").repeat(25_000) + "]"),
                Arguments.of("many empty columns", "button: [" + "{sub_button: [{}]},".repeat(50_000) + "]"),
                Arguments.of("many unknown fields", "button: [" + "{a: b},".repeat(140_000) + "]"),
                Arguments.of("many undefined variables", "button: ['" + "${x}".repeat(250_000) + "', " + button + ",]"),
                Arguments.of(
                        "an endless name", "button: [{type: click, key: K, name: '" + "😀".repeat(250_000) + "'}]"),
                Arguments.of("nested too deep", "button: " + "[".repeat(500_000) + "]".repeat(500_000)),
                Arguments.of(
                        "many conditional menus with the default's many buttons",
                        "button: [" + (button + ",").repeat(5_000) + "]\nconditionalmenu: ["
                                + "{matchrule: {tag_id: 1}},".repeat(20_000) + "]"),
                Arguments.of(
                        "many conditional menus and variables",
                        "variables: {" + numbered("v%d: x, ", 16_000) + "}\nbutton: [" + button
                                + "]\nconditionalmenu: [" + "{},".repeat(16_000) + "]"),
                Arguments.of(
                        "many variables, all undefined",
                        "variables: {" + numbered("v%d: x, ", 30_000) + "}\nbutton: ["
                                + "{type: click, name: '${x}', key: K},".repeat(15_000) + "]"),
                Arguments.of(
                        "many names for what is not there",
                        "button: [" + numbered("{type: click, name: b%d, key: K},", 12_000)
                                + "]\nconditionalmenu: [{matchrule: {tag_id: 1}, names: {"
                                + numbered("n%d: x, ", 12_000)
                                + "}}]"),
                Arguments.of(
                        "values that grow",
                        "variables: {a: '" + "x".repeat(500_000)
                                + "', b: '${a}${a}', c: '${b}${b}', d: '${c}${c}'}\nbutton: ["
                                + "{type: click, name: '${d}${d}', key: K},".repeat(1_000) + "]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("millions")
    void aMillionBytesEndInAtMostAThousandMistakes(String what, String yaml) {
        assertThat(yaml.getBytes(UTF_8).length).isLessThanOrEqualTo(1024 * 1024);
        InvalidMenuException refused =
                catchThrowableOfType(InvalidMenuException.class, () -> MenuFile.parse("a.yaml", yaml.getBytes(UTF_8))
                        .menus());
        assertThat(refused.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(1_000);
        assertThat(String.valueOf(refused.getMessage())).hasSizeLessThan(20_000);
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
    void aNumberIsNoNameHoweverLarge() {
        for (String number : java.util.List.of("1.5", "1e999999999", "1e99999999999999999999", "1".repeat(1_000))) {
            String json = "{\"button\":[{\"type\":\"view\",\"name\":" + number + ",\"url\":\"https://x.cn\"}]}";
            assertThatThrownBy(() -> MenuFile.parse("a.json", json.getBytes(UTF_8)))
                    .isInstanceOf(InvalidMenuException.class);
        }
    }

    @Test
    void theFileIsNamed() {
        assertThatThrownBy(() -> MenuFile.parse("a.yaml", "button: []".getBytes(UTF_8)))
                .isInstanceOf(InvalidMenuException.class)
                .hasMessageStartingWith("a.yaml: ");
    }

    private static String numbered(String form, int count) {
        return IntStream.range(0, count).mapToObj(i -> String.format(form, i)).collect(Collectors.joining());
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

    @Property(tries = 1_000)
    void anyTextIsAMenuOrItsMistakes(@ForAll String text) {
        for (String name : List.of("a.yaml", "a.json")) {
            assertThatThrownBy(() -> MenuFile.parse(name, text.getBytes(UTF_8)))
                    .isInstanceOf(InvalidMenuException.class);
        }
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> MenuFile.read(file))
                .isInstanceOfSatisfying(InvalidMenuException.class, e -> assertThat(e.violations())
                        .singleElement()
                        .satisfies(violation ->
                                assertThat(violation.remedy(Locale.CHINA)).contains(why)));
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
