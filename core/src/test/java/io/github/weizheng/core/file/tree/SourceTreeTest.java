package io.github.weizheng.core.file.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.FileMistake;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as trees, and where people are told of what is wrong with them. */
class SourceTreeTest {
    private static final String YAML = """
            # 菜单
            button:
              - name: 😀 110
                key: on
              - name: ~
                sub_button: [{name: 'a'}, {name: null}]
            a.b: x
            """;
    private static final String JSON = """
            {"button": [
              {"name": "😀 110",
               "key": 5},
              {"sub_button": [{"name": "a"}, {"name": null}]}],
             "a.b": true}
            """;

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("nothing", "a.yaml", "", FileFault.EMPTY, 0, 0),
                broken("comments only", "a.yml", "# later\n", FileFault.EMPTY, 0, 0),
                broken("a document with nothing in it", "a.yaml", "---\n", FileFault.EMPTY, 0, 0),
                broken("blanks", "a.json", " \n ", FileFault.EMPTY, 0, 0),
                broken("null", "a.json", "null", FileFault.EMPTY, 0, 0),
                broken("another format", "a.toml", "a = 1", FileFault.FORMAT, 0, 0),
                broken("an open list", "a.yaml", "a: [1,\nb: 2", FileFault.SYNTAX, 2, 5),
                broken("an open quote", "a.yaml", "a: \"b\nc: d\n", FileFault.SYNTAX, 3, 1),
                broken("a tab as indentation", "a.yaml", "a:\n\tb: c", FileFault.SYNTAX, 2, 1),
                broken("an escape without digits", "a.yaml", "a: \"\\xZZ\"", FileFault.SYNTAX, 1, 7),
                broken("an escape of no character", "a.yaml", "a: \"\\UFFFFFFFF\"", FileFault.SYNTAX, 1, 0),
                broken("an anchor", "a.yaml", "a: &x b", FileFault.YAML_FEATURE, 1, 4),
                broken("an alias", "a.yaml", "a: *x", FileFault.YAML_FEATURE, 1, 4),
                broken("a tag", "a.yaml", "a:\n  - !!int 5", FileFault.YAML_FEATURE, 2, 5),
                broken(
                        "a type of Java",
                        "a.yaml",
                        "!!javax.script.ScriptEngineManager []",
                        FileFault.YAML_FEATURE,
                        1,
                        1),
                broken("a key twice", "a.yaml", "a: {b: 1,\n  b: {c: 2}}", FileFault.DUPLICATE_KEY, 2, 3),
                broken("a list as a key", "a.yaml", "? [a]\n: b", FileFault.SHAPE, 1, 3),
                broken("two documents", "a.yaml", "a: b\n---\nc: d", FileFault.SHAPE, 2, 1),
                broken("a zero character", "a.yaml", "a: b\nc: \u0000", FileFault.CHARACTERS, 2, 0),
                broken("an open object", "a.json", "{\"a\": 1,\n", FileFault.SYNTAX, 2, 1),
                broken("a comma too many", "a.json", "{\"a\": 1,}", FileFault.SYNTAX, 1, 9),
                broken("a name without quotes", "a.json", "{a: 1}", FileFault.SYNTAX, 1, 2),
                broken("a comment", "a.json", "{}\n// x", FileFault.SYNTAX, 2, 1),
                broken("something behind", "a.json", "{\"a\": 1}\n {}", FileFault.SYNTAX, 2, 2),
                broken("a zero character in JSON", "a.json", "{\"a\": \u0000}", FileFault.SYNTAX, 1, 8),
                broken(
                        "a key twice in JSON",
                        "a.json",
                        "{\"a\": 1,\n \"a\": {\"b\": 2}}",
                        FileFault.DUPLICATE_KEY,
                        2,
                        2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name.yaml", "name.YML"})
    void everyValueOfYamlIsATextAndKnowsItsPlace(String name) {
        SourceTree tree = good(name, YAML);
        assertThat(tree.root().at("/button/0/name").textValue()).isEqualTo("😀 110");
        assertThat(tree.root().at("/button/0/key").textValue()).isEqualTo("on");
        assertThat(tree.root().at("/button/1/name").isNull()).isTrue();
        assertThat(tree.place("")).isEqualTo(new Place(2, 1));
        assertThat(tree.place("button[0].key")).isEqualTo(new Place(4, 10));
        assertThat(tree.key("button[0].key")).isEqualTo(new Place(4, 5));
        assertThat(tree.place("button[1].sub_button[1].name")).isEqualTo(new Place(6, 38));
        assertThat(tree.place("a.b")).isEqualTo(new Place(7, 6));
    }

    @Test
    void everyValueOfJsonKnowsItsPlace() {
        SourceTree tree = good("menu.json", JSON);
        assertThat(tree.root().at("/button/0/key").longValue()).isEqualTo(5);
        assertThat(tree.root().at("/button/1/sub_button/1/name").isNull()).isTrue();
        assertThat(tree.place("")).isEqualTo(new Place(1, 1));
        assertThat(tree.place("button[0].key")).isEqualTo(new Place(3, 11));
        assertThat(tree.key("button[0].key")).isEqualTo(new Place(3, 4));
        assertThat(tree.place("button[1].sub_button[1].name")).isEqualTo(new Place(4, 43));
        assertThat(tree.key("a.b")).isEqualTo(new Place(5, 2));
    }

    @Test
    void whatIsNotThereIsWhereItWouldBe() {
        SourceTree tree = good("menu.yaml", YAML);
        assertThat(tree.place("button[0].type")).isEqualTo(tree.place("button[0]"));
        assertThat(tree.place("button[7].sub_button[0].name")).isEqualTo(tree.place("button"));
        assertThat(tree.key("button[1].url")).isEqualTo(tree.place("button[1]"));
        assertThat(List.of("matchrule", "[0]", "[", "]", ".", "..", "[99999999999]", "button[x]", "[].a"))
                .allSatisfy(path -> assertThat(tree.place(path).line()).isPositive());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenTextTellsItsMistake(String name, String file, String text, FileFault fault, int line, int column) {
        FileMistake mistake = mistakes(file, text.getBytes(UTF_8)).get(0);
        assertThat(mistake.fault()).as(mistake.toString()).isEqualTo(fault);
        assertThat(List.of(mistake.line(), mistake.column()))
                .as(mistake.toString())
                .containsExactly(line, column);
    }

    @Test
    void theFirstOfTwoStaysAndReadingGoesOn() {
        for (String file : List.of("a.yaml", "a.json")) {
            Mistakes mistakes = new Mistakes();
            SourceTree tree = SourceTree.read(
                            file,
                            "{\"a\": \"1\",\n\"a\": \"2\",\n\"a\": \"3\", \"b\": \"4\"}".getBytes(UTF_8),
                            1,
                            mistakes)
                    .orElseThrow();
            assertThat(tree.root().path("a").asText()).isEqualTo("1");
            assertThat(tree.root().path("b").asText()).isEqualTo("4");
            assertThat(tree.place("a").line()).isEqualTo(1);
            assertThat(mistakes.sorted()).extracting(FileMistake::line).containsExactly(2, 3);
        }
    }

    @Test
    void whatIsNoTextIsRefusedAsAWhole() {
        for (String file : List.of("a.yaml", "a.json")) {
            byte[] gbk = "a:\n - 办事".getBytes(Charset.forName("GBK"));
            assertThat(mistakes(file, gbk))
                    .containsExactly(new FileMistake(2, 0, "", FileFault.NOT_UTF8, "UTF-8", "GBK"));
            assertThat(mistakes(file, new byte[1024 * 1024 + 1]).get(0).fault()).isEqualTo(FileFault.TOO_LARGE);
        }
        assertThat(good("a.json", "\uFEFF{}").place("")).isEqualTo(new Place(1, 1));
        assertThat(good("a.yaml", "\uFEFFa: b").place("a")).isEqualTo(new Place(1, 4));
    }

    @Test
    void halvesOfCharactersAreKeptForLaterChecks() {
        assertThat(good("a.json", "{\"a\": \"\\ud83d\"}").root().path("a").asText())
                .isEqualTo("\ud83d");
        assertThat(good("a.yaml", "a: \"\\ud83d\"").root().path("a").asText()).isEqualTo("\ud83d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- ", "? ", "{a: "})
    void whatNestsWithoutEndIsGivenUp(String open) {
        for (String file : List.of("a.yaml", "a.json")) {
            assertThat(mistakes(file, open.repeat(100_000).getBytes(UTF_8)))
                    .extracting(FileMistake::fault)
                    .contains(FileFault.SYNTAX);
        }
    }

    @Test
    void sixtyFourLevelsAreRead() {
        String deep = "[".repeat(64) + "]".repeat(64);
        assertThat(good("a.yaml", deep).place("[0]".repeat(63))).isEqualTo(new Place(1, 64));
        assertThat(good("a.json", deep).place("[0]".repeat(63))).isEqualTo(new Place(1, 64));
        assertThat(mistakes("a.yaml", ("[" + deep + "]").getBytes(UTF_8))).hasSize(1);
        assertThat(mistakes("a.json", ("[" + deep + "]").getBytes(UTF_8))).hasSize(1);
    }

    @Test
    void longNamesCostNoMoreThanTheyAreLong() {
        String name = "\"" + "n".repeat(1_000) + "\"";
        String text = ("{" + name + ": ").repeat(60) + "[" + "0,".repeat(400_000) + "0]" + "}".repeat(60);
        String path = ("n".repeat(1_000) + ".").repeat(59) + "n".repeat(1_000) + "[7]";
        assertThat(good("a.json", text).place(path).column()).isGreaterThan(60_000);
        assertThat(good("a.yaml", text).place(path).column()).isGreaterThan(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json"})
    void thereIsAnEndToTheValues(String file) {
        byte[] text = ("[" + "0,".repeat(500_000) + "0]").getBytes(UTF_8);
        assertThat(mistakes(file, text)).extracting(FileMistake::fault).containsExactly(FileFault.SYNTAX);
    }

    @Property(tries = 1_000)
    void anyTextEndsInATreeOrInMistakes(@ForAll("pieces") List<String> pieces) {
        treeOrMistakes(String.join("", pieces).getBytes(UTF_8));
    }

    @Property(tries = 500)
    void anyBytesEndInATreeOrInMistakes(@ForAll byte[] bytes) {
        treeOrMistakes(bytes);
    }

    @Property(tries = 1_000)
    void whatIsWrittenAsYamlComesBackEqual(@ForAll("texts") List<String> texts) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < texts.size(); i++) {
            tree.putArray("k" + i).add(texts.get(i)).addObject().put("name", texts.get(i));
        }
        Mistakes mistakes = new Mistakes();
        assertThat(SourceTree.yaml(YamlText.of(tree), mistakes).orElseThrow().root())
                .isEqualTo(tree);
        assertThat(mistakes.sorted()).isEmpty();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> hard = Arbitraries.of(
                "",
                "110",
                "on",
                "null",
                "~",
                "- a",
                ": b",
                "#c",
                "a #b",
                "a: b",
                "一\n二\n",
                "\n",
                " a ",
                "a\n\n b",
                "😀",
                "&a",
                "*a",
                "!a",
                "'",
                "\"",
                "\\",
                "---",
                "...",
                "2026-01-01",
                "1e3",
                "0x1F",
                "%",
                "@",
                "`",
                "{",
                "[",
                "\t",
                "a\tb",
                "\u0085",
                "\r",
                "a\r\nb",
                "\u0007",
                "\uFFFE",
                "\ud83d",
                "😀\u0001😀",
                "\u2028",
                "\uFEFF",
                "\u00A0",
                "<<",
                "=",
                "?",
                "|",
                ">",
                "x".repeat(300) + " y");
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('一', '鿿')
                .withChars("\n，。？")
                .ofMaxLength(20);
        return Arbitraries.oneOf(hard, any).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                ",",
                                ":",
                                ": ",
                                "\"",
                                "'",
                                "\"a\"",
                                "\\u",
                                "\\ud83d",
                                "\\x",
                                "1e999",
                                "-0",
                                "null",
                                "~",
                                "true",
                                "- ",
                                "? ",
                                "\n",
                                "\n  ",
                                "\t",
                                "&a ",
                                "*a",
                                "!!str ",
                                "!<x> ",
                                "---\n",
                                "...\n",
                                "%YAML 1.1\n",
                                "|\n",
                                ">9-\n",
                                "#",
                                "\u0000",
                                "\u0085",
                                "\uFEFF",
                                "😀"),
                        Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30);
    }

    private static void treeOrMistakes(byte[] bytes) {
        for (String file : List.of("a.yaml", "a.json")) {
            Mistakes mistakes = new Mistakes();
            boolean read = SourceTree.read(file, bytes, 1, mistakes).isPresent();
            assertThat(read || !mistakes.isEmpty()).isTrue();
        }
    }

    private static SourceTree good(String file, String text) {
        Mistakes mistakes = new Mistakes();
        SourceTree tree =
                SourceTree.read(file, text.getBytes(UTF_8), 1, mistakes).orElseThrow();
        assertThat(mistakes.sorted()).isEmpty();
        return tree;
    }

    private static List<FileMistake> mistakes(String file, byte[] content) {
        Mistakes mistakes = new Mistakes();
        assertThat(SourceTree.read(file, content, 1, mistakes))
                .satisfies(tree -> assertThat(mistakes.isEmpty()).isFalse());
        return mistakes.sorted();
    }

    private static Arguments broken(String name, String file, String text, FileFault fault, int line, int column) {
        return Arguments.of(name, file, text, fault, line, column);
    }
}
