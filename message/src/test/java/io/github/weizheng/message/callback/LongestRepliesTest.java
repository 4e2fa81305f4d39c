package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer of any kind that is as long as it may be is remembered as every other. */
class LongestRepliesTest {
    @RegisterExtension
    final LogCanary canary = new LogCanary();

    private final AtomicInteger handled = new AtomicInteger();

    /** In every form, with what is longest once it is escaped as XML, and as JSON. */
    static Stream<Arguments> longestReplies() {
        return Stream.of("]]>", "\"").flatMap(unit -> {
            String text = unit.repeat(2048 / unit.length());
            String url = "http://" + unit.repeat(2041 / unit.length());
            String id = unit.repeat(512 / unit.length());
            Article article =
                    Article.builder(text, url).description(text).picUrl(url).build();
            int share = unit.length() == 1 ? 1_275 : 169; // of eight articles in 40,960 bytes, twice each
            Article eighth = Article.builder(unit.repeat(share), "http://a")
                    .description(unit.repeat(share))
                    .build();
            return Stream.of(
                            Reply.text(text),
                            Reply.image(id),
                            Reply.voice(id),
                            Reply.video(id).withTitle(text).withDescription(text),
                            Reply.music(id)
                                    .withTitle(text)
                                    .withDescription(text)
                                    .withUrl(url)
                                    .withHqUrl(url),
                            Reply.news(article),
                            Reply.news(Collections.nCopies(8, eighth).toArray(Article[]::new)),
                            Reply.transferToAgent(id))
                    .flatMap(reply -> Stream.of("plain XML", "secure XML", "plain JSON", "secure JSON")
                            .map(form -> Arguments.of(unit, reply.getClass().getSimpleName(), form, reply)));
        });
    }

    @ParameterizedTest(name = "{0} {1} {2} {index}")
    @MethodSource("longestReplies")
    void theLongestReplyIsRepeatedToo(String unit, String kind, String form, Reply reply) {
        CallbackEndpoint any = CallbackEndpoint.builder(Delivered.account(), m -> {
                    handled.incrementAndGet();
                    return reply;
                })
                .requireEncryption(false)
                .delayer(time -> {})
                .build();
        String tap = form.endsWith("XML")
                ? Delivered.event("CLICK", "<EventKey>A</EventKey>")
                : "{\"ToUserName\":\"gh_10f6c3c3ac5a\",\"FromUserName\":\"" + Delivered.CITIZEN
                        + "\",\"CreateTime\":1409735668,\"MsgType\":\"event\",\"Event\":\"CLICK\",\"EventKey\":\"A\"}";
        boolean secure = form.startsWith("secure");
        Delivered delivery = secure ? Delivered.secure(tap) : Delivered.plain(tap);
        CallbackRequest request = (secure && form.endsWith("JSON") ? delivery.inJson() : delivery).request();

        String first = said(any.handle(request), secure);
        String again = said(any.handle(request), secure);

        assertThat(first).startsWith(form.endsWith("XML") ? "<xml>" : "{");
        assertThat(again).isEqualTo(first);
        assertThat(handled).hasValue(1);
        assertThat(canary.logged()).isEmpty();
    }

    private static String said(CallbackResponse response, boolean secure) {
        assertThat(response.status()).isEqualTo(200);
        return secure ? Delivered.decrypted(response) : new String(response.body(), UTF_8);
    }
}
