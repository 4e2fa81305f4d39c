package io.github.weizheng.core.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.file.BrokenFileException;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an office keeps in its catalogue, in code and in files. */
class ServiceCatalogTest {
    private static final String SHEET = """
            事项编码,事项名称,实施部门,承诺时限,申请材料,网办深度,适老简称,网址,小程序appid,小程序路径
            1100-01,居住证办理,公安局,5 个工作日,身份证|住址证明；照片,Ⅲ级,办居住证,,,
            1100-02,社保转移,人社局,,,全程网办,,https://hrss.example.cn/sb,,
            1100-03,公积金提取,公积金中心,,,4,,https://gjj.example.cn/,wx0123456789abcdef,pages/tq?from=menu
            """;
    private static final String YAML = """
            - code: 1100-01
              name: 居住证办理
              department: 公安局
              time_limit: 5 个工作日
              materials: [身份证, 住址证明, 照片]
              online_depth: 3
              short_name: 办居住证
            - {code: 1100-02, name: 社保转移, department: 人社局, online_depth: 四级, url: 'https://hrss.example.cn/sb'}
            - 事项编码: 1100-03
              事项名称: 公积金提取
              实施部门: 公积金中心
              网办深度: iv
              url: https://gjj.example.cn/
              app_id: wx0123456789abcdef
              page_path: pages/tq?from=menu
            """;

    static Stream<Arguments> broken() {
        String good = "- {code: a, name: 甲}\n";
        return Stream.of(
                broken("no code", "- name: 甲\n", FileFault.MISSING, 1, "code"),
                broken("no name", good + "- code: b\n", FileFault.MISSING, 2, "name"),
                broken("a code twice", good + "- {code: a, name: 乙}\n", FileFault.DUPLICATE_ENTRY, 2, "code"),
                broken("a name twice", good + "- {code: b, name: 甲}\n", FileFault.DUPLICATE_ENTRY, 2, "name"),
                broken(
                        "another's name as a short one",
                        good + "- {code: b, name: 乙, short_name: 甲}\n",
                        FileFault.DUPLICATE_ENTRY,
                        2,
                        "short_name"),
                broken("a key under both names", "- {code: a, 事项编码: b, name: 甲}\n", FileFault.DUPLICATE_KEY, 1, "code"),
                broken("an unknown key", "- {code: a, name: 甲, 电话: 12345}\n", FileFault.UNKNOWN_KEY, 1, "电话"),
                broken("a long name", "- {code: a, name: " + "甲".repeat(21) + "}\n", FileFault.TOO_LONG, 1, "name"),
                broken("a long code", "- {code: " + "a".repeat(129) + ", name: 甲}\n", FileFault.TOO_LONG, 1, "code"),
                broken("a name on two lines", "- code: a\n  name: \"甲\\n乙\"\n", FileFault.CHARACTERS, 2, "name"),
                broken(
                        "many materials",
                        "- {code: a, name: 甲, materials: '" + "纸|".repeat(51) + "'}\n",
                        FileFault.TOO_MANY,
                        1,
                        "materials"),
                broken("no depth", "- {code: a, name: 甲, online_depth: 5}\n", FileFault.VALUE, 1, "online_depth"),
                broken("no page", "- {code: a, name: 甲, url: www.example.cn}\n", FileFault.VALUE, 1, "url"),
                broken(
                        "a mini program without a page for old clients",
                        "- {code: a, name: 甲, app_id: wx1, page_path: p}\n",
                        FileFault.MISSING,
                        1,
                        "url"),
                broken(
                        "a path without a mini program",
                        "- {code: a, name: 甲, url: 'https://a.cn', page_path: p}\n",
                        FileFault.MISSING,
                        1,
                        "app_id"),
                broken("nothing", "[]\n", FileFault.EMPTY, 0, ""));
    }

