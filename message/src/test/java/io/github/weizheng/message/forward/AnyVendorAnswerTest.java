package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Whatever a vendor answers ends in one exception, or is a reply to the citizen who wrote. */
class AnyVendorAnswerTest {
    private static final Secret TOKEN = Secret.of("taxToken");
    private static final MessageCipher CIPHER = MessageCipher.of(Vendor.KEY, Delivered.APP_ID);
    private static final String MESSAGE = Delivered.text(1, "余额");
    private static final String FINE = Vendor.reply("你好");
    private static final String SEALED = Vendor.sealed(CIPHER.encrypt(FINE.getBytes(UTF_8)), TOKEN);
    private static final ForwardTarget.Builder TARGET =
            ForwardTarget.builder("tax", URI.create("https://tax.example/"), TOKEN);
    private static final ForwardTarget PLAIN = TARGET.build();
    private static final ForwardTarget SECURE = TARGET.secure(Vendor.KEY).build();

    @Example
    void everyKindOfReplyIsOne() throws IOException {
        Inbound asked = Delivered.parsed(MESSAGE);
        List<Reply> replies = List.of(
                Reply.text("你好"),
                Reply.image("m"),
                Reply.voice("m"),
                Reply.video("m"),
                Reply.music("m"),
                Reply.news(Article.builder("指南", "https://www.example.gov.cn/").build()),
                Reply.transferToAgent());
        assertThat(replies).hasSize(Reply.class.getPermittedSubclasses().length - 1); // none is no answer
        for (Reply reply : replies) {
            String xml = reply.toXml(asked, Instant.EPOCH).orElseThrow();
            assertThat(read(PLAIN, xml.getBytes(UTF_8))).isEqualTo(xml);
        }
    }

    @Property(tries = 300)
    void anyBytesAreNoReply(@ForAll byte[] answer) throws IOException {
        assertThat(read(PLAIN, answer)).isIn(null, "");
        assertThat(read(SECURE, answer)).isIn(null, "");
    }

    @Example
    void aPlainReplyWithAnyByteChangedGoesToTheCitizenOrNowhere() throws IOException {
        for (int i = 0; i < FINE.getBytes(UTF_8).length * 256; i++) {
            String reply = read(PLAIN, changed(FINE, i / 256, (byte) i));
            if (reply != null) {
                assertThat(reply)
                        .contains("<ToUserName><![CDATA[" + Delivered.CITIZEN + "]]></ToUserName>")
                        .contains("<FromUserName><![CDATA[" + Vendor.ACCOUNT + "]]></FromUserName>");
            }
        }
    }

    @Property(tries = 1000)
    void aSealedReplyWithAnyByteChangedIsTheSameOrNone(@ForAll @IntRange(max = 10_000) int at, @ForAll byte value)
            throws IOException {
        assertThat(read(SECURE, changed(SEALED, at, value))).isIn(null, FINE);
    }

    private static byte[] changed(String answer, int at, byte value) {
        byte[] bytes = answer.getBytes(UTF_8);
        bytes[at % bytes.length] = value;
        return bytes;
    }

    /** Null if it is refused. */
    private static @Nullable String read(ForwardTarget target, byte[] answer) throws IOException {
        Letter letter = new Letter(Delivered.parsed(MESSAGE), MESSAGE.getBytes(UTF_8));
        Response response = new Response.Builder()
                .request(new Request.Builder().url("https://tax.example/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(answer, null))
                .build();
        try (response) {
            return new VendorAnswer(letter, target, target == SECURE ? CIPHER : null).in(response);
        } catch (RefusedAnswerException e) {
            assertThat(e.outcome.acknowledged()).isFalse();
            return null;
        }
    }
}
