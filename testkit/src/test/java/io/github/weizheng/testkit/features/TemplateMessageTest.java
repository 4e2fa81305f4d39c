package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Notice;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMessageTest {
    private static final String SEND = "/cgi-bin/message/template/send";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void arrivesAtAFollower() throws Exception {
        String template = wechat.account().addTemplate("缴费通知", "事项：{{thing2.DATA}}\n金额：{{amount3.DATA}}");
        citizen.follow();

        JsonNode answer = send("""
                {"touser":"oLiLei","template_id":"%s","url":"https://example.gov.cn/pay","data":{
                  "thing2":{"value":"水费"},"amount3":{"value":"￥12.50元"},"extra":{"value":"x"}}}""".formatted(template));

        assertThat(template).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.get("errcode").asInt()).isZero();
        assertThat(answer.get("msgid").asLong()).isGreaterThan(Integer.MAX_VALUE);
        assertThat(citizen.notices()).hasSize(1);
        Notice notice = citizen.notices().get(0);
        assertThat(notice.templateId()).isEqualTo(template);
        assertThat(notice.title()).isEqualTo("缴费通知");
        assertThat(notice.data()).isEqualTo(Map.of("thing2", "水费", "amount3", "￥12.50元"));
        assertThat(notice.url()).hasValue("https://example.gov.cn/pay");
        assertThat(notice.text()).isEqualTo("事项：水费\n金额：￥12.50元");
    }

    @Test
    void refusalsComeInThisOrder() throws Exception {
        String template = wechat.account().addTemplate("通知", "{{thing1.DATA}}");

        assertThat(errcode("{}")).isEqualTo(40037);
        assertThat(errcode("{\"template_id\":\"" + template + "\"}")).isEqualTo(40003);
        assertThat(errcode(to("oNobody", template, ""))).isEqualTo(40003);
        assertThat(errcode(to("oLiLei", template, ""))).isEqualTo(43004);
        citizen.follow();
        assertThat(errcode(to("oLiLei", template, ""))).isEqualTo(47001);
        assertThat(errcode(to("oLiLei", template, ",\"data\":[]"))).isEqualTo(47001);
        assertThat(errcode(to("oLiLei", template, ",\"data\":{\"thing1\":\"水费\"}")))
                .isEqualTo(47001);
        assertThat(errcode(to("oLiLei", template, ",\"data\":{\"thing1\":{\"value\":1}}")))
                .isEqualTo(47001);
        assertThat(errcode("{\"touser\":")).isEqualTo(47001);
        assertThat(errcode(to("oLiLei", template, ",\"data\":{}"))).isEqualTo(47003);
        assertThat(citizen.notices()).isEmpty();
        citizen.unfollow();
        assertThat(errcode(to("oLiLei", template, ""))).isEqualTo(43004);
    }

    @Test
    void sameClientMessageIdIsDeliveredOnceWithinTenMinutes() throws Exception {
        String template = wechat.account().addTemplate("通知", "{{thing1.DATA}}");
        citizen.follow();
        wechat.citizen("oHanMei").follow();
        String data = ",\"client_msg_id\":\"M1\",\"data\":{\"thing1\":{\"value\":\"水费\"}}";

        JsonNode first = send(to("oLiLei", template, data));
        JsonNode again = send(to("oLiLei", template, data));
        JsonNode other = send(to("oHanMei", template, data));
        assertThat(again).isEqualTo(first);
        assertThat(other.get("msgid")).isNotEqualTo(first.get("msgid"));
        assertThat(citizen.notices()).hasSize(1);

        wechat.clock().advance(Duration.ofMinutes(10));
        assertThat(send(to("oLiLei", template, data)).get("msgid")).isNotEqualTo(first.get("msgid"));
        assertThat(citizen.notices()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "thing2, 一二三四五六七八九十一二三四五六七八九十, true",
        "thing2, 一二三四五六七八九十一二三四五六七八九十一, false",
        "thing2, '', false",
        "number1, 12.5, true",
        "number1, 123456789012345678901234567890123, false",
        "number1, 12a, false",
        "letter1, ABC, true",
        "letter1, AB1, false",
        "symbol1, +-, true",
        "symbol1, ++++++, false",
        "symbol1, a, false",
        "character_string6, NO.2024-0001, true",
        "character_string6, 单号1, false",
        "character_string6, 123456789012345678901234567890123, false",
        "time4, 15:01, true",
        "time4, 2019年10月1日 15:01, true",
        "time4, 2024-05-01 10:00, true",
        "time4, 09:00~17:00, true",
        "time4, 25:01, false",
        "time4, 下午三点, false",
        "date1, 2019年10月1日, true",
        "date1, 2019-10-01~2019-10-07, true",
        "date1, 2019年10月1日 15:01, true",
        "date1, 2019年13月1日, false",
        "date1, 十月一日, false",
        "amount3, 100元, true",
        "amount3, ¥0.01, true",
        "amount3, 12345678901, false",
        "amount3, 约100元, false",
        "phone_number1, +86-0766-66888866, true",
        "phone_number1, 123456789012345678, false",
        "phone_number1, 电话1, false",
        "car_number1, 粤A8Z888挂, true",
        "car_number1, 粤A8Z8888挂, false",
        "name1, 张三, true",
        "name1, 买买提·阿卜杜拉, true",
        "name1, 一二三四五六七八九十一, false",
        "name1, Bartholomew Simpson, true",
        "name1, Bartholomew J. Simpson, false",
        "name1, 张3, false",
        "phrase1, 已受理, true",
        "phrase1, 已经受理完毕, false",
        "phrase1, OK, false",
        "keyword1, 任何内容都可以放在旧的行业模板里而且可以很长很长很长, true",
    })
    void valuesAreJudgedByTheirKind(String key, String value, boolean good) throws Exception {
        String template = wechat.account().addTemplate("通知", "{{" + key + ".DATA}}");
        citizen.follow();

        JsonNode answer = send(to("oLiLei", template, ",\"data\":{\"%s\":{\"value\":\"%s\"}}".formatted(key, value)));

        assertThat(answer.get("errcode").asInt()).isEqualTo(good ? 0 : 47003);
        if (!good) {
            assertThat(answer.get("errmsg").asText())
                    .startsWith("argument invalid! data." + key + ".value invalid rid: ");
        }
        assertThat(citizen.notices()).hasSize(good ? 1 : 0);
    }

    @Test
    void templatesCanBeListed() throws Exception {
        String template = wechat.account().addTemplate("通知", "{{thing1.DATA}}");

        JsonNode list = api.get("/cgi-bin/template/get_all_private_template?access_token=" + api.token())
                .get("template_list");

        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("template_id").asText()).isEqualTo(template);
        assertThat(list.get(0).get("content").asText()).isEqualTo("{{thing1.DATA}}");
    }

    @Test
    void anAccountHoldsTwentyFiveTemplates() {
        assertThatThrownBy(() -> wechat.account().addTemplate("通知", "没有占位符"))
                .isInstanceOf(IllegalArgumentException.class);
        for (int i = 0; i < 25; i++) {
            wechat.account().addTemplate("通知", "{{thing1.DATA}}");
        }

        assertThatThrownBy(() -> wechat.account().addTemplate("通知", "{{thing1.DATA}}"))
                .isInstanceOf(IllegalStateException.class);
    }

    private JsonNode send(String message) throws Exception {
        return api.post(SEND + "?access_token=" + api.token(), message);
    }

    private int errcode(String message) throws Exception {
        return send(message).get("errcode").asInt();
    }

    private static String to(String openId, String template, String rest) {
        return "{\"touser\":\"%s\",\"template_id\":\"%s\"%s}".formatted(openId, template, rest);
    }
}