    @Test
    void aSheetWithChineseHeadersAndYamlSayTheSame() {
        ServiceCatalog catalog = ServiceCatalog.parse("items.csv", SHEET.getBytes(UTF_8));
        assertThat(catalog.items())
                .containsExactly(
                        ServiceItem.builder("1100-01", "居住证办理")
                                .department("公安局")
                                .timeLimit("5 个工作日")
                                .materials(List.of("身份证", "住址证明", "照片"))
                                .onlineDepth(OnlineDepth.ACCEPTANCE)
                                .shortName("办居住证")
                                .build(),
                        ServiceItem.builder("1100-02", "社保转移")
                                .department("人社局")
                                .onlineDepth(OnlineDepth.COMPLETE)
                                .url("https://hrss.example.cn/sb")
                                .build(),
                        ServiceItem.builder("1100-03", "公积金提取")
                                .department("公积金中心")
                                .onlineDepth(OnlineDepth.COMPLETE)
                                .miniProgram("https://gjj.example.cn/", "wx0123456789abcdef", "pages/tq?from=menu")
                                .build());
        assertThat(ServiceCatalog.parse("items.yaml", YAML.getBytes(UTF_8)).items())
                .isEqualTo(catalog.items());
    }

    @Test
    void anItemIsFoundByCodeByEitherNameAndByDepartment() {
        ServiceCatalog catalog = ServiceCatalog.parse("items.csv", SHEET.getBytes(UTF_8));
        ServiceItem permit = catalog.item("1100-01").orElseThrow();
        assertThat(permit.menuKey()).isEqualTo(MenuKey.of("1100-01"));
        assertThat(catalog.named("居住证办理")).contains(permit);
        assertThat(catalog.named("办居住证")).contains(permit);
        assertThat(catalog.named("办护照")).isEmpty();
        assertThat(catalog.item("x")).isEmpty();
        assertThat(catalog.ofDepartment("公安局")).containsExactly(permit);
        assertThat(permit).hasToString("ServiceItem[1100-01 居住证办理]");
        assertThat(catalog.named("社保转移").orElseThrow().shortName()).isEqualTo("社保转移");
    }

