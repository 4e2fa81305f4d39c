package io.github.weizheng.message.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.WoodstoxTree;
import io.github.weizheng.message.test.Delivered;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of answer looks like on the wire. */
class ReplyTest {
    static final Inbound MESSAGE = Delivered.parsed(Delivered.text(1, "你好"));
    static final Inbound EVENT = Delivered.parsed(Delivered.event("subscribe", ""));
    static final Instant NOW = Instant.ofEpochSecond(12345678, 999_000_000);
    private static final Article GUIDE = Article.builder("指南", "https://www.example.gov.cn/1")
            .description("一次办好")
            .picUrl("https://www.example.gov.cn/1.png")
            .build();
    private static final Article BARE =
            Article.builder("t2", "https://www.example.gov.cn/2").build();

    @Test
    void isWrittenAsThePageShowsIt() {
        assertThat(Reply.text("你好").toXml(MESSAGE, NOW))
                .contains("<xml><ToUserName><![CDATA[" + Delivered.CITIZEN
                        + "]]></ToUserName><FromUserName><![CDATA[gh_10f6c3c3ac5a]]></FromUserName>"
                        + "<CreateTime>12345678</CreateTime><MsgType><![CDATA[text]]></MsgType>"
                        + "<Content><![CDATA[你好]]></Content></xml>");
        assertThat(Reply.text("你好").toJson(MESSAGE, NOW))
                .contains("{\"ToUserName\":\"" + Delivered.CITIZEN
                        + "\",\"FromUserName\":\"gh_10f6c3c3ac5a\",\"CreateTime\":12345678,\"MsgType\":\"text\","
                        + "\"Content\":\"你好\"}");
    }

    /** As XML and as JSON, from the type on. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(Reply.text("好"), "(MsgType=text)(Content=好)", "'MsgType':'text','Content':'好'"),
                Arguments.of(
                        Reply.image("M1"),
                        "(MsgType=image)(Image(MediaId=M1))",
                        "'MsgType':'image','Image':{'MediaId':'M1'}"),
                Arguments.of(
                        Reply.voice("M1"),
                        "(MsgType=voice)(Voice(MediaId=M1))",
                        "'MsgType':'voice','Voice':{'MediaId':'M1'}"),
                Arguments.of(
                        Reply.video("M1"),
                        "(MsgType=video)(Video(MediaId=M1))",
                        "'MsgType':'video','Video':{'MediaId':'M1'}"),
                Arguments.of(
                        Reply.video("M1").withTitle("补办").withDescription("三步"),
                        "(MsgType=video)(Video(MediaId=M1)(Title=补办)(Description=三步))",
                        "'MsgType':'video','Video':{'MediaId':'M1','Title':'补办','Description':'三步'}"),
                Arguments.of(
                        Reply.music("M1"),
                        "(MsgType=music)(Music(ThumbMediaId=M1))",
                        "'MsgType':'music','Music':{'ThumbMediaId':'M1'}"),
                Arguments.of(
                        Reply.music("M1")
                                .withTitle("市歌")
                                .withDescription("合唱")
                                .withUrl("http://a/1")
                                .withHqUrl("https://a/2"),
                        "(MsgType=music)(Music(Title=市歌)(Description=合唱)(MusicUrl=http://a/1)(HQMusicUrl=https://a/2)"
                                + "(ThumbMediaId=M1))",
                        "'MsgType':'music','Music':{'Title':'市歌','Description':'合唱','MusicUrl':'http://a/1',"
                                + "'HQMusicUrl':'https://a/2','ThumbMediaId':'M1'}"),
                Arguments.of(
                        Reply.news(GUIDE, BARE),
                        "(MsgType=news)(ArticleCount=2)(Articles"
                                + "(item(Title=指南)(Description=一次办好)(PicUrl=https://www.example.gov.cn/1.png)"
                                + "(Url=https://www.example.gov.cn/1))"
                                + "(item(Title=t2)(Description=)(PicUrl=)(Url=https://www.example.gov.cn/2)))",
                        "'MsgType':'news','ArticleCount':2,'Articles':{'item':["
                                + "{'Title':'指南','Description':'一次办好','PicUrl':'https://www.example.gov.cn/1.png',"
                                + "'Url':'https://www.example.gov.cn/1'},"
                                + "{'Title':'t2','Description':'','PicUrl':'','Url':'https://www.example.gov.cn/2'}]}"),
                Arguments.of(
                        Reply.transferToAgent(),
                        "(MsgType=transfer_customer_service)",
                        "'MsgType':'transfer_customer_service'"),
                Arguments.of(
                        Reply.transferToAgent("test1@test"),
                        "(MsgType=transfer_customer_service)(TransInfo(KfAccount=test1@test))",
                        "'MsgType':'transfer_customer_service','TransInfo':{'KfAccount':'test1@test'}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindSaysTheSameInBothForms(Reply reply, String xml, String json) {
        assertThat(WoodstoxTree.of(reply.toXml(EVENT, NOW).orElseThrow()))
                .isEqualTo("xml(ToUserName=" + Delivered.CITIZEN
                        + ")(FromUserName=gh_10f6c3c3ac5a)(CreateTime=12345678)" + xml);
        assertThat(reply.toJson(EVENT, NOW).orElseThrow().replace('"', '\''))
                .isEqualTo("{'ToUserName':'" + Delivered.CITIZEN
                        + "','FromUserName':'gh_10f6c3c3ac5a','CreateTime':12345678," + json + "}");
    }

    @Test
    void noneIsWrittenInNoForm() {
        assertThat(Reply.none().toXml(MESSAGE, NOW)).isEmpty();
        assertThat(Reply.none().toJson(MESSAGE, NOW)).isEmpty();
    }

    @Test
    void severalArticlesAnswerAnEventOnly() {
        Reply two = Reply.news(GUIDE, BARE);
        assertThat(two.toXml(EVENT, NOW)).isPresent();
        String refusal = "news: 1 article where a message is answered (up to 8 where an event is), actual 2";
        assertThatThrownBy(() -> two.toXml(MESSAGE, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> two.toJson(MESSAGE, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusal);
        assertThat(Reply.news(GUIDE).toXml(MESSAGE, NOW)).isPresent();
    }

    @Test
    void theEndOfACdataSectionIsJustText() {
        String evil = "]]></Content><MsgType>news</MsgType><![CDATA[";
        assertThat(WoodstoxTree.of(Reply.text(evil).toXml(MESSAGE, NOW).orElseThrow()))
                .endsWith("(MsgType=text)(Content=" + evil + ")");
    }

    @Test
    void equalAnswersAreEqual() {
        assertThat(Reply.news(GUIDE, BARE))
                .isEqualTo(Reply.news(
                        GUIDE,
                        Article.builder("t2", "https://www.example.gov.cn/2").build()))
                .isNotEqualTo(Reply.news(BARE, GUIDE));
        assertThat(Reply.video("M1").withTitle("a")).isEqualTo(Reply.video("M1").withTitle("a"));
        assertThat(Reply.image("M1")).isNotEqualTo(Reply.voice("M1"));
    }

    @Test
    void showsNoText() {
        assertThat(Reply.text("张三的社保").toString()).doesNotContain("张三");
        assertThat(Reply.video("M1").withTitle("张三").withDescription("张三").toString())
                .doesNotContain("张三");
        assertThat(Reply.music("M1").withTitle("张三").withDescription("张三").toString())
                .doesNotContain("张三");
        assertThat(Reply.news(Article.builder("张三", "https://a/张三").build()).toString())
                .doesNotContain("张三");
    }
}
