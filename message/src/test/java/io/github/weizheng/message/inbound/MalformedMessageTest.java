package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.message.test.Delivered;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not in WeChat's form, whoever signed it, is refused as such, quickly, and with no word of it. */
class MalformedMessageTest {
    private static final String TEXT = Delivered.text(1, "你好");
    private static final String JSON =
            "{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oCitizen\",\"CreateTime\":1,\"MsgType\":\"text\",\"Content\":\"?\"}";
    private static final String HUGE = "9223372036854775808";
    private static final String BOMB =
            "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";

    static Stream<Arguments> documents() {
        return Stream.of(
                xml("a DOCTYPE", "<!DOCTYPE xml>" + TEXT),
                xml("a DOCTYPE after the declaration", "<?xml version='1.0'?>\n<!DOCTYPE xml>" + TEXT),
                xml("a DOCTYPE in lower case", "<!doctype xml>" + TEXT),
                xml("an external entity", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + TEXT),
                xml("a DOCTYPE within", TEXT.replace("<Content>", "<!DOCTYPE x><Content>")),
                in(UTF_16BE, "a DOCTYPE in UTF-16 with its mark", "\uFEFF<!DOCTYPE xml>" + TEXT),
                in(UTF_16LE, "a DOCTYPE in UTF-16 with its other mark", "\uFEFF<!DOCTYPE xml>" + TEXT),
                in(UTF_16BE, "UTF-16 without a mark", "<?xml version='1.0' encoding='UTF-16'?>" + TEXT),
                in(Charset.forName("UTF-32BE"), "UTF-32", "\uFEFF" + TEXT),
                in(Charset.forName("GB18030"), "GB18030", "<?xml version='1.0' encoding='GB18030'?>" + TEXT),
                in(Charset.forName("IBM037"), "EBCDIC", "<?xml version='1.0' encoding='IBM037'?><!DOCTYPE x>" + TEXT),
                xml("UTF-7", "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-" + TEXT),
                xml("XML 1.1", "<?xml version='1.1'?>" + TEXT),
                xml("an unknown declaration", "<?xml version='1.0' charset='utf-8'?>" + TEXT),
                xml("a declaration without an end", "<?xml " + "version='1.0' ".repeat(10_000)),
                xml("an entity bomb", BOMB + TEXT.replace("<![CDATA[你好]]>", "&c;")),
                xml("an entity bomb without a DOCTYPE", TEXT.replace("<![CDATA[你好]]>", "&c;".repeat(50_000))),
                xml("an attribute bomb", TEXT.replace("<Content>", "<Content " + attributes(50_000) + ">")),
                xml("an attribute twice", TEXT.replace("<Content>", "<Content a='1' a='2'>")),
                xml("an attribute without an end", TEXT.replace("<Content>", "<Content a='" + "x".repeat(100_000))),
                xml("100,000 deep", "<xml>".repeat(100_000) + "</xml>".repeat(100_000)),
                xml("100,000 deep and open", "<xml>".repeat(100_000)),
                xml("100,000 fields", TEXT.replace("<Content>", "<a/>".repeat(100_000) + "<Content>")),
                xml("a name of 100,000", TEXT.replace("Content>", "C".repeat(100_000) + ">")),
                xml("a comment without an end", TEXT + "<!--" + "- ".repeat(50_000)),
                xml("100,000 opened comments", "<!--".repeat(100_000)),
                xml("100,000 opened sections", "<xml>" + "<![CDATA[".repeat(100_000)),
                xml("NUL", TEXT.replace("你好", "\0")),
                xml("NUL as a reference", TEXT.replace("<![CDATA[你好]]>", "&#0;")),
                xml("a control character", TEXT.replace("你好", "\u0008")),
                xml("a control character as a reference", TEXT.replace("<![CDATA[你好]]>", "&#x1B;")),
                xml("U+FFFE", TEXT.replace("你好", "\uFFFE")),
                xml("U+FFFF as a reference", TEXT.replace("<![CDATA[你好]]>", "&#xFFFF;")),
                xml("half a pair as a reference", TEXT.replace("<![CDATA[你好]]>", "&#xD800;")),
                xml("a pair as two references", TEXT.replace("<![CDATA[你好]]>", "&#xD83D;&#xDE00;")),
                bytes("half a pair", TEXT, "\u00ED\u00A0\u0080"),
                bytes("a pair in CESU-8", TEXT, "\u00ED\u00A0\u00BD\u00ED\u00B8\u0080"),
                bytes("an overlong NUL", TEXT, "\u00C0\u0080"),
                bytes("an overlong brace", TEXT, "\u00E0\u0081\u009C"),
                bytes("beyond Unicode", TEXT, "\u00F4\u0090\u0080\u0080"),
                bytes("half a character", TEXT, "\u00E4\u00BD"),
                xml("two messages", TEXT + TEXT),
                xml(
                        "a message in a message",
                        TEXT.replace("<xml>", "<xml><xml>").replace("</xml>", "</xml></xml>")),
                xml("a sender with a child", TEXT.replace("<![CDATA[" + Delivered.CITIZEN + "]]>", "<a>oCitizen</a>")),
                xml("a kind with a child", TEXT.replace("<![CDATA[text]]>", "<a>text</a>")));
    }

