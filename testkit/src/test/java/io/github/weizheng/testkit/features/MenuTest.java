package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.weizheng.testkit.WeChatSimulator;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MenuTest {
    private static final String CREATE = "/cgi-bin/menu/create";
    private static final String URL_1024 = "https://a.cn/" + "a".repeat(1011);

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);

    @AfterAll
    void close() {
        wechat.close();
    }

    @BeforeEach
    void withoutMenu() throws Exception {
        api.get("/cgi-bin/menu/delete?access_token=" + api.token());
    }

    @Test
    void whatWasAcceptedComesBack() throws Exception {
        String menu = """
                {"button":[{"name":"办事","sub_button":[
                  {"type":"click","name":"进度查询","key":"PROGRESS"},
                  {"type":"view","name":"官网","url":"HTTP://www.example.gov.cn/"},
                  {"type":"miniprogram","name":"小程序","url":"https://mp.weixin.qq.com","appid":"wx286b93c14bbf93aa","pagepath":"pages/index"},
                  {"type":"media_id","name":"图片","media_id":"M1"},
                  {"type":"article_id","name":"文章","article_id":"A1"}]},
                 {"type":"scancode_waitmsg","name":"扫码","key":"SCAN","sub_button":[]}]}
                """;

        assertThat(api.errcode(CREATE, menu)).isZero();

        JsonNode read = api.get("/cgi-bin/menu/get?access_token=" + api.token()).get("menu");
        assertThat(read.get("menuid").isIntegralNumber()).isTrue();
        assertThat(read.get("button").get(0).get("sub_button").get(0)).isEqualTo(api.parse("""
                        {"type":"click","name":"进度查询","key":"PROGRESS","sub_button":[]}"""));
        assertThat(read.get("button").get(1).get("sub_button")).isEmpty();
        assertThat(api.parse(wechat.account().menuJson().orElseThrow())).isEqualTo(api.parse(menu));
    }

    @Test
    void menuCanBeDeleted() throws Exception {
        assertThat(api.errcode(CREATE, button("\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"")))
                .isZero();
        assertThat(api.get("/cgi-bin/menu/delete?access_token=" + api.token())
                        .get("errcode")
                        .asInt())
                .isZero();

        assertThat(wechat.account().menuJson()).isEmpty();
        assertThat(api.get("/cgi-bin/menu/get?access_token=" + api.token())
                        .get("errcode")
                        .asInt())
                .isEqualTo(46003);
    }

    @Test
    void aRefusedMenuLeavesTheLiveOne() throws Exception {
        api.errcode(CREATE, button("\"type\":\"click\",\"name\":\"n\",\"key\":\"k\""));
        api.errcode(CREATE, "{\"button\":[]}");

        assertThat(wechat.account().menuJson())
                .hasValue("{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}]}");
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                named("first-level name of 16 bytes", button(click("办事大厅1234", "k"))),
                named("key of 128 bytes", button(click("n", "k".repeat(128)))),
                named("url of 1024 bytes", button("\"type\":\"view\",\"name\":\"n\",\"url\":\"" + URL_1024 + "\"")),
                named("entry name of 60 bytes", entry(click("字".repeat(20), "k"))),
                named("three columns", "{\"button\":[{%1$s},{%1$s},{%1$s}]}".formatted(click("n", "k"))),
                named("five entries", entries(5)),
                named("an emoji", button(click("🏛", "🏛"))),
                named("an entry with nulls", entry(click("n", "k") + ",\"sub_button\":null")),
                named("nulls", button(click("n", "k") + ",\"url\":null,\"sub_button\":null")),
                named(
                        "nulls beside entries",
                        "{\"button\":[{\"name\":\"n\",\"type\":null,\"sub_button\":[{%s}]}]}"
                                .formatted(click("n", "k"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(String name, String menu) throws Exception {
        assertThat(api.errcode(CREATE, menu)).isZero();
        assertThat(api.get("/cgi-bin/menu/get?access_token=" + api.token()).at("/menu/button/0/sub_button"))
                .isInstanceOf(ArrayNode.class);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal(40055, "url without host", button("\"type\":\"view\",\"name\":\"n\",\"url\":\"https://?q\"")),
                refusal(40018, "name with a character that XML cannot carry", button(click("a\uFFFF", "k"))),
                refusal(40016, "no button", "{}"),
                refusal(40016, "no column", "{\"button\":[]}"),
                refusal(40016, "button is no list", "{\"button\":{}}"),
                refusal(40016, "four columns", "{\"button\":[{%1$s},{%1$s},{%1$s},{%1$s}]}".formatted(click("n", "k"))),
                refusal(47001, "a column that is no object", "{\"button\":[1]}"),
                refusal(47001, "sub_button that is no list", "{\"button\":[{\"name\":\"n\",\"sub_button\":{}}]}"),
                refusal(40023, "six entries", entries(6)),
                refusal(40022, "a third level", entry(click("n", "k") + ",\"sub_button\":[{" + click("n", "k") + "}]")),
                refusal(41007, "an empty column", "{\"button\":[{\"name\":\"n\",\"sub_button\":[]}]}"),
                refusal(40017, "neither type nor entries", "{\"button\":[{\"name\":\"n\"}]}"),
                refusal(
                        40017,
                        "type and entries",
                        "{\"button\":[{%1$s,\"sub_button\":[{%1$s}]}]}".formatted(click("n", "k"))),
                refusal(40017, "unknown type", button("\"type\":\"fax\",\"name\":\"n\",\"key\":\"k\"")),
                refusal(40018, "no name", button("\"type\":\"click\",\"key\":\"k\"")),
                refusal(40018, "empty name", button(click("", "k"))),
                refusal(40018, "name of 17 bytes", button(click("办事大厅12345", "k"))),
                refusal(40019, "no key", button("\"type\":\"location_select\",\"name\":\"n\"")),
                refusal(40019, "key of 129 bytes", button(click("n", "k".repeat(129)))),
                refusal(40020, "no url", button("\"type\":\"view\",\"name\":\"n\"")),
                refusal(
                        40020,
                        "url of 1025 bytes",
                        button("\"type\":\"view\",\"name\":\"n\",\"url\":\"" + URL_1024 + "a\"")),
                refusal(40055, "url without scheme", button("\"type\":\"view\",\"name\":\"n\",\"url\":\"www.qq.com\"")),
                refusal(40020, "mini program without url", button("\"type\":\"miniprogram\",\"name\":\"n\"")),
                refusal(
                        40166,
                        "mini program without appid",
                        button(
                                "\"type\":\"miniprogram\",\"name\":\"n\",\"url\":\"http://a.cn\",\"appId\":\"wx286b93c14bbf93aa\"")),
                refusal(
                        40165,
                        "mini program without path",
                        button(
                                "\"type\":\"miniprogram\",\"name\":\"n\",\"url\":\"http://a.cn\",\"appid\":\"wx286b93c14bbf93aa\"")),
                refusal(40007, "no media_id", button("\"type\":\"media_id\",\"name\":\"n\"")),
                refusal(40018, "blank name", button(click(" \u3000", "k"))),
                refusal(40018, "name with a control character", button(click("a\\u0007", "k"))),
                refusal(40019, "key with an escaped line feed", button(click("n", "k\\n"))),
                refusal(
                        40020,
                        "url with a control character",
                        button("\"type\":\"view\",\"name\":\"n\",\"url\":\"http://a.cn/\u007f\"")),
                refusal(40020, "blank url", button("\"type\":\"view\",\"name\":\"n\",\"url\":\" \"")),
                refusal(40007, "blank media_id", button("\"type\":\"view_limited\",\"name\":\"n\",\"media_id\":\" \"")),
                refusal(
                        40165,
                        "mini program with a tab in its path",
                        button(
                                "\"type\":\"miniprogram\",\"name\":\"n\",\"url\":\"http://a.cn\",\"appid\":\"wx286b93c14bbf93aa\",\"pagepath\":\"a\\tb\"")),
                refusal(47001, "sub_button of an entry that is no list", entry(click("n", "k") + ",\"sub_button\":{}")),
                refusal(40007, "no article_id", button("\"type\":\"article_view_limited\",\"name\":\"n\"")),
                refusal(40024, "entry without type", entry("\"name\":\"n\"")),
                refusal(40024, "entry of unknown type", entry("\"name\":\"n\",\"type\":\"fax\"")),
                refusal(40025, "entry name of 61 bytes", entry(click("字".repeat(20) + "a", "k"))),
                refusal(40026, "entry without key", entry("\"type\":\"click\",\"name\":\"n\"")),
                refusal(40027, "entry without url", entry("\"type\":\"view\",\"name\":\"n\"")),
                refusal(
                        40054,
                        "entry url without scheme",
                        entry("\"type\":\"view\",\"name\":\"n\",\"url\":\"ftp://a.cn\"")),
                refusal(
                        40023,
                        "the shape comes before the buttons",
                        "{\"button\":[{\"name\":\"\"},%s]}".formatted(column(6))),
                refusal(
                        40026,
                        "an entry of the first column comes before the second column",
                        "{\"button\":[{\"name\":\"a\",\"sub_button\":[{\"type\":\"click\",\"name\":\"n\"}]},{\"name\":\"\"}]}"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void refused(int errcode, String name, String menu) throws Exception {
        assertThat(api.errcode(CREATE, menu)).isEqualTo(errcode);
    }

    @Test
    void halfACharacterIsNoJson() throws Exception {
        byte[] menu = button(click("@@@", "k")).getBytes(StandardCharsets.ISO_8859_1);
        byte[] half = {(byte) 0xED, (byte) 0xA0, (byte) 0xBD};
        System.arraycopy(half, 0, menu, new String(menu, StandardCharsets.ISO_8859_1).indexOf("@@@"), half.length);

        assertThat(api.post(CREATE + "?access_token=" + api.token(), menu)
                        .get("errcode")
                        .asInt())
                .isEqualTo(47001);
    }

    private static Arguments named(String name, String menu) {
        return Arguments.of(name, menu);
    }

    private static Arguments refusal(int errcode, String name, String menu) {
        return Arguments.of(errcode, name, menu);
    }

    private static String click(String name, String key) {
        return "\"type\":\"click\",\"name\":\"" + name + "\",\"key\":\"" + key + "\"";
    }

    private static String button(String fields) {
        return "{\"button\":[{" + fields + "}]}";
    }

    private static String entry(String fields) {
        return "{\"button\":[{\"name\":\"n\",\"sub_button\":[{" + fields + "}]}]}";
    }

    private static String entries(int count) {
        return "{\"button\":[" + column(count) + "]}";
    }

    private static String column(int entries) {
        String all = ("{" + click("n", "k") + "},").repeat(entries);
        return "{\"name\":\"n\",\"sub_button\":[" + all.substring(0, all.length() - 1) + "]}";
    }
}
