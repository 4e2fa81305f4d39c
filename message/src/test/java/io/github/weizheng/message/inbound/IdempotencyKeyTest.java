package io.github.weizheng.message.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.message.test.Delivered;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for the same message, another for any other. */
class IdempotencyKeyTest {
    private static final String TEXT = Delivered.text(1, "你好");
    private static final String CLICK = Delivered.event("CLICK", "<EventKey>a</EventKey>");
    private static final String SCAN = Delivered.event("SCAN", "<EventKey>a</EventKey><Ticket>t</Ticket>");
    private static final String TEMPLATE =
            Delivered.event("TEMPLATESENDJOBFINISH", "<MsgID>90261533849829378</MsgID><Status>success</Status>");
    private static final String PUBLISH = Delivered.event(
            "PUBLISHJOBFINISH",
            "<PublishEventInfo><publish_id>1</publish_id><publish_status>0</publish_status></PublishEventInfo>");
    private static final String POPUP = Delivered.event(
            "subscribe_msg_popup_event",
            "<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId></List></SubscribeMsgPopupEvent>");
    private static final String SCANCODE = Delivered.event(
            "scancode_push", "<EventKey>a</EventKey><ScanCodeInfo><ScanResult>1</ScanResult></ScanCodeInfo>");
    private static final String PLACE = Delivered.event("LOCATION", "<Latitude>1</Latitude>");
    private static final String UNKNOWN = Delivered.event("user_get_card", "<CardId>1</CardId>");
    private static final String WITHOUT_ID = Delivered.message("text", "<Content>你好</Content>");

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("another id", TEXT, TEXT.replace("<MsgId>1<", "<MsgId>2<")),
                Arguments.of("another citizen with the same id", TEXT, TEXT.replace(Delivered.CITIZEN, "oOther")),
                Arguments.of("another account", TEXT, TEXT.replace("gh_10f6c3c3ac5a", "gh_2")),
                Arguments.of("another second", CLICK, CLICK.replace("1409735668", "1409735669")),
                Arguments.of("another entry", CLICK, CLICK.replace("<EventKey>a", "<EventKey>b")),
                Arguments.of("another event", CLICK, CLICK.replace("CLICK", "VIEW")),
                Arguments.of("another ticket", SCAN, SCAN.replace("<Ticket>t", "<Ticket>u")),
                Arguments.of("another notice", TEMPLATE, TEMPLATE.replace("378<", "379<")),
                Arguments.of("another publication", PUBLISH, PUBLISH.replace("<publish_id>1", "<publish_id>2")),
                Arguments.of("another status", PUBLISH, PUBLISH.replace("_status>0", "_status>5")),
                Arguments.of("another template", POPUP, POPUP.replace("Id>a<", "Id>b<")),
                Arguments.of("another code", SCANCODE, SCANCODE.replace("Result>1", "Result>2")),
                Arguments.of("another place", PLACE, PLACE.replace("Latitude>1", "Latitude>2")),
                Arguments.of("another card", UNKNOWN, UNKNOWN.replace("CardId>1", "CardId>2")),
                Arguments.of("another field", UNKNOWN, UNKNOWN.replace("CardId", "CardNo")),
                Arguments.of("another text without id", WITHOUT_ID, WITHOUT_ID.replace("你好", "再见")),
                Arguments.of(
                        "another nesting",
                        UNKNOWN.replace("<CardId>1</CardId>", "<a><b/></a><c/>"),
                        UNKNOWN.replace("<CardId>1</CardId>", "<a><b/><c/></a>")),
                Arguments.of(
                        "no time, another detail",
                        CLICK.replace("1409735668", ""),
                        CLICK.replace("1409735668", "").replace("</xml>", "<New>1</New></xml>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void anotherMessageHasAnotherKey(String name, String one, String other) {
        assertThat(key(other)).isNotEqualTo(key(one)).matches("[0-9a-f]{64}");
    }

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of("layout", TEXT, TEXT.replace("><", ">\n<")),
                Arguments.of("a text that has its id", TEXT, TEXT.replace("你好", "您好")),
                Arguments.of("spelling", TEXT, TEXT.replace("MsgId", "MsgID")),
                Arguments.of("CDATA", CLICK, CLICK.replace("<EventKey>a<", "<EventKey><![CDATA[a]]><")),
                Arguments.of("a new field of a known event", CLICK, CLICK.replace("</xml>", "<New>1</New></xml>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("same")
    void theSameMessageHasTheSameKey(String name, String one, String again) {
        assertThat(key(again)).isEqualTo(key(one));
    }

    private static String key(String xml) {
        return Delivered.parsed(xml).idempotencyKey();
    }
}
