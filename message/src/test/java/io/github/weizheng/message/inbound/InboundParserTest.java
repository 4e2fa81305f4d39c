package io.github.weizheng.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.message.test.Delivered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of WeChat's pages, typed. */
class InboundParserTest {
    @Test
    void text() {
        Inbound inbound = Delivered.parsed(
                Delivered.message("text", "<Content><![CDATA[ 社保\n卡 ]]></Content><MsgId>1234567890123456</MsgId>"));
        assertThat(inbound).isInstanceOfSatisfying(InboundMessage.Text.class, text -> {
            assertThat(text.content()).isEqualTo(" 社保\n卡 ");
            assertThat(text.msgId()).contains("1234567890123456");
            assertThat(text.envelope().createTime()).isEqualTo(Instant.ofEpochSecond(1409735668));
            assertThat(text.envelope().account()).isEqualTo("gh_10f6c3c3ac5a");
        });
    }

    @Test
    void image() {
        assertThat(Delivered.parsed(Delivered.message(
                        "image", "<PicUrl><![CDATA[http://p]]></PicUrl><MediaId>m</MediaId><MsgId>1</MsgId>")))
                .isInstanceOfSatisfying(InboundMessage.Image.class, image -> {
                    assertThat(image.picUrl()).isEqualTo("http://p");
                    assertThat(image.mediaId()).isEqualTo("m");
                });
    }

    @Test
    void subscribe() {
        assertThat(Delivered.parsed(Delivered.event("subscribe", "<EventKey><![CDATA[]]></EventKey>")))
                .isInstanceOfSatisfying(InboundEvent.Subscribe.class, e -> {
                    assertThat(e.scene()).isEmpty();
                    assertThat(e.ticket()).isEmpty();
                });
        assertThat(Delivered.parsed(
                        Delivered.event("subscribe", "<EventKey>qrscene_qrscene_hall_3</EventKey><Ticket>T</Ticket>")))
                .isInstanceOfSatisfying(InboundEvent.Subscribe.class, e -> {
                    assertThat(e.scene()).as("the prefix goes once").contains("qrscene_hall_3");
                    assertThat(e.ticket()).contains("T");
                });
    }

    @Test
    void unsubscribe() {
        assertThat(Delivered.parsed(Delivered.event("unsubscribe", ""))).isInstanceOf(InboundEvent.Unsubscribe.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCAN", "scan"})
    void scan(String event) {
        assertThat(Delivered.parsed(Delivered.event(event, "<EventKey>hall</EventKey><Ticket>T</Ticket>")))
                .isInstanceOfSatisfying(InboundEvent.Scan.class, e -> {
                    assertThat(e.scene()).isEqualTo("hall");
                    assertThat(e.ticket()).contains("T");
                });
    }

    @Test
    void click() {
        assertThat(Delivered.parsed(Delivered.event("CLICK", "<EventKey>PROGRESS</EventKey>")))
                .isInstanceOfSatisfying(
                        InboundEvent.MenuClick.class, e -> assertThat(e.key()).isEqualTo(MenuKey.of("PROGRESS")));
        assertThat(Delivered.parsed(Delivered.event("CLICK", "")))
                .as("a click without a key is kept")
                .isInstanceOf(InboundEvent.UnknownEvent.class);
    }

    @Test
    void view() {
        assertThat(Delivered.parsed(Delivered.event("VIEW", "<EventKey>www.qq.com</EventKey><MenuId>7</MenuId>")))
                .isInstanceOfSatisfying(InboundEvent.MenuView.class, e -> {
                    assertThat(e.url()).isEqualTo("www.qq.com");
                    assertThat(e.menuId()).contains("7");
                });
    }

    @Test
    void unknownKindsAndFieldsAreKept() {
        assertThat(Delivered.parsed(Delivered.message("hologram", "<MsgId>1</MsgId><New><a>1</a><a>2</a></New>")))
                .isInstanceOfSatisfying(InboundMessage.UnknownMessage.class, m -> {
                    assertThat(m.msgType()).isEqualTo("hologram");
                    Fields added = m.fields().children("new").get(0);
                    assertThat(added.children("a")).extracting(f -> f.text()).isEqualTo(List.of("1", "2"));
                });
        assertThat(Delivered.parsed(Delivered.event("user_get_card", "<CardId>c1</CardId>")))
                .isInstanceOfSatisfying(InboundEvent.UnknownEvent.class, e -> {
                    assertThat(e.event()).isEqualTo("user_get_card");
                    assertThat(e.fields().text("cardid")).contains("c1");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[1409735668]", "-", "1409735668.5", "１４０９７３５６６８"})
    void anUnreadableTimeDoesNotLoseTheMessage(String time) {
        Inbound inbound = Delivered.parsed(Delivered.text(1, "在吗").replace("1409735668", time));
        assertThat(inbound.envelope().createTime()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whitespaceAndCaseAroundValuesDoNotMatter() {
        Inbound inbound = Delivered.parsed(Delivered.text(1, "x")
                .replace("<![CDATA[text]]>", "\n <![CDATA[TEXT]]> \n")
                .replace("CreateTime", "createtime")
                .replace("1409735668", " 1409735668\n"));
        assertThat(inbound).isInstanceOf(InboundMessage.Text.class);
        assertThat(inbound.envelope().createTime()).isEqualTo(Instant.ofEpochSecond(1409735668));
    }

    @Test
    void neitherOpenidNorContentShowInText() {
        Inbound inbound = Delivered.parsed(Delivered.text(1, "身份证 110101199003077777"));
        assertThat(inbound.toString())
                .doesNotContain(Delivered.CITIZEN)
                .doesNotContain("110101")
                .contains("oy***rs");
        assertThat(inbound.fields().toString())
                .doesNotContain(Delivered.CITIZEN)
                .doesNotContain("110101");
    }

    @ParameterizedTest
    @CsvSource({"SCAN", "subscribe", "VIEW"})
    void noEventShowsWhatTheOfficePutIntoItsCode(String event) {
        Inbound inbound = Delivered.parsed(Delivered.event(
                event,
                "<EventKey>qrscene_" + Delivered.CITIZEN + "</EventKey><Ticket>" + Delivered.CITIZEN + "</Ticket>"));
        assertThat(inbound.fields().text("EventKey")).isPresent();
        assertThat(inbound.toString()).doesNotContain(Delivered.CITIZEN);
        Inbound image =
                Delivered.parsed(Delivered.message("image", "<PicUrl>http://x/" + Delivered.CITIZEN + "</PicUrl>"));
        assertThat(image.toString()).doesNotContain(Delivered.CITIZEN);
    }
}