    static Stream<Arguments> json() {
        return Stream.of(
                xml("JSON without an end", JSON.substring(0, JSON.length() - 1)),
                xml("two objects", JSON + JSON),
                xml("an array", "[" + JSON + "]"),
                xml("a comment", JSON.replace("{", "{/**/")),
                xml("single quotes", JSON.replace('"', '\'')),
                xml("a comma too many", JSON.replace("}", ",}")),
                xml("100,000 deep objects", "{\"a\":".repeat(100_000)),
                xml("100,000 deep arrays", JSON.replace("\"?\"", "[".repeat(100_000) + "]".repeat(100_000))),
                xml("100,000 values", JSON.replace("\"?\"", "[" + "1,".repeat(100_000) + "1]")),
                xml("100,000 empty arrays", JSON.replace("\"?\"", "[" + "[],".repeat(100_000) + "[]]")),
                xml("100,000 names", JSON.replace("\"?\"", "{" + "\"a\":1,".repeat(100_000) + "\"a\":1}")),
                xml("a name of 100,000", JSON.replace("Content", "C".repeat(100_000))),
                xml("a number of 100,000 digits", JSON.replace("\"?\"", "1".repeat(100_000))),
                xml("an exponent of 100,000 digits", JSON.replace("\"?\"", "1e" + "1".repeat(100_000))),
                xml("NaN", JSON.replace("\"?\"", "NaN")),
                xml("NUL", JSON.replace("?", "\0")),
                xml("NUL as an escape", JSON.replace("?", "\\u0000")),
                xml("NUL in a name", JSON.replace("Content", "\\u0000")),
                xml("half a pair", JSON.replace("?", "\\ud800")),
                xml("the other half", JSON.replace("?", "\\udc00")),
                xml("halves the wrong way round", JSON.replace("?", "\\ude00\\ud83d")),
                xml("half a pair in a name", JSON.replace("Content", "\\ud800")),
                xml("U+FFFE", JSON.replace("?", "\\ufffe")),
                bytes("half a pair in bytes", JSON, "\u00ED\u00A0\u0080"),
                bytes("an overlong quote", JSON, "\u00C0\u00A2"),
                bytes("half a character", JSON, "\u00E4\u00BD"),
                in(UTF_16BE, "UTF-16", "\uFEFF" + JSON),
                in(UTF_16LE, "UTF-16 without a mark", JSON),
                xml("no sender", JSON.replace("FromUserName", "From")),
                xml("a sender twice removed", JSON.replace("\"oCitizen\"", "{\"a\":\"oCitizen\"}")),
                xml("no kind", JSON.replace("\"text\"", "null")));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                xml("a time beyond long", TEXT.replace("1409735668", HUGE)),
                xml("a time below long", TEXT.replace("1409735668", "-9223372036854775809")),
                xml("a time beyond Instant", TEXT.replace("1409735668", "9223372036854775807")),
                xml("a time of 100,000 digits", TEXT.replace("1409735668", "9".repeat(100_000))),
                xml("a time beyond long in JSON", JSON.replace("\"CreateTime\":1", "\"CreateTime\":" + HUGE)),
                xml("MsgId", Delivered.message("text", tag("MsgId", HUGE))),
                xml("Idx", Delivered.message("text", tag("Idx", HUGE))),
                xml("Idx of an unknown kind", Delivered.message("hologram", tag("Idx", HUGE))),
                xml("Scale", Delivered.message("location", tag("Scale", HUGE))),
                xml("Location_X", Delivered.message("location", tag("Location_X", "1e309"))),
                xml("Location_Y", Delivered.message("location", tag("Location_Y", "-1e309"))),
                xml("FileTotalLen", Delivered.message("file", tag("FileTotalLen", HUGE))),
                xml("Latitude", Delivered.event("LOCATION", tag("Latitude", "9".repeat(400)))),
                xml("Precision", Delivered.event("LOCATION", tag("Precision", "1E+99999"))),
                xml("Count", keyed("pic_weixin", tag("SendPicsInfo", tag("Count", HUGE)))),
                xml("Scale of a place", keyed("location_select", tag("SendLocationInfo", tag("Scale", HUGE)))),
                xml("MsgID", Delivered.event("TEMPLATESENDJOBFINISH", tag("MsgID", HUGE))),
                xml("MsgID of a mass message", Delivered.event("MASSSENDJOBFINISH", tag("MsgID", HUGE))),
                xml("SentCount", Delivered.event("MASSSENDJOBFINISH", tag("SentCount", HUGE))),
                xml(
                        "ArticleIdx",
                        Delivered.event(
                                "MASSSENDJOBFINISH",
                                tag("ArticleUrlResult", tag("ResultList", tag("item", tag("ArticleIdx", HUGE)))))),
                xml(
                        "CheckState",
                        Delivered.event("MASSSENDJOBFINISH", tag("CopyrightCheckResult", tag("CheckState", HUGE)))),
                xml("publish_status", published(tag("publish_status", HUGE))),
                xml("fail_idx", published(tag("fail_idx", "1") + tag("fail_idx", HUGE))),
                xml("idx", published(tag("article_detail", tag("item", tag("idx", HUGE))))),
                xml("MsgID of a notice", Delivered.event("subscribe_msg_sent_event", tag("List", tag("MsgID", HUGE)))),
                xml("PopupScene", Delivered.event("subscribe_msg_popup_event", tag("List", tag("PopupScene", HUGE)))),
                xml("ExpiredTime", Delivered.event("annual_renew", tag("ExpiredTime", "9223372036854775807"))),
                xml("FailTime", Delivered.event("naming_verify_fail", tag("FailTime", HUGE))),
                xml("action", Delivered.event("guide_qrcode_scan_event", tag("GuideScanEvent", tag("action", HUGE)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documents", "json", "numbers"})
    void isRefused(String name, byte[] body) {
        CallbackRejectedException refusal = catchThrowableOfType(
                CallbackRejectedException.class, () -> InboundParser.parseWithoutVerification(body));
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED_MESSAGE);
        assertThat(refusal).hasNoCause();
        assertThat(refusal.getMessage()).isEqualTo("the message is not in WeChat's form");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documents", "json"})
    void isNoEnvelopeEither(String name, byte[] body) {
        try {
            assertThat(InboundParser.fieldsWithoutVerification(body).children("Encrypt"))
                    .isEmpty();
        } catch (CallbackRejectedException e) {
            assertThat(e.reason()).isEqualTo(Reason.MALFORMED_ENVELOPE);
        }
    }

    @Test
    void whatTheyWereMadeOfIsRead() {
        for (String body : List.of(TEXT, JSON, "\uFEFF" + TEXT, "\uFEFF" + JSON, " \n" + JSON)) {
            assertThat(Delivered.parsed(body)).isInstanceOf(InboundMessage.Text.class);
        }
    }

    private static String keyed(String event, String more) {
        return Delivered.event(event, tag("EventKey", "6") + more);
    }

    private static String published(String info) {
        return Delivered.event("PUBLISHJOBFINISH", tag("PublishEventInfo", info));
    }

    private static String tag(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append('a').append(i).append("='1' ");
        }
        return attributes.toString();
    }

    private static Arguments xml(String name, String body) {
        return in(UTF_8, name, body);
    }

    private static Arguments in(Charset charset, String name, String body) {
        return Arguments.of(name, body.getBytes(charset));
    }

    /** With bytes that are no UTF-8 in place of the text; each is written as the character of its number. */
    private static Arguments bytes(String name, String body, String broken) {
        String latin = new String(body.replace("你好", "?").getBytes(UTF_8), ISO_8859_1);
        return Arguments.of(name, latin.replace("?", broken).getBytes(ISO_8859_1));
    }
}
