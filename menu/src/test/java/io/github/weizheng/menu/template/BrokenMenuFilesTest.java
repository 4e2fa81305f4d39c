package io.github.weizheng.menu.template;

import static io.github.weizheng.menu.MenuButton.click;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.Menu;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no menus, and what is told of them. */
class BrokenMenuFilesTest {
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
                        "many large values",
                        "variables: {a: '" + "x".repeat(300_000) + "', " + numbered("v%d: '${a}', ", 20_000)
                                + "}\nbutton: [{type: click, name: '${v1}', key: K}]"),
                Arguments.of(
                        "many values of which much is undefined",
                        "variables: {a: '" + numbered("${x%d}", 40_000) + "', " + numbered("v%d: '${a}', ", 20_000)
                                + "}\nbutton: [{type: click, name: '${v1}', key: K}]"),
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
    void aNumberIsNoNameHoweverLarge() {
        for (String number : java.util.List.of("1.5", "1e999999999", "1e99999999999999999999", "1".repeat(1_000))) {
            String json = "{\"button\":[{\"type\":\"view\",\"name\":" + number + ",\"url\":\"https://x.cn\"}]}";
            assertThatThrownBy(() -> MenuFile.parse("a.json", json.getBytes(UTF_8)))
                    .isInstanceOf(InvalidMenuException.class);
        }
    }

    private static String numbered(String form, int count) {
        return IntStream.range(0, count).mapToObj(i -> String.format(form, i)).collect(Collectors.joining());
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
}