    @Test
    void aFileOnDiskIsRead(@TempDir Path office) throws Exception {
        Path file = Files.writeString(office.resolve("items.csv"), "\uFEFF" + SHEET);
        assertThat(ServiceCatalog.read(file).items()).hasSize(3);
        assertThat(catchThrowableOfType(
                                BrokenFileException.class, () -> ServiceCatalog.read(office.resolve("none.csv")))
                        .mistakes())
                .extracting(FileMistake::fault)
                .containsExactly(FileFault.UNREADABLE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenFileTellsItsMistake(String name, String yaml, FileFault fault, int line, String key) {
        List<FileMistake> mistakes = catchThrowableOfType(
                        BrokenFileException.class, () -> ServiceCatalog.parse("items.yaml", yaml.getBytes(UTF_8)))
                .mistakes();
        assertThat(mistakes).first().satisfies(mistake -> {
            assertThat(mistake.fault()).as(mistake.toString()).isEqualTo(fault);
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.key()).isEqualTo(key);
        });
    }

    @Test
    void everyMistakeOfASheetIsToldAtItsLine() {
        String sheet = "事项编码,事项名称,网办深度,网址\na,甲,5,ftp://x\n,乙,,\na,丙,,\n";
        assertThat(catchThrowableOfType(
                                BrokenFileException.class, () -> ServiceCatalog.parse("i.csv", sheet.getBytes(UTF_8)))
                        .mistakes())
                .extracting(mistake -> mistake.line() + " " + mistake.key() + " " + mistake.fault())
                .containsExactly("2 online_depth VALUE", "2 url VALUE", "3 code MISSING", "4 code DUPLICATE_ENTRY");
    }

    @Test
    void aSheetOfTooManyLinesIsNotReadToItsEnd() {
        String sheet = "code,name\n" + "A,B\n".repeat(900_000);
        assertThat(catchThrowableOfType(
                                BrokenFileException.class, () -> ServiceCatalog.parse("i.csv", sheet.getBytes(UTF_8)))
                        .mistakes())
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void twoItemsWithOneCodeOrNameAreRefused() {
        ServiceItem one = ServiceItem.builder("a", "甲").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCatalog.of(
                        List.of(one, ServiceItem.builder("a", "乙").build())))
                .withMessage("code: one item each, actual two for a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceCatalog.of(List.of(
                        one, ServiceItem.builder("b", "乙").shortName("甲").build())))
                .withMessage("name: one item each, also as a short name, actual two for 甲");
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("", "甲", item -> {}, "code: at least 1 visible character, actual 0"),
                limit("a".repeat(129), "甲", item -> {}, "code: at most 128 bytes, actual 129"),
                limit("a", "甲".repeat(21), item -> {}, "name: at most 60 bytes, actual 63"),
                limit("a", "甲\n", item -> {}, "name: no control characters and no halves of characters"),
                limit("a", "\ud83d", item -> {}, "name: no control characters and no halves of characters"),
                limit("a", "甲", item -> item.shortName(" "), "shortName: at least 1 visible character, actual 0"),
                limit("a", "甲", item -> item.department("x".repeat(61)), "department: at most 60 bytes, actual 61"),
                limit("a", "甲", item -> item.timeLimit("x".repeat(61)), "timeLimit: at most 60 bytes, actual 61"),
                limit(
                        "a",
                        "甲",
                        item -> item.materials(List.of("x".repeat(201))),
                        "materials: at most 200 bytes, actual 201"),
                limit(
                        "a",
                        "甲",
                        item -> item.materials(Collections.nCopies(51, "x")),
                        "materials: at most 50, actual 51"),
                limit("a", "甲", item -> item.url("a.cn"), "url: starts with http:// or https:// and has no blanks"),
                limit(
                        "a",
                        "甲",
                        item -> item.url("https://a b"),
                        "url: starts with http:// or https:// and has no blanks"),
                limit(
                        "a",
                        "甲",
                        item -> item.url("https://" + "a".repeat(1017)),
                        "url: at most 1024 bytes, actual 1025"),
                limit(
                        "a",
                        "甲",
                        item -> item.miniProgram("https://a.cn", "", "p"),
                        "appId: at least 1 visible character, actual 0"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("limits")
    void whatIsTooLongOrNothingIsRefused(String code, String name, Consumer<ServiceItem.Builder> part, String message) {
        assertThatThrownBy(() -> part.accept(ServiceItem.builder(code, name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatWasGivenLastIsHowAnItemIsReached() {
        ServiceItem item = ServiceItem.builder("a", "甲")
                .miniProgram("https://a.cn", "wx1", "p")
                .url("https://b.cn")
                .build();
        assertThat(item.url()).contains("https://b.cn");
        assertThat(item.miniProgram()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, QUERY",
        "Ⅱ级, REVIEW",
        "iii, ACCEPTANCE",
        "Ⅳ, COMPLETE",
        "４级, COMPLETE",
        "四级, COMPLETE",
        "全程网办, COMPLETE",
        "网上查询, QUERY",
        "IV级, COMPLETE",
        "' 2 ', REVIEW"
    })
    void aDepthIsReadAsOfficesWriteIt(String text, OnlineDepth depth) {
        assertThat(OnlineDepth.parse(text)).contains(depth);
        assertThat(OnlineDepth.parse(depth.level())).contains(depth);
        assertThat(OnlineDepth.parse(depth.chineseName())).contains(depth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "5", "V", "级", "IIII", "网办", "111111111111111111111"})
    void whatIsNoDepthIsNone(String text) {
        assertThat(OnlineDepth.parse(text)).isEmpty();
    }

    @Property(tries = 1_000)
    void anySheetEndsInItemsOrInMistakes(@ForAll("cells") List<String> cells) {
        String sheet = "code,name,materials,online_depth,url,app_id,page_path\n" + String.join("", cells);
        try {
            assertThat(ServiceCatalog.parse("i.csv", sheet.getBytes(UTF_8)).items())
                    .isNotEmpty();
        } catch (BrokenFileException e) {
            assertThat(e.mistakes()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> cells() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                ",",
                                ",",
                                ",",
                                "\n",
                                "a",
                                "b",
                                "甲",
                                "|",
                                "4",
                                "https://a.cn",
                                "\"",
                                "\u00A0",
                                "\u2028",
                                "\uFFFE",
                                "\u200B",
                                "\u3000",
                                "\t",
                                "\r",
                                "\uD83D\uDE00"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30);
    }

    private static Arguments limit(String code, String name, Consumer<ServiceItem.Builder> part, String message) {
        return Arguments.of(code, name, part, message);
    }

    private static Arguments broken(String name, String yaml, FileFault fault, int line, String key) {
        return Arguments.of(name, yaml, fault, line, key);
    }
}
