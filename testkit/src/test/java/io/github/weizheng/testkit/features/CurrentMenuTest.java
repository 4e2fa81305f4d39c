package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.AccountMenus;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code get_current_selfmenu_info} tells, whichever way the menu was made. */
class CurrentMenuTest {
    private static final String OF_API = """
            {"button":[{"name":"办事","sub_button":[
              {"type":"view","name":"官网","url":"https://www.example.gov.cn/","sub_button":[]},
              {"type":"media_id","name":"图片","media_id":"M1","key":null}]},
             {"type":"click","name":"留言","key":"MESSAGE"}]}
            """;
    private static final String OF_CONSOLE = """
            {"button":[{"name":"资讯","sub_button":{"list":[
               {"type":"view","name":"官网","url":"https://www.example.gov.cn/"},
               {"type":"news","name":"公告","value":"N1","news_info":{"list":[{"title":"停水","author":"","digest":"","show_cover":0,
                 "cover_url":"","content_url":"http://mp.weixin.qq.com/s?__biz=x","source_url":""}]}},
               {"type":"video","name":"视频","value":"http://example.gov.cn/x.mp4"},
               {"type":"voice","name":"语音","value":"V1"}]}},
              {"type":"text","name":"电话","value":"12345"},
              {"type":"miniprogram","name":"小程序","url":"https://a.cn","appid":"wx286b93c14bbf93aa","pagepath":"pages/index"}]}
            """;

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final AccountMenus menus = wechat.account().menus();
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aMenuOfTheApiHasItsEntriesInAnObject() throws Exception {
        create(OF_API);
        assertThat(current()).isEqualTo(api.parse("""
                {"is_menu_open":1,"selfmenu_info":{"button":[{"name":"办事","sub_button":{"list":[
                  {"type":"view","name":"官网","url":"https://www.example.gov.cn/"},
                  {"type":"media_id","name":"图片","media_id":"M1"}]}},
                 {"type":"click","name":"留言","key":"MESSAGE"}]}}
                """));
    }

    @Test
    void aMenuOfTheConsoleIsToldAsItIsAndNotByTheMenuApi() throws Exception {
        create(OF_API);
        menus.publishInConsole(OF_CONSOLE);
        assertThat(current().get("selfmenu_info")).isEqualTo(api.parse(OF_CONSOLE));
        assertThat(get("/cgi-bin/menu/get").get("errcode").asInt()).isEqualTo(46003);
        assertThat(wechat.account().menuJson()).isEmpty();
        assertThat(api.parse(citizen.menu().orElseThrow()).at("/button/1/value").asText())
                .isEqualTo("12345");
        assertThat(citizen.tap("电话").attempts()).isEmpty();
        assertThat(citizen.tap("资讯", "语音").attempts()).isEmpty();
        assertThat(
                        api.errcode(
                                "/cgi-bin/menu/addconditional",
                                "{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}],\"matchrule\":{\"tag_id\":\"101\"}}"))
                .isEqualTo(65303);
    }

    @Test
    void aMenuOfTheApiReplacesThatOfTheConsole() throws Exception {
        menus.publishInConsole(OF_CONSOLE);
        create(OF_API);
        assertThat(current().at("/selfmenu_info/button/1/key").asText()).isEqualTo("MESSAGE");
        assertThat(get("/cgi-bin/menu/get").has("menu")).isTrue();
    }

    @Test
    void deletingDeletesThatOfTheConsoleToo() throws Exception {
        menus.publishInConsole(OF_CONSOLE);
        get("/cgi-bin/menu/delete");
        assertThat(current()).isEqualTo(api.parse("{\"is_menu_open\":1,\"selfmenu_info\":{}}"));
        assertThat(citizen.menu()).isEmpty();
    }

    @Test
    void aClosedMenuIsNotSeen() throws Exception {
        create(OF_API);
        menus.open(false);
        assertThat(current().get("is_menu_open").asInt()).isZero();
        assertThat(current().at("/selfmenu_info/button")).hasSize(2);
        assertThat(citizen.menu()).isEmpty();
        assertThatThrownBy(() -> citizen.tap("留言")).hasMessageContaining("closed");
        menus.open(true);
        assertThat(citizen.menu()).isPresent();
    }

    static Stream<Arguments> whatTheConsoleCannotMake() {
        return Stream.of(
                Arguments.of("no JSON", "{"),
                Arguments.of("no button", "{}"),
                Arguments.of("no column", "{\"button\":[]}"),
                Arguments.of("four columns", "{\"button\":[%1$s,%1$s,%1$s,%1$s]}".formatted(text())),
                Arguments.of("a column that is no object", "{\"button\":[1]}"),
                Arguments.of(
                        "an entry that is no object", "{\"button\":[{\"name\":\"n\",\"sub_button\":{\"list\":[1]}}]}"),
                Arguments.of(
                        "entries of the API", "{\"button\":[{\"name\":\"n\",\"sub_button\":[%s]}]}".formatted(text())),
                Arguments.of("no entries", "{\"button\":[{\"name\":\"n\",\"sub_button\":{\"list\":[]}}]}"),
                Arguments.of(
                        "six entries",
                        "{\"button\":[{\"name\":\"n\",\"sub_button\":{\"list\":[%1$s,%1$s,%1$s,%1$s,%1$s,%1$s]}}]}"
                                .formatted(text())),
                Arguments.of(
                        "a column without name", "{\"button\":[{\"sub_button\":{\"list\":[%s]}}]}".formatted(text())),
                Arguments.of("a type of the API", "{\"button\":[{\"type\":\"click\",\"name\":\"n\",\"key\":\"k\"}]}"),
                Arguments.of("no value", "{\"button\":[{\"type\":\"img\",\"name\":\"n\"}]}"),
                Arguments.of("no url", "{\"button\":[{\"type\":\"view\",\"name\":\"n\"}]}"),
                Arguments.of(
                        "news without articles", "{\"button\":[{\"type\":\"news\",\"name\":\"n\",\"value\":\"v\"}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatTheConsoleCannotMake(String name, String json) throws Exception {
        create(OF_API);
        assertThatThrownBy(() -> menus.publishInConsole(json)).isInstanceOf(IllegalArgumentException.class);
        assertThat(wechat.account().menuJson()).isPresent();
    }

    private static String text() {
        return "{\"type\":\"text\",\"name\":\"n\",\"value\":\"v\"}";
    }

    private void create(String menu) throws Exception {
        assertThat(api.errcode("/cgi-bin/menu/create", menu)).isZero();
    }

    private JsonNode current() throws Exception {
        return get("/cgi-bin/get_current_selfmenu_info");
    }

    private JsonNode get(String path) throws Exception {
        return api.get(path + "?access_token=" + api.token());
    }
}
