package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.ClientPlatform;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalMenuTest {
    private static final String CREATE = "/cgi-bin/menu/create";
    private static final String ADD = "/cgi-bin/menu/addconditional";
    private static final String DELETE = "/cgi-bin/menu/delconditional";
    private static final String TRY = "/cgi-bin/menu/trymatch";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeEach
    void withDefaultMenu() throws Exception {
        citizen.follow();
        assertThat(api.errcode(CREATE, "{\"button\":[" + click("大家") + "]}")).isZero();
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void citizensSeeTheNewestMenuThatFits() throws Exception {
        add(click("老人"), "{\"tag_id\":\"101\"}");
        add(click("苹果"), "{\"tag_id\":\"101\",\"client_platform_type\":\"1\"}");
        assertThat(name(citizen)).isEqualTo("大家");
        citizen.tagged(101);
        assertThat(name(citizen)).isEqualTo("老人");
        citizen.platform(ClientPlatform.IOS);
        assertThat(name(citizen)).isEqualTo("苹果");
        citizen.platform(ClientPlatform.ANDROID);
        assertThat(name(citizen)).isEqualTo("老人");
        add(click("较新"), "{\"tag_id\":101,\"sex\":\"\",\"city\":null,\"group_id\":\"\"}");
        assertThat(name(citizen)).isEqualTo("较新");
        citizen.untagged(101);
        assertThat(name(citizen)).isEqualTo("大家");
    }

    @Test
    void ofSeveralTagsTheLastAddedOneDecides() throws Exception {
        add(click("甲"), "{\"tag_id\":\"101\"}");
        add(click("乙"), "{\"tag_id\":\"102\"}");
        citizen.tagged(102);
        citizen.tagged(101);
        assertThat(name(citizen)).isEqualTo("甲");
        citizen.tagged(102);
        assertThat(name(citizen)).isEqualTo("甲");
        citizen.tagged(103);
        assertThat(name(citizen)).isEqualTo("大家");
        citizen.untagged(103);
        citizen.untagged(101);
        assertThat(name(citizen)).isEqualTo("乙");
    }

    @Test
    void aCitizenHasTwentyTagsAtMost() {
        IntStream.range(0, 20).forEach(citizen::tagged);
        citizen.tagged(0);
        assertThatThrownBy(() -> citizen.tagged(20)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> citizen.tagged(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tryMatchTellsWhatACitizenSees() throws Exception {
        add(click("老人"), "{\"tag_id\":\"101\"}");
        citizen.tagged(101);
        JsonNode seen = post(TRY, "{\"user_id\":\"oLiLei\"}");
        assertThat(seen.at("/button/0/name").asText()).isEqualTo("老人");
        assertThat(seen.at("/button/0/sub_button").isArray()).isTrue();
        assertThat(seen.has("menu")).isFalse();
        citizen.untagged(101);
        assertThat(post(TRY, "{\"user_id\":\"oLiLei\"}").at("/button/0/name").asText())
                .isEqualTo("大家");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"user_id\":\"oNobody\"}|65302",
                "{\"user_id\":\"oStranger\"}|65302",
                "{\"user_id\":\"\"}|65302",
                "{}|65302",
                "{\"user_id\":[\"oLiLei\"]}|47001",
                "[]|47001"
            })
    void tryMatchRefuses(String body, int errcode) throws Exception {
        wechat.citizen("oStranger");
        assertThat(api.errcode(TRY, body)).isEqualTo(errcode);
    }

    @Test
    void menuGetTellsTheConditionalOnesNewestFirst() throws Exception {
        String first = add(click("甲"), "{\"tag_id\":101}");
        String second = add(click("乙"), "{\"client_platform_type\":\"2\",\"tag_id\":\"\"}");
        JsonNode read = get("/cgi-bin/menu/get");
        JsonNode conditional = read.get("conditionalmenu");
        assertThat(read.at("/menu/button/0/name").asText()).isEqualTo("大家");
        assertThat(conditional).hasSize(2);
        assertThat(conditional.get(0).get("menuid").isIntegralNumber()).isTrue();
        assertThat(conditional.findValuesAsText("menuid")).isEqualTo(List.of(second, first));
        assertThat(conditional.get(0).get("matchrule")).isEqualTo(api.parse("{\"client_platform_type\":\"2\"}"));
        assertThat(conditional.get(1).get("matchrule")).isEqualTo(api.parse("{\"tag_id\":\"101\"}"));
        assertThat(conditional.at("/0/button/0/sub_button").isArray()).isTrue();
    }

    @Test
    void aNewDefaultMenuLeavesThemAndDeletingItDoesNot() throws Exception {
        add(click("甲"), "{\"tag_id\":101}");
        citizen.tagged(101);
        assertThat(api.errcode(CREATE, "{\"button\":[" + click("新") + "]}")).isZero();
        assertThat(name(citizen)).isEqualTo("甲");
        get("/cgi-bin/menu/delete");
        assertThat(citizen.menu()).isEmpty();
        assertThat(api.errcode(TRY, "{\"user_id\":\"oLiLei\"}")).isEqualTo(65303);
        assertThat(api.errcode(CREATE, "{\"button\":[" + click("又") + "]}")).isZero();
        assertThat(name(citizen)).isEqualTo("又");
        assertThat(get("/cgi-bin/menu/get").has("conditionalmenu")).isFalse();
    }

    @Test
    void oneCanBeDeletedByItsMenuId() throws Exception {
        String menuId = add(click("甲"), "{\"tag_id\":101}");
        citizen.tagged(101);
        assertThat(api.errcode(DELETE, "{\"menuid\":\"" + menuId + "\"}")).isZero();
        assertThat(name(citizen)).isEqualTo("大家");
        assertThat(api.errcode(DELETE, "{\"menuid\":\"" + menuId + "\"}")).isEqualTo(65301);
        String next = add(click("甲"), "{\"tag_id\":101}");
        assertThat(api.errcode(DELETE, "{\"menuid\":" + next + "}")).isZero();
        assertThat(api.errcode(DELETE, "{}")).isEqualTo(65301);
        assertThat(api.errcode(DELETE, "{\"menuid\":{}}")).isEqualTo(47001);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "null|65304",
                "{}|65304",
                "{\"tag_id\":\"\",\"client_platform_type\":null}|65304",
                "{\"tagid\":\"101\"}|65304",
                "{\"tag_id\":\"101\",\"sex\":\"1\"}|65320",
                "{\"tag_id\":\"101\",\"sex\":1}|65320",
                "{\"country\":\"中国\"}|65320",
                "{\"province\":\"广东\"}|65320",
                "{\"city\":\"广州\"}|65320",
                "{\"language\":\"zh_CN\"}|65320",
                "{\"group_id\":\"2\"}|65320",
                "[]|47001",
                "\"101\"|47001",
                "{\"tag_id\":true}|47001",
                "{\"tag_id\":1.5}|47001",
                "{\"tag_id\":[101]}|47001",
                "{\"sex\":{}}|47001",
                "{\"tag_id\":\"老人\"}|45159",
                "{\"tag_id\":-1}|45159",
                "{\"tag_id\":\"1234567890123456789\"}|45159",
                "{\"tag_id\":\" 101\"}|45159",
                "{\"tag_id\":\"101\",\"mood\":[]}|47001",
                "{\"client_platform_type\":\"4\"}|40035",
                "{\"client_platform_type\":\"iOS\"}|40035",
            })
    void rulesThatCannotBe(String rule, int errcode) throws Exception {
        assertThat(errcode(click("甲"), rule)).isEqualTo(errcode);
    }

    @Test
    void withoutARuleOrADefaultMenuThereIsNone() throws Exception {
        assertThat(api.errcode(ADD, "{\"button\":[" + click("甲") + "]}")).isEqualTo(65304);
        get("/cgi-bin/menu/delete");
        assertThat(errcode(click("甲"), "{\"tag_id\":\"101\"}")).isEqualTo(65303);
    }

    @Test
    void theTreeIsJudgedAsThatOfTheDefaultMenu() throws Exception {
        assertThat(api.errcode(ADD, "{\"matchrule\":{\"tag_id\":\"101\"}}")).isEqualTo(40016);
        assertThat(errcode("{\"type\":\"fax\",\"name\":\"n\"}", "{\"tag_id\":\"101\"}"))
                .isEqualTo(40017);
    }

    @Test
    void allTogetherLeadToThreeHosts() throws Exception {
        String rule = "{\"tag_id\":\"101\"}";
        String first = add(
                view("http://A.gov.cn/x") + "," + entries(view("https://a.gov.cn:8080"), view("https://b.gov.cn?q")),
                rule);
        add(
                "{\"type\":\"miniprogram\",\"name\":\"n\",\"url\":\"https://u@c.gov.cn#f\",\"appid\":\"wx286b93c14bbf93aa\",\"pagepath\":\"p\"}",
                rule);
        assertThat(errcode(view("http://d.gov.cn"), rule)).isEqualTo(65316);
        assertThat(errcode(view("http://www.c.gov.cn"), rule)).isEqualTo(65316);
        add(view("http://c.gov.cn"), rule);
        assertThat(api.errcode(DELETE, "{\"menuid\":\"" + first + "\"}")).isZero();
        add(view("http://d.gov.cn") + "," + view("http://e.gov.cn"), rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://?q",
                "https:///path",
                "http://#f",
                "http://a b.cn",
                "http://:80/",
                "http://u@/",
                "http://[::1"
            })
    void aHostThatCannotBeRead(String url) throws Exception {
        assertThat(errcode(view(url), "{\"tag_id\":\"101\"}")).isEqualTo(65317);
    }

    @Test
    void theDayHasLimitsForANewAccount() throws Exception {
        wechat.account().quotas().limitAsNewAccount();
        assertThat(quota(ADD)).isEqualTo(2_000);
        assertThat(quota(DELETE)).isEqualTo(2_000);
        assertThat(quota(TRY)).isEqualTo(20_000);
        wechat.account().quotas().limitPerDay(TRY, 1);
        assertThat(post(TRY, "{\"user_id\":\"oLiLei\"}").has("button")).isTrue();
        assertThat(api.errcode(TRY, "{\"user_id\":\"oLiLei\"}")).isEqualTo(45009);
    }

    @Test
    void tapsTellTheMenuTheyCameFrom() throws Exception {
        String menuId = add(view("http://a.gov.cn"), "{\"tag_id\":\"101\"}");
        citizen.tagged(101);
        try (DeveloperServer developer = new DeveloperServer()) {
            wechat.account().connect(developer.url("/"), CallbackMode.PLAIN);
            citizen.tap("链接");
            assertThat(element(developer.lastPush().body(), "MenuId")).isEqualTo(menuId);
        }
        assertThatThrownBy(() -> citizen.tap("大家")).hasMessageContaining("链接");
    }

    private String add(String columns, String rule) throws Exception {
        JsonNode answer = post(ADD, body(columns, rule));
        assertThat(answer.path("menuid").isTextual()).as(answer.toString()).isTrue();
        return answer.get("menuid").asText();
    }

    private int errcode(String columns, String rule) throws Exception {
        return api.errcode(ADD, body(columns, rule));
    }

    private static String body(String columns, String rule) {
        return "{\"button\":[" + columns + "],\"matchrule\":" + rule + "}";
    }

    private JsonNode post(String path, String body) throws Exception {
        return api.post(path + "?access_token=" + api.token(), body);
    }

    private JsonNode get(String path) throws Exception {
        return api.get(path + "?access_token=" + api.token());
    }

    private long quota(String path) throws Exception {
        return post("/cgi-bin/openapi/quota/get", "{\"cgi_path\":\"" + path + "\"}")
                .at("/quota/daily_limit")
                .asLong();
    }

    private String name(Citizen who) throws Exception {
        return api.parse(who.menu().orElseThrow()).at("/button/0/name").asText();
    }

    private static String click(String name) {
        return "{\"type\":\"click\",\"name\":\"" + name + "\",\"key\":\"k\"}";
    }

    private static String view(String url) {
        return "{\"type\":\"view\",\"name\":\"链接\",\"url\":\"" + url + "\"}";
    }

    private static String entries(String... entries) {
        return "{\"name\":\"栏\",\"sub_button\":[" + String.join(",", entries) + "]}";
    }
}
