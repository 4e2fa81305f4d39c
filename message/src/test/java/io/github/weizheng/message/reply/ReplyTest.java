package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.InboundParser;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final Envelope ENVELOPE = new Envelope("gh_1", OpenId.of("oCitizen"), Instant.EPOCH);
    private static final Instant NOW = Instant.ofEpochSecond(12345678, 999_000_000);

    @Test
    void text() {
        assertThat(xml(Reply.text("你好")))
                .isEqualTo(
                        "<xml><ToUserName><![CDATA[oCitizen]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName>"
                                + "<CreateTime>12345678</CreateTime><MsgType><![CDATA[text]]></MsgType>"
                                + "<Content><![CDATA[你好]]></Content></xml>");
    }

    @Test
    void news() {
        assertThat(xml(Reply.news(
                        Article.builder("title1", "url")
                                .description("description1")
                                .picUrl("picurl")
                                .build(),
                        Article.builder("t2", "u2").build())))
                .endsWith("<MsgType><![CDATA[news]]></MsgType><ArticleCount>2</ArticleCount><Articles>"
                        + "<item><Title><![CDATA[title1]]></Title><Description><![CDATA[description1]]></Description>"
                        + "<PicUrl><![CDATA[picurl]]></PicUrl><Url><![CDATA[url]]></Url></item>"
                        + "<item><Title><![CDATA[t2]]></Title><Description><![CDATA[]]></Description>"
                        + "<PicUrl><![CDATA[]]></PicUrl><Url><![CDATA[u2]]></Url></item></Articles></xml>");
    }

    @Test
    void transfer() {
        assertThat(xml(Reply.transferToAgent()))
                .endsWith("<MsgType><![CDATA[transfer_customer_service]]></MsgType></xml>");
        assertThat(xml(Reply.transferToAgent("test1@test")))
                .endsWith("<TransInfo><KfAccount><![CDATA[test1@test]]></KfAccount></TransInfo></xml>");
    }

    @Test
    void none() {
        assertThat(Reply.none().toXml(ENVELOPE, NOW)).isEmpty();
    }

    @Test
    void limitsAreInBytesAndNothingIsCut() {
        assertThat(xml(Reply.text("水".repeat(682) + "ab"))).contains("水".repeat(682) + "ab");
        assertThatThrownBy(() -> Reply.text("水".repeat(683)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text reply: 1 to 2048 bytes, actual 2049");
        assertThatThrownBy(() -> Reply.text("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Reply::news).isInstanceOf(IllegalArgumentException.class);
        Article article = Article.builder("t", "u").description("d").picUrl("p").build();
        assertThatThrownBy(() ->
                        Reply.news(article, article, article, article, article, article, article, article, article))
                .hasMessage("news reply: 1 to 8 articles, actual 9");
        assertThatThrownBy(() -> Article.builder("", "u")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Article.builder("t", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reply.transferToAgent("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\u0008", "\u001F", "\uFFFE", "\uD800", "\uD800a", "\uDC00"})
    void charactersThatXmlCannotHoldAreRefused(String text) {
        assertThatThrownBy(() -> Reply.text(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Article.builder("t", "u").description(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Article.builder("t", "u").picUrl(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Article.builder("t" + text, "u")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Article.builder("t", "u" + text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void noTextLeavesItsElement(@ForAll @StringLength(min = 1, max = 200) String text) {
        Reply reply;
        try {
            reply = Reply.text(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        Fields fields = InboundParser.fieldsWithoutVerification(xml(reply).getBytes(UTF_8));
        assertThat(fields.text("Content")).contains(text.replace("\r\n", "\n").replace('\r', '\n'));
        assertThat(fields.children()).hasSize(5);
    }

    @Test
    void theEndOfACdataSectionIsJustText() {
        String evil = "]]></Content><MsgType>news</MsgType><![CDATA[";
        assertThat(InboundParser.fieldsWithoutVerification(xml(Reply.text(evil)).getBytes(UTF_8))
                        .text("Content"))
                .contains(evil);
    }

    private static String xml(Reply reply) {
        return reply.toXml(ENVELOPE, NOW).orElseThrow();
    }
}
