package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when an answer is made; nothing is cut or repaired. */
class ReplyLimitsTest {
    private static final String URL = "https://www.example.gov.cn";

    /** Characters of one, two, three and four bytes, and so many of them, filled up with {@code a}, that they have exactly 2,048. */
    @ParameterizedTest
    @CsvSource({"x, 2048, 0", "é, 1024, 0", "水, 682, 2", "😀, 512, 0"})
    void aTextEndsAtTheExactByte(String character, int times, int filling) {
        String longest = character.repeat(times) + "a".repeat(filling);
        assertThat(longest.getBytes(UTF_8)).hasSize(2048);

        assertThat(Reply.text(longest)).isEqualTo(new TextReply(longest));
        assertThatThrownBy(() -> Reply.text(longest + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: 1 to 2048 bytes, actual 2049");
        assertThatThrownBy(() -> Reply.text("a".repeat(2048 - character.getBytes(UTF_8).length + 1) + character))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: 1 to 2048 bytes, actual 2049");
    }

    static Stream<Arguments> bounded() {
        return Stream.<Map.Entry<String, Function<String, Object>>>of(
                        Map.entry("video title", text -> Reply.video("M1").withTitle(text)),
                        Map.entry("video description", text -> Reply.video("M1").withDescription(text)),
                        Map.entry("music title", text -> Reply.music("M1").withTitle(text)),
                        Map.entry("music description", text -> Reply.music("M1").withDescription(text)),
                        Map.entry("music url", text -> Reply.music("M1").withUrl(text)),
                        Map.entry("music hqUrl", text -> Reply.music("M1").withHqUrl(text)),
                        Map.entry("article title", text -> Article.builder(text, URL)),
                        Map.entry("article url", text -> Article.builder("t", text)),
                        Map.entry("article description", text -> Article.builder("t", URL)
                                .description(text)),
                        Map.entry("article picUrl", text -> Article.builder("t", URL)
                                .picUrl(text)))
                .map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounded")
    void titlesDescriptionsAndAddressesEndAtTheExactByte(String field, Function<String, Object> place) {
        String longest = "http://a/" + "水".repeat(679) + "aa";
        assertThat(longest.getBytes(UTF_8)).hasSize(2048);

        assertThat(place.apply(longest)).isNotNull();
        assertThatThrownBy(() -> place.apply(longest + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(field + ": up to 2048 bytes, actual 2049");
    }

    static Stream<Arguments> ids() {
        return Stream.<Map.Entry<String, Function<String, Object>>>of(
                        Map.entry("image mediaId", Reply::image),
                        Map.entry("voice mediaId", Reply::voice),
                        Map.entry("video mediaId", Reply::video),
                        Map.entry("music thumbMediaId", Reply::music),
                        Map.entry("agent", Reply::transferToAgent))
                .map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void idsEndAtTheExactCharacter(String field, Function<String, Object> place) {
        assertThat(place.apply("M".repeat(512))).isNotNull();
        assertThatThrownBy(() -> place.apply("M".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(field + ": visible ASCII, 1 to 512 characters, actual length 513");
    }

    /** Eight of 5,120 bytes each, and a byte more. */
    @ParameterizedTest
    @CsvSource({"a, 1", "水, 3", "]]>, 15", "'\"', 2", "\\, 2", "'\n', 2", "'\t', 2", "'\r', 2"})
    void severalArticlesEndAtTheExactByteOnceEscaped(String unit, int weight) {
        Article[] fitting = IntStream.range(0, 8)
                .mapToObj(i -> article(unit, weight, 2_040))
                .toArray(Article[]::new);
        assertThat(((NewsReply) Reply.news(fitting)).articles()).hasSize(8);
        fitting[7] = article(unit, weight, 2_041);
        assertThatThrownBy(() -> Reply.news(fitting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("news: articles of up to 40960 bytes once escaped, actual 40961");
    }

    /** Has 3,080 bytes once escaped, and the description's. */
    private static Article article(String unit, int weight, int description) {
        return Article.builder(escaped(unit, weight, 1_499), "http://" + "a".repeat(1_574))
                .description(escaped(unit, weight, description))
                .build();
    }

    private static String escaped(String unit, int weight, int bytes) {
        return unit.repeat(bytes / weight) + "a".repeat(bytes % weight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"]]>", "\"", "水"})
    void oneArticleAlwaysFits(String unit) {
        String text = unit.repeat(2048 / unit.getBytes(UTF_8).length);
        String url = "http://" + unit.repeat(2041 / unit.getBytes(UTF_8).length);
        Article longest =
                Article.builder(text, url).description(text).picUrl(url).build();
        assertThat(((NewsReply) Reply.news(longest)).articles()).containsExactly(longest);
    }

    @Test
    void oneToEightArticles() {
        assertThat(((NewsReply) articles(8)).articles()).hasSize(8);
        assertThatThrownBy(() -> articles(9)).hasMessage("news: 1 to 8 articles, actual 9");
        assertThatThrownBy(() -> articles(0)).hasMessage("news: 1 to 8 articles, actual 0");
    }

    private static Reply articles(int count) {
        return Reply.news(IntStream.range(0, count)
                .mapToObj(i -> Article.builder("t" + i, URL).build())
                .toArray(Article[]::new));
    }

    static Stream<Arguments> mistakes() {
        return Stream.<Map.Entry<String, Executable>>of(
                        Map.entry("text: 1 to 2048 bytes, actual 0", () -> Reply.text("")),
                        Map.entry("image mediaId: visible ASCII", () -> Reply.image("")),
                        Map.entry("image mediaId: visible ASCII", () -> Reply.image("M1\n")),
                        Map.entry("voice mediaId: visible ASCII", () -> Reply.voice("素材")),
                        Map.entry("video mediaId: visible ASCII", () -> Reply.video(" ")),
                        Map.entry("music thumbMediaId: visible ASCII", () -> Reply.music("")),
                        Map.entry("music url: starts with http", () -> Reply.music("M1")
                                .withUrl("www.example.gov.cn")),
                        Map.entry("music hqUrl: starts with http", () -> Reply.music("M1")
                                .withHqUrl("ftp://a")),
                        Map.entry("article title: at least 1", () -> Article.builder(" ", URL)),
                        Map.entry("article url: starts with http", () -> Article.builder("t", "")),
                        Map.entry("article url: starts with http", () -> Article.builder("t", "javascript:x")),
                        Map.entry("article picUrl: starts with http", () -> Article.builder("t", URL)
                                .picUrl("a.png")),
                        Map.entry("agent: visible ASCII", () -> Reply.transferToAgent("")),
                        Map.entry("agent: visible ASCII", () -> Reply.transferToAgent("小王@test")))
                .map(mistake -> Arguments.of(mistake.getKey(), mistake.getValue()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamed(String message, Executable mistake) {
        assertThatThrownBy(mistake::execute)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    /** Every text of every kind, with every character that XML cannot hold. */
    static Stream<Arguments> texts() {
        Map<String, Function<String, Object>> places = Map.of(
                "text", Reply::text,
                "video title", text -> Reply.video("M1").withTitle(text),
                "video description", text -> Reply.video("M1").withDescription(text),
                "music title", text -> Reply.music("M1").withTitle(text),
                "music description", text -> Reply.music("M1").withDescription(text),
                "music url", text -> Reply.music("M1").withUrl(URL + text),
                "music hqUrl", text -> Reply.music("M1").withHqUrl(URL + text),
                "article title", text -> Article.builder(text, URL),
                "article description", text -> Article.builder("t", URL).description(text),
                "article url", text -> Article.builder("t", URL + text));
        return places.entrySet().stream().flatMap(place -> Stream.of(
                        "a\0", "\u0008", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "\uD800a", "\uDC00")
                .map(text -> Arguments.of(place.getKey(), text, place.getValue())));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("texts")
    void charactersThatXmlCannotHoldAreRefused(String field, String text, Function<String, Object> place) {
        assertThatThrownBy(() -> place.apply(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(field + ": no character U\\+[0-9A-F]{4} in XML, actual at index \\d+");
    }
}
