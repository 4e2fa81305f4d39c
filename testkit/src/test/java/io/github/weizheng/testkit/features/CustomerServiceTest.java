package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.CustomerService;
import io.github.weizheng.testkit.ReplyWindow;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerServiceTest {
    private static final String SEND = "/cgi-bin/message/custom/send";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final CustomerService service = wechat.account().customerService();
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void theCitizenSeesWhatIsSent() throws Exception {
        service.addAgent("test1@test", "小王");
        citizen.write("社保");

        JsonNode answer = api.post(SEND + "?access_token=" + api.token(), text("您好 <a href=\\\"http://a\\\">看</a>"));
        assertThat(answer.toString()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(send("image", "{\"media_id\":\"M1\"}")).isZero();
        assertThat(send("voice", "{\"media_id\":\"M2\"},\"customservice\":{\"kf_account\":\"test1@test\"}"))
                .isZero();
        assertThat(send(
                        "news",
                        "{\"articles\":[{\"title\":\"指南\",\"description\":\"d\",\"url\":\"u\",\"picurl\":\"p\"}]}"))
                .isZero();

        assertThat(citizen.received())
                .containsExactly(
                        new CitizenSees("text", "您好 <a href=\"http://a\">看</a>", List.of(), List.of(), "", ""),
                        new CitizenSees("image", "", List.of(), List.of(), "M1", ""),
                        new CitizenSees("voice", "", List.of(), List.of(), "M2", "test1@test"),
                        new CitizenSees("news", "", List.of("指南"), List.of("u"), "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40008 | oLiLei  | fax   | {}",
                "40008 | oNobody | link  | {}",
                "40003 | oNobody | text  | {'content':'x'}",
                "44004 | oLiLei  | text  | {'content':''}",
                "47001 | oLiLei  | text  | {'content':1}",
                "40007 | oLiLei  | image | {'media_id':''}",
                "40007 | oLiLei  | voice | {}",
                "44003 | oLiLei  | news  | {'articles':[]}",
                "45008 | oLiLei  | news  | {'articles':[{'title':'a','url':'u'},{'title':'b','url':'u'}]}",
                "61452 | oLiLei  | text  | {'content':'x'},'customservice':{'kf_account':'nobody@test'}",
                "45015 | oSilent | text  | {'content':'x'}",
            })
    void whatWeChatDoesNotSend(int errcode, String openId, String type, String content) throws Exception {
        citizen.write("社保");
        Citizen silent = wechat.citizen("oSilent");

        assertThat(errcode("{'touser':'%s','msgtype':'%s','%s':%s}"
                        .formatted(openId, type, type, content)
                        .replace('\'', '"')))
                .isEqualTo(errcode);
        assertThat(citizen.received()).isEmpty();
        assertThat(silent.received()).isEmpty();
    }

    @Test
    void aTextHoldsTwoThousandAndFortyEightBytes() throws Exception {
        citizen.write("社保");

        assertThat(errcode(text("字".repeat(682) + "ab"))).isZero();
        assertThat(errcode(text("字".repeat(683)))).isEqualTo(45002);
    }

    @Test
    void aMessageAllowsFiveAnswersInTwoDays() throws Exception {
        citizen.write("社保");
        wechat.clock().advance(Duration.ofHours(47));
        for (int i = 0; i < 5; i++) {
            assertThat(errcode(text("答" + i))).isZero();
        }
        assertThat(errcode(text("答6"))).isEqualTo(45047);

        citizen.sendVoice("amr");
        assertThat(errcode(text("答7"))).isZero();
        wechat.clock().advance(Duration.ofDays(2));
        assertThat(errcode(text("答8"))).isEqualTo(45015);
        assertThat(citizen.received()).hasSize(6);
    }

    @Test
    void refusedMessagesCostNothing() throws Exception {
        citizen.write("社保");
        for (int i = 0; i < 6; i++) {
            assertThat(send("image", "{}")).isEqualTo(40007);
        }

        assertThat(errcode(text("答"))).isZero();
    }

    @Test
    void tapsFollowsAndScansAllowThreeInAMinute() throws Exception {
        assertThat(api.errcode("/cgi-bin/menu/create", """
                {"button":[{"name":"查询","type":"click","key":"K"},{"name":"扫码","type":"scancode_waitmsg","key":"K"},
                 {"name":"官网","type":"view","url":"https://example.gov.cn/"}]}""")).isZero();
        List<Runnable> openers = List.of(
                () -> citizen.tap("查询"),
                () -> citizen.button("扫码").scan("6901234567892"),
                () -> citizen.tapMenuMessage("101", "满意"),
                citizen::follow,
                () -> citizen.scan("window_3"));
        for (Runnable opener : openers) {
            opener.run();
            for (int i = 0; i < 3; i++) {
                assertThat(errcode(text("答"))).isZero();
            }
            assertThat(errcode(text("答"))).isEqualTo(45047);
            wechat.clock().advance(Duration.ofMinutes(1));
            assertThat(errcode(text("答"))).isEqualTo(45015);
        }
        citizen.tap("官网");
        citizen.reportLocation(23, 113, 10);
        assertThat(errcode(text("答"))).isEqualTo(45015);
    }

    @Test
    void theWindowThatClosesFirstIsUsedFirst() throws Exception {
        citizen.write("社保");
        citizen.follow();
        for (int i = 0; i < 3; i++) {
            assertThat(errcode(text("答"))).isZero();
        }
        wechat.clock().advance(Duration.ofMinutes(1));

        for (int i = 0; i < 5; i++) {
            assertThat(errcode(text("答"))).isZero();
        }
        assertThat(errcode(text("答"))).isEqualTo(45047);
    }

    @Test
    void whoHasUnfollowedIsNotReached() throws Exception {
        citizen.follow();
        citizen.write("社保");
        citizen.unfollow();

        assertThat(errcode(text("答"))).isEqualTo(45015);
        assertThat(citizen.received()).isEmpty();
    }

    @Test
    void theFiguresCanBeChanged() throws Exception {
        service.allow(ReplyWindow.MESSAGE, 1, Duration.ofHours(1));
        citizen.write("社保");
        assertThat(errcode(text("答"))).isZero();
        assertThat(errcode(text("答"))).isEqualTo(45047);

        service.allow(ReplyWindow.MESSAGE, Integer.MAX_VALUE, Duration.ofHours(1));
        citizen.write("社保");
        for (int i = 0; i < 20; i++) {
            assertThat(errcode(text("答"))).isZero();
        }
        assertThatThrownBy(() -> service.allow(ReplyWindow.SCAN, -1, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> service.allow(ReplyWindow.SCAN, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agentsAreListed() throws Exception {
        assertThat(get("getkflist")).isEqualTo("{\"kf_list\":[]}");
        service.addAgent("test1@test", "小王");
        service.addAgent("test2@test", "小张");
        service.agentOnline("test2@test", true);

        assertThat(get("getkflist"))
                .contains("{\"kf_account\":\"test1@test\",\"kf_nick\":\"小王\",\"kf_id\":\"1001\",\"kf_headimgurl\":")
                .contains("\"kf_account\":\"test2@test\"");
        assertThat(get("getonlinekflist"))
                .isEqualTo("{\"kf_online_list\":"
                        + "[{\"kf_account\":\"test2@test\",\"status\":1,\"kf_id\":\"1002\",\"accepted_case\":0}]}");
        service.agentOnline("test2@test", false);
        assertThat(get("getonlinekflist")).isEqualTo("{\"kf_online_list\":[]}");
        assertThatThrownBy(() -> service.addAgent("test1@test", "小李")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> service.agentOnline("nobody@test", true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(api.get("/cgi-bin/customservice/getkflist").get("errcode").asInt())
                .isEqualTo(41001);
    }

    private String get(String list) throws Exception {
        return api.get("/cgi-bin/customservice/" + list + "?access_token=" + api.token())
                .toString();
    }

    private int send(String type, String content) throws Exception {
        return errcode("{\"touser\":\"oLiLei\",\"msgtype\":\"%s\",\"%s\":%s}".formatted(type, type, content));
    }

    private int errcode(String message) throws Exception {
        return api.errcode(SEND, message);
    }

    private static String text(String content) {
        return "{\"touser\":\"oLiLei\",\"msgtype\":\"text\",\"text\":{\"content\":\"" + content + "\"}}";
    }
}
