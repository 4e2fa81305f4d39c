package io.github.weizheng.menu.picture;

import static io.github.weizheng.menu.MenuButton.article;
import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.group;
import static io.github.weizheng.menu.MenuButton.media;
import static io.github.weizheng.menu.MenuButton.miniProgram;
import static io.github.weizheng.menu.MenuButton.scanCodeWaitMsg;
import static io.github.weizheng.menu.MenuButton.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.menu.MenuButton;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Pictures of menus, sound ones and broken ones. */
class MenuPictureTest {
    private static final Set<String> DRAWN = Set.of("svg", "g", "rect", "path", "circle", "text", "title");
    private static final Set<String> OF_THE_PAGE = Set.of(
            "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "section", "table", "thead", "tbody",
            "tr", "th", "td", "span");

    private static final List<MenuButton> SERVICE_CENTRE = List.of(
            group(
                    "服务汇",
                    click("办事查询", MenuKey.of("PROGRESS")),
                    view("网上大厅", "https://hall.example.gov.cn/?a=1&b=2"),
                    miniProgram("预约取号", "https://www.example.gov.cn", "wx286b93c14bbf93aa", "pages/booking/index"),
                    scanCodeWaitMsg("扫码查验证照", MenuKey.of("SCAN_LICENCE"))),
            group("资讯汇", article("政策解读", "ARTICLE_1"), media("办事指南长图", "MEDIA_1")),
            view("城市热线12345", "https://12345.example.gov.cn"));

    @Test
    void showsAMenuOnATerminal() throws IOException {
        MenuPicture picture = MenuPicture.builder("示例市政务服务")
                .menu("全部用户", SERVICE_CENTRE)
                .menu("标签 101", fiveColumns())
                .build();

        assertThat(picture.text()).isEqualTo(golden("menu.txt"));
    }

    @Test
    void drawsAMenuOnAPhone() throws IOException {
        MenuPicture picture =
                MenuPicture.builder("示例市政务服务").menu("全部用户", SERVICE_CENTRE).build();

        assertThat(picture.svg()).isEqualTo(golden("menu.svg"));
    }

    @Test
    void tellsInATableWhatEachEntryDoes() throws Exception {
        MenuPicture picture =
                MenuPicture.builder("示例市政务服务").menu("全部用户", SERVICE_CENTRE).build();

        NodeList rows = parse(picture.html()).getElementsByTagName("tr");

        assertThat(IntStream.range(0, rows.getLength()).mapToObj(rows::item).map(row -> {
                    NodeList cells = row.getChildNodes();
                    return IntStream.range(0, cells.getLength())
                            .mapToObj(i -> cells.item(i).getTextContent())
                            .toList();
                }))
                .contains(
                        List.of("栏目", "名称", "字节", "类型", "目标"),
                        List.of("第 1 栏", "服务汇", "9", "菜单", "4 项"),
                        List.of("服务汇", "办事查询", "12", "点击推事件", "PROGRESS"),
                        List.of("服务汇", "网上大厅", "12", "网页", "https://hall.example.gov.cn/?a=1&b=2"),
                        List.of("第 3 栏", "城市热线12345手机显示：城市热线…", "17（上限 16）", "网页", "https://12345.example.gov.cn"))
                .hasSize(10);
    }

    @Test
    void forbidsThePageToLoadOrRunAnything() throws Exception {
        String html =
                MenuPicture.builder("市").menu("全部", SERVICE_CENTRE).build().html();

        assertThat(html).contains("default-src 'none'".replace("'", "&#39;"));
        assertThat(tags(parse(html))).isSubsetOf(union(DRAWN, OF_THE_PAGE));
    }

    @Test
    void saysWhatThreeColumnsHaveNoRoomFor() {
        String text = MenuPicture.builder("市").menu("草案", fiveColumns()).build().text();

        assertThat(text).contains("! 超出 3 栏：便民应用、我的（共 5 栏）").containsPattern("便民应用 +click APPS");
    }

    @Test
    void cutsLongTextsWhereOneSeesIt() {
        MenuPicture picture = MenuPicture.builder("市")
                .menu("全部", List.of(group("栏", click("长".repeat(1_000), MenuKey.of("K")))))
                .build();

        assertThat(picture.text()).contains("长".repeat(120) + "…（共 1000 字）").doesNotContain("长".repeat(121));
        assertThat(picture.svg()).contains(">" + "长".repeat(8) + "…<");
    }

    @Test
    void cutsNamesOfMarksWithoutWidth() {
        String marks = "e" + "\u0301".repeat(1_000);

        String svg = MenuPicture.builder("市")
                .menu("全部", List.of(click(marks, MenuKey.of("K"))))
                .build()
                .svg();

        assertThat(svg.split("\u0301", -1)).hasSizeLessThan(200);
    }

