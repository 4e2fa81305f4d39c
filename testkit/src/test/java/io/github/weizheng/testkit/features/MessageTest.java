package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.CallbackDeliveryTest.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageTest {
    private static final String ID = "<![CDATA[#]]>";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final Citizen citizen = wechat.citizen("oLiLei");

    @BeforeAll
    void connect() {
        wechat.account().connect(developer.url("/"), CallbackMode.PLAIN);
    }

    @AfterAll
    void close() {
        developer.close();
        wechat.close();
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                message("text", c -> c.write("社保"), "<Content><![CDATA[社保]]></Content>"),
                message(
                        "text",
                        c -> c.writeBelowArticle("怎么办？", "2247483650_1", 2),
                        "<Content><![CDATA[怎么办？]]></Content><MsgDataId><![CDATA[2247483650_1]]></MsgDataId><Idx>2</Idx>"),
                message(
                        "text",
                        c -> c.tapMenuMessage("101", "满意"),
                        "<Content><![CDATA[满意]]></Content><bizmsgmenuid><![CDATA[101]]></bizmsgmenuid>"),
                message(
                        "image",
                        c -> c.sendImage("http://p/1"),
                        "<PicUrl><![CDATA[http://p/1]]></PicUrl><MediaId>" + ID + "</MediaId>"),
                message(
                        "voice",
                        c -> c.sendVoice("amr"),
                        "<MediaId>" + ID + "</MediaId><Format><![CDATA[amr]]></Format><MediaId16K>" + ID
                                + "</MediaId16K>"),
                message(
                        "voice",
                        c -> c.sendVoice("speex", "社保查询"),
                        "<MediaId>" + ID + "</MediaId><Format><![CDATA[speex]]></Format>"
                                + "<Recognition><![CDATA[社保查询]]></Recognition><MediaId16K>" + ID + "</MediaId16K>"),
                message(
                        "video",
                        Citizen::sendVideo,
                        "<MediaId>" + ID + "</MediaId><ThumbMediaId>" + ID + "</ThumbMediaId>"),
                message(
                        "shortvideo",
                        Citizen::sendShortVideo,
                        "<MediaId>" + ID + "</MediaId><ThumbMediaId>" + ID + "</ThumbMediaId>"),
                message(
                        "location",
                        c -> c.sendLocation(23.134521, 0.00001, "位置信息"),
                        "<Location_X>23.134521</Location_X><Location_Y>0.000010</Location_Y><Scale>15</Scale>"
                                + "<Label><![CDATA[位置信息]]></Label>"),
                message(
                        "link",
                        c -> c.sendLink("官网", "公众平台", "https://example.gov.cn/"),
                        "<Title><![CDATA[官网]]></Title><Description><![CDATA[公众平台]]></Description>"
                                + "<Url><![CDATA[https://example.gov.cn/]]></Url>"),
                message(
                        "file",
                        c -> c.sendFile("test.zip", 222),
                        "<Title><![CDATA[test.zip]]></Title><Description><![CDATA[]]></Description><FileKey>" + ID
                                + "</FileKey><FileMd5>" + ID + "</FileMd5><FileTotalLen>222</FileTotalLen>"),
                message(
                        "miniprogrampage",
                        c -> c.send("miniprogrampage", "<Title>t</Title><PagePath><![CDATA[p]]></PagePath>"),
                        "<Title>t</Title><PagePath><![CDATA[p]]></PagePath>"));
    }

    @ParameterizedTest
    @MethodSource
    void messages(String type, Function<Citizen, Delivery> send, String fields) {
        Delivery delivery = send.apply(citizen);

        assertThat(delivery.answered()).isTrue();
        assertThat(developer.lastPush().body())
                .matches(Pattern.quote("<xml><ToUserName><![CDATA["
                                + wechat.account().originalId()
                                + "]]></ToUserName><FromUserName><![CDATA[oLiLei]]></FromUserName><CreateTime>")
                        + "[0-9]{10}"
                        + Pattern.quote("</CreateTime><MsgType><![CDATA[" + type + "]]></MsgType>"
                                        + fields.replace("#", "\u0000"))
                                .replace("\u0000", "\\E[A-Za-z0-9_-]{16,64}\\Q")
                        + "<MsgId>[0-9]{17}</MsgId></xml>");
    }

    @Test
    void anyEventMayBeCaused() {
        citizen.cause("user_enter_tempsession", "<SessionFrom><![CDATA[hall]]></SessionFrom>");

        assertThat(element(developer.lastPush().body(), "Event")).isEqualTo("user_enter_tempsession");
        assertThat(developer.lastPush().body()).endsWith("<SessionFrom><![CDATA[hall]]></SessionFrom></xml>");
    }

    @Test
    void thePhoneTellsWhereItIs() {
        citizen.reportLocation(23.137466, 113.352425, 119.38504);

        assertThat(element(developer.lastPush().body(), "Event")).isEqualTo("LOCATION");
        assertThat(developer.lastPush().body())
                .endsWith("<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude>"
                        + "<Precision>119.38504</Precision></xml>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "</xml><xml>", "<a>&x;</a>", "<!DOCTYPE a>", "<a>\u0000</a>"})
    void fieldsMustBeWellFormed(String fields) {
        assertThatThrownBy(() -> citizen.send("text", fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xmlFields");
        assertThatThrownBy(() -> citizen.cause("CLICK", fields)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wechat.account().events().push("x", fields))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsMayBeNestedThirtyOneDeep() {
        assertThat(citizen.send("x", "<a>".repeat(31) + "</a>".repeat(31)).answered())
                .isTrue();
        assertThatThrownBy(() -> citizen.send("x", "<a>".repeat(32) + "</a>".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments message(String type, Function<Citizen, Delivery> send, String fields) {
        return Arguments.of(type, send, fields);
    }
}
