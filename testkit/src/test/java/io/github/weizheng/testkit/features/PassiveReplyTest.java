package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassiveReplyTest {
    private static final String ARTICLE =
            "<item><Title>t%d</Title><Description>d</Description><PicUrl>p</PicUrl><Url>u</Url></item>";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedAccount account = wechat.account();
    private final DeveloperCrypto crypto = new DeveloperCrypto(account);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterAll
    void close() {
        developer.close();
        wechat.close();
    }

    Stream<Arguments> shown() {
        return Stream.of(
                Arguments.of(text("您好"), new CitizenSees("text", "您好", List.of(), List.of(), "", "")),
                Arguments.of(
                        text("字".repeat(682) + "ab"),
                        new CitizenSees("text", "字".repeat(682) + "ab", List.of(), List.of(), "", "")),
                Arguments.of(text("a]]]]><![CDATA[>b"), new CitizenSees("text", "a]]>b", List.of(), List.of(), "", "")),
                Arguments.of(
                        reply("image", "<Image><MediaId>M</MediaId></Image>"),
                        new CitizenSees("image", "", List.of(), List.of(), "M", "")),
                Arguments.of(
                        reply("voice", "<Voice><MediaId>M</MediaId></Voice>"),
                        new CitizenSees("voice", "", List.of(), List.of(), "M", "")),
                Arguments.of(
                        reply("video", "<Video><MediaId>M</MediaId><Title>指南</Title></Video>"),
                        new CitizenSees("video", "", List.of("指南"), List.of(), "M", "")),
                Arguments.of(
                        reply("music", "<Music><ThumbMediaId>M</ThumbMediaId></Music>"),
                        new CitizenSees("music", "", List.of(), List.of(), "M", "")),
                Arguments.of(news(2), new CitizenSees("news", "", List.of("t0"), List.of("u"), "", "")),
                Arguments.of(news(1), new CitizenSees("news", "", List.of("t0"), List.of("u"), "", "")),
                Arguments.of(
                        reply("transfer_customer_service", ""),
                        new CitizenSees("transfer_customer_service", "", List.of(), List.of(), "", "")),
                Arguments.of(
                        reply(
                                "transfer_customer_service",
                                "<TransInfo><KfAccount><![CDATA[test1@test]]></KfAccount></TransInfo>"),
                        new CitizenSees("transfer_customer_service", "", List.of(), List.of(), "", "test1@test")));
    }

    @ParameterizedTest
    @MethodSource
    void shown(String reply, CitizenSees sees) {
        for (CallbackMode mode : CallbackMode.values()) {
            boolean encrypted = mode != CallbackMode.PLAIN;
            Delivery delivery = answeredWith(mode, encrypted ? crypto.envelope(reply) : reply);

            assertThat(delivery.reply()).hasValue(sees);
            assertThat(delivery.attempts()).hasSize(1);
            assertThat(delivery.attempts().get(0).encryptedAnswer()).isEqualTo(encrypted);
        }
    }

    Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("{\"errcode\":0}", "XML"),
                Arguments.of("Success", "XML"),
                Arguments.of("<html></html>", "root"),
                Arguments.of("<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + text("&x;"), "DOCTYPE"),
                Arguments.of(text("x").replace("oLiLei", account.originalId()), "ToUserName"),
                Arguments.of(text("x").replace(account.originalId(), "gh_0"), "FromUserName"),
                Arguments.of(text("x").replace("1713424427", "1713424427000"), "CreateTime"),
                Arguments.of(text("x").replace("1713424427", "[1713424427]"), "CreateTime"),
                Arguments.of(reply("fax", ""), "MsgType"),
                Arguments.of(text(""), "Content"),
                Arguments.of(text("字".repeat(683)), "2049 bytes"),
                Arguments.of(reply("image", ""), "Image"),
                Arguments.of(reply("voice", "<Voice></Voice>"), "MediaId"),
                Arguments.of(reply("music", "<Music><Title>t</Title></Music>"), "ThumbMediaId"),
                Arguments.of(news(0), "no article"),
                Arguments.of(news(1).replace("<ArticleCount>1", "<ArticleCount>2"), "ArticleCount"),
                Arguments.of(news(1).replace("<Url>u</Url>", ""), "Url"),
                Arguments.of(reply("transfer_customer_service", "<TransInfo></TransInfo>"), "KfAccount"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String reply, String problem) {
        Delivery delivery = answeredWith(CallbackMode.PLAIN, reply);

        assertThat(delivery.answered()).isFalse();
        assertThat(delivery.outage()).isTrue();
        assertThat(delivery.reply()).isEmpty();
        assertThat(delivery.attempts()).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.problem()).hasValueSatisfying(p -> assertThat(p).contains(problem));
        });
    }

    @Test
    void eventsMayBeAnsweredWithEightArticles() {
        account.connect(developer.url("/"), CallbackMode.PLAIN);
        Citizen scanner = wechat.citizen("oLiLei");
        developer.answer(news(8));
        CitizenSees seen = scanner.scan("1").reply().orElseThrow();
        assertThat(seen.titles()).hasSize(8);
        assertThat(seen.urls()).hasSize(8);
        developer.answer(news(9));
        assertThat(scanner.scan("1").reply().orElseThrow()).isEqualTo(seen);
    }

    @Test
    void hugeAnswersAreNotRead() {
        String nested = reply("text", "<Content>" + "<a>".repeat(1000) + "</a>".repeat(1000) + "</Content>");

        assertThat(answeredWith(CallbackMode.PLAIN, " ".repeat(2 << 20))
                        .attempts()
                        .get(0)
                        .problem())
                .hasValueSatisfying(p -> assertThat(p).contains("larger"));
        assertThat(answeredWith(CallbackMode.PLAIN, nested).answered()).isFalse();
    }

    @Test
    void eachModeHasItsFormOfReply() {
        String plain = text("您好");

        assertThat(answeredWith(CallbackMode.SECURE, plain).attempts().get(0).problem())
                .hasValueSatisfying(p -> assertThat(p).contains("must be encrypted"));
        assertThat(answeredWith(CallbackMode.PLAIN, crypto.envelope(plain))
                        .attempts()
                        .get(0)
                        .problem())
                .hasValueSatisfying(p -> assertThat(p).contains("must be plain"));
        assertThat(answeredWith(CallbackMode.COMPATIBLE, plain).answered()).isTrue();
        assertThat(answeredWith(CallbackMode.SECURE, "success").answered()).isTrue();
        assertThat(answeredWith(CallbackMode.SECURE, "").answered()).isTrue();
    }

    @Test
    void envelopesAreVerified() {
        String sealed = crypto.seal(text("您好"));
        String signature = crypto.signature("1713424427", "415670741", sealed);
        String milliseconds = crypto.signature("1713424427000", "415670741", sealed);
        DeveloperCrypto otherAccount =
                new DeveloperCrypto("wx0000000000000000", account.callbackToken(), account.encodingAesKey());
        DeveloperCrypto otherKey = new DeveloperCrypto(account.appId(), account.callbackToken(), "B".repeat(43));

        assertThat(secure(crypto.envelope(sealed, signature, "1713424427"))).isEmpty();
        assertThat(secure(crypto.envelope(sealed, signature.replace(signature.charAt(0), 'x'), "1713424427")))
                .contains("MsgSignature");
        assertThat(secure(crypto.envelope(sealed, signature, "1713424428"))).contains("MsgSignature");
        assertThat(secure(crypto.envelope(sealed, milliseconds, "1713424427000")))
                .contains("TimeStamp");
        assertThat(secure(otherAccount.envelope(text("您好")))).contains("another appid");
        assertThat(secure(otherKey.envelope(text("您好")))).isNotEmpty();
        assertThat(secure(crypto.envelope("{\"demo_resp\":\"good luck\"}"))).contains("XML");
    }

    private String secure(String answer) {
        return answeredWith(CallbackMode.SECURE, answer)
                .attempts()
                .get(0)
                .problem()
                .orElse("");
    }

    private Delivery answeredWith(CallbackMode mode, String answer) {
        account.connect(developer.url("/"), mode);
        developer.answer(answer);
        return citizen.write("你好");
    }

    private String text(String content) {
        return reply("text", "<Content><![CDATA[" + content + "]]></Content>");
    }

    private String news(int articles) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < articles; i++) {
            items.append(ARTICLE.formatted(i));
        }
        return reply("news", "<ArticleCount>" + articles + "</ArticleCount><Articles>" + items + "</Articles>");
    }

    private String reply(String type, String content) {
        return """
                <xml><ToUserName><![CDATA[oLiLei]]></ToUserName>
                <FromUserName><![CDATA[%s]]></FromUserName>
                <CreateTime>1713424427</CreateTime>
                <MsgType><![CDATA[%s]]></MsgType>
                %s</xml>""".formatted(account.originalId(), type, content);
    }
}