    @Test
    void tellsHowMuchIsLeftOut() {
        List<MenuButton> many = Collections.nCopies(12, view("页", "https://www.example.gov.cn"));
        MenuPicture.Builder builder = MenuPicture.builder("市");
        for (int i = 0; i < 53; i++) {
            builder.menu("标签 " + i, List.of(new MenuButton.Group("栏", many)));
        }
        builder.menu("更多", many);
        MenuPicture picture = builder.build();

        assertThat(picture.text()).contains("…另有 2 项", "…另有 4 个菜单未画出", "栏超出 5 项（共 12 项）");
        assertThat(picture.html()).contains("…另有 2 项", "…另有 4 个菜单未画出");
        assertThat(MenuPicture.builder("市").menu("全部", many).build().text()).contains("…另有 2 栏");
    }

    @Test
    void needsAMenu() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MenuPicture.builder("市").build())
                .withMessage("menus: at least 1, actual 0");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                argumentSet("markup", "<script>alert(1)</script>", "<script"),
                argumentSet("end of a CDATA section", "]]>", "]]>"),
                argumentSet("quotes", "\"onload='x'", "\"onload"),
                argumentSet("an entity", "&lt;b&gt;&xxe;", "&xxe;"),
                argumentSet("a lone high surrogate", "\uD83D", "\uD83D"),
                argumentSet("a lone low surrogate", "\uDE00", "\uDE00"),
                argumentSet("U+0000", "a\u0000b", "\u0000"),
                argumentSet("an escape sequence", "\u001B[31m", "\u001B"),
                argumentSet("a line feed", "a\nforged", "a\nforged"),
                argumentSet("a right-to-left override", "\u202Excod", "\u202E"),
                argumentSet("an isolate", "\u2067x", "\u2067"),
                argumentSet("a line separator", "a\u2028b", "\u2028"),
                argumentSet("no character", "\uFFFE\uFFFF", "\uFFFE"),
                argumentSet("an openid", "oAbCdEfGhIjKlMnOpQrStUvWxYz0", "oAbCdEfGhIjKlMnOpQrStUvWxYz0"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void makesHarmless(String text, String neverHeld) throws Exception {
        MenuPicture picture = MenuPicture.builder(text)
                .menu(
                        text,
                        List.of(
                                new MenuButton.Group(text, List.of(new MenuButton.View(text, text), unknown(text))),
                                unknown(text)))
                .build();

        sound(picture);
        assertThat(picture.svg()).doesNotContain(neverHeld);
        assertThat(picture.html()).doesNotContain(neverHeld);
        if (!neverHeld.matches("[ -~]+") || neverHeld.startsWith("o")) {
            assertThat(picture.text()).doesNotContain(neverHeld);
        }
    }

    @Property(tries = 500)
    void isWellFormedAndBoundedWhateverTheMenu(@ForAll("texts") String text, @ForAll("menus") List<MenuButton> menu)
            throws Exception {
        MenuPicture picture =
                MenuPicture.builder(text).menu(text, menu).menu("", List.of()).build();

        sound(picture);
        assertThat(picture.text()).hasSizeLessThan(400_000);
        assertThat(picture.svg()).hasSizeLessThan(100_000);
        assertThat(picture.html()).hasSizeLessThan(1_000_000);
    }

    @Provide
    Arbitrary<List<MenuButton>> menus() {
        Arbitrary<MenuButton> leaf = Combinators.combine(texts(), texts())
                .as((name, target) -> target.length() % 2 == 0 ? new MenuButton.View(name, target) : unknown(name));
        Arbitrary<MenuButton> column =
                Combinators.combine(texts(), leaf.list().ofMaxSize(7)).as(MenuButton.Group::new);
        Arbitrary<MenuButton> nested = column.list().ofMaxSize(2).map(entries -> new MenuButton.Group("层", entries));
        return Arbitraries.oneOf(leaf, column, nested).list().ofMaxSize(7);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "",
                " ",
                "服务汇",
                "<script>",
                "]]>",
                "\"",
                "'",
                "&",
                "\uD83D",
                "\uDE00",
                "😀",
                "\u0000",
                "\u202E",
                "\uFFFF",
                "e\u0301");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(30),
                pieces.map(piece -> piece.repeat(1_000)));
    }

    private static List<MenuButton> fiveColumns() {
        return List.of(
                group("信息发布", view("通知公告", "https://www.example.gov.cn/notices")),
                click("办事服务", MenuKey.of("SERVICES")),
                click("在线互动", MenuKey.of("CONTACT")),
                click("便民应用", MenuKey.of("APPS")),
                click("我的", MenuKey.of("MINE")));
    }

    private static MenuButton unknown(String text) {
        return new MenuButton.Unknown(text, text, text);
    }

    private static void sound(MenuPicture picture) throws Exception {
        assertThat(tags(parse(picture.svg()))).isSubsetOf(DRAWN);
        assertThat(tags(parse(picture.html()))).isSubsetOf(union(DRAWN, OF_THE_PAGE));
        String text = picture.text();
        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        return parser.parse(new InputSource(new StringReader(xml)));
    }

    private static Set<String> tags(Document document) {
        NodeList all = document.getElementsByTagName("*");
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            tags.add(((Element) all.item(i)).getTagName());
        }
        return tags;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = MenuPictureTest.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
