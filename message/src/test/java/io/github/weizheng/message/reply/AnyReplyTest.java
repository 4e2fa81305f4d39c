package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.message.inbound.WoodstoxTree;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what others read, whatever it says. */
class AnyReplyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All that XML can hold, with much of what could end or begin something in it. */
    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(AnyReplyTest::inXml)
                .map(Character::toString);
        Arbitrary<String> trouble = Arbitraries.of(
                "]]>",
                "]]",
                "]",
                ">",
                "<![CDATA[",
                "<",
                "&",
                "&amp;",
                "\"",
                "\\",
                "</Content>",
                "😀",
                "水",
                "\n",
                "\t",
                "\r",
                "\u2028",
                "\u0085",
                "\u007F",
                "\\u6c34");
        return Arbitraries.oneOf(anything, trouble)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static boolean inXml(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }

    @Property
    void aTextIsReadAsItWasWritten(@ForAll("texts") String text) throws Exception {
        Reply reply = Reply.text(text);
        assertThat(tree(reply)).endsWith("(MsgType=text)(Content=" + read(text) + ")");
        assertThat(json(reply).path("Content").textValue()).isEqualTo(text);
        assertThat(json(reply)).hasSize(5);
    }

    @Property
    void soAreTheTextsOfAVideoAndOfAnArticle(@ForAll("texts") String first, @ForAll("texts") String second)
            throws Exception {
        Reply video = Reply.video("M1").withTitle(first).withDescription(second);
        assertThat(tree(video))
                .endsWith("(Video(MediaId=M1)(Title=" + read(first) + ")(Description=" + read(second) + "))");
        assertThat(json(video).path("Video").path("Description").textValue()).isEqualTo(second);

        String url = "https://www.example.gov.cn/" + first;
        Reply news = Reply.news(Article.builder("题" + first, url)
                .description(second)
                .picUrl(url)
                .build());
        assertThat(tree(news))
                .endsWith("(item(Title=题" + read(first) + ")(Description=" + read(second) + ")(PicUrl=" + read(url)
                        + ")(Url=" + read(url) + ")))");
        assertThat(json(news).path("Articles").path("item").path(0).path("Url").textValue())
                .isEqualTo(url);
    }

    /** An answer is made of it, or it is refused; it never reaches the wire as something else. */
    @Property
    void aTextIsWrittenWholeOrRefused(@ForAll String text) {
        Reply reply;
        try {
            reply = Reply.text(text);
        } catch (IllegalArgumentException e) {
            boolean fits = text.getBytes(UTF_8).length <= 2048 && !text.isEmpty();
            assertThat(fits && text.codePoints().allMatch(AnyReplyTest::inXml)).isFalse();
            return;
        }
        assertThat(tree(reply)).endsWith("(Content=" + read(text) + ")");
    }

    private static String tree(Reply reply) {
        return WoodstoxTree.of(reply.toXml(ReplyTest.MESSAGE, ReplyTest.NOW).orElseThrow());
    }

    private static JsonNode json(Reply reply) throws Exception {
        return JSON.readTree(reply.toJson(ReplyTest.MESSAGE, ReplyTest.NOW).orElseThrow());
    }

    /** Every reader of XML takes a carriage return for a line feed. */
    private static String read(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
