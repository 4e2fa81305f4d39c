package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.LogCanary;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogCanary.class)
class CallbackEndpointTest {
    private final AtomicInteger handled = new AtomicInteger();
    private final CallbackEndpoint endpoint = CallbackEndpoint.builder(Delivered.account(), m -> {
                handled.incrementAndGet();
                return Reply.text("您好，第" + handled.get() + "次");
            })
            .build();

    @Test
    void opensTheOfficialCompatibleModeSample() throws Exception {
        String body;
        try (InputStream in =
                Objects.requireNonNull(CallbackEndpointTest.class.getResourceAsStream("vector-b-compatible.xml"))) {
            body = new String(in.readAllBytes(), UTF_8).strip();
        }
        Inbound inbound = endpoint.open(CallbackRequest.of(
                "POST",
                "signature=16120ec1b8dbb870f510d87ce6bc2463eae6ca1a&timestamp=1409735669&nonce=1320562132"
                        + "&encrypt_type=aes&msg_signature=5d197aaffba7e9b25a30732f161a50dee96bd5fa",
                body.getBytes(UTF_8)));
        assertThat(inbound).isInstanceOfSatisfying(InboundMessage.Text.class, text -> {
            assertThat(text.content()).isEqualTo("abcdteT");
            assertThat(text.msgId()).contains("6054768590064713728");
            assertThat(text.envelope())
                    .isEqualTo(new Envelope(
                            "gh_10f6c3c3ac5a",
                            OpenId.of("oyORnuP8q7ou2gfYjqLzSIWZf0rs"),
                            Instant.ofEpochSecond(1409735668)));
        });
    }

    @Test
    void echoesTheOfficialHandshake() {
        OfficialAccount account = OfficialAccount.builder("wxba5fad812f8e6fb9")
                .callbackToken(Secret.of("AAAAA"))
                .build();
        CallbackResponse response = CallbackEndpoint.builder(account, m -> Reply.none())
                .build()
                .handle(CallbackRequest.of(
                        "GET",
                        "signature=f464b24fc39322e44b38aa78f5edd27bd1441696&echostr=4375120948345356249"
                                + "&timestamp=1714036504&nonce=1514711492",
                        new byte[0]));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/plain");
        assertThat(response.body()).isEqualTo("4375120948345356249".getBytes(UTF_8));
    }

    @Test
    void answersAnEncryptedMessageEncryptedAndSigned() {
        CallbackResponse response =
                endpoint.handle(Delivered.secure(Delivered.text(1, "你好")).request());
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("text/xml; charset=UTF-8");
        String reply = Delivered.decrypted(response);
        assertThat(reply)
                .contains("<ToUserName><![CDATA[" + Delivered.CITIZEN + "]]></ToUserName>")
                .contains("<FromUserName><![CDATA[gh_10f6c3c3ac5a]]></FromUserName>")
                .contains("<Content><![CDATA[您好，第1次]]></Content>");
        assertThat(isSignedWith(Delivered.TOKEN, response)).isTrue();
    }

    @Test
    void answersAPlainMessagePlain() {
        CallbackResponse response = CallbackEndpoint.builder(Delivered.plainAccount(), m -> Reply.text("收到"))
                .clock(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)))
                .build()
                .handle(Delivered.plain(Delivered.text(1, "你好")).request());
        assertThat(new String(response.body(), UTF_8))
                .isEqualTo("<xml><ToUserName><![CDATA[" + Delivered.CITIZEN + "]]></ToUserName>"
                        + "<FromUserName><![CDATA[gh_10f6c3c3ac5a]]></FromUserName><CreateTime>1700000000</CreateTime>"
                        + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>");
    }

    @Test
    void noAnswerIsThePlainWordSuccessInEveryMode() {
        CallbackEndpoint silent = CallbackEndpoint.builder(Delivered.account(), m -> Reply.none())
                .requireEncryption(false)
                .build();
        for (Delivered delivered :
                List.of(Delivered.secure(Delivered.text(1, "你好")), Delivered.plain(Delivered.text(2, "你好")))) {
            CallbackResponse response = silent.handle(delivered.request());
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.contentType()).startsWith("text/plain");
            assertThat(response.body()).isEqualTo("success".getBytes(UTF_8));
        }
    }

    @Test
    void aHandlerThatThrowsIsAnswered500AndTheRepeatRunsItAgain() {
        List<Throwable> failures = new ArrayList<>();
        CallbackEndpoint flaky = CallbackEndpoint.builder(Delivered.account(), m -> {
                    if (handled.incrementAndGet() == 1) {
                        throw new java.sql.SQLException("the database is away for " + Delivered.CITIZEN);
                    }
                    return Reply.text("现在好了");
                })
                .onHandlerFailure((inbound, failure) -> failures.add(failure))
                .build();
        Delivered message = Delivered.secure(Delivered.text(1, "你好"));
        CallbackResponse first = flaky.handle(message.request());
        assertThat(first.status()).isEqualTo(500);
        assertThat(first.body()).isEmpty();
        assertThat(failures).singleElement().isInstanceOf(java.sql.SQLException.class);
        assertThat(Delivered.decrypted(flaky.handle(message.request()))).contains("现在好了");
        assertThat(handled).hasValue(2);
    }

    @Test
    @SuppressWarnings("NullAway") // a handler compiled without the check can return null
    void whateverAHandlerThrowsEndsInAResponse() {
        List<io.github.weizheng.message.route.InboundHandler<Inbound>> handlers = List.of(
                m -> {
                    throw new IllegalStateException();
                },
                m -> {
                    throw new StackOverflowError();
                },
                m -> {
                    throw new NoClassDefFoundError("x");
                },
                m -> {
                    throw new CallbackRejectedException(CallbackRejectedException.Reason.SIGNATURE_MISMATCH);
                },
                m -> null,
                m -> Reply.text("x".repeat(2049)));
        for (io.github.weizheng.message.route.InboundHandler<Inbound> handler : handlers) {
            CallbackResponse response = CallbackEndpoint.builder(Delivered.account(), handler)
                    .build()
                    .handle(Delivered.secure(Delivered.text(1, "你好")).request());
            assertThat(response.status()).isEqualTo(500);
        }
    }

    @Test
    void anInterruptedHandlerLeavesTheThreadInterrupted() {
        CallbackEndpoint.builder(Delivered.account(), m -> {
                    throw new InterruptedException();
                })
                .build()
                .handle(Delivered.secure(Delivered.text(1, "你好")).request());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void acceptsThePreviousTokenAndKeyDuringAChangeAndAnswersWithThoseOfTheRequest() {
        Secret newToken = Secret.of("newtoken");
        Secret newKey = Secret.of("Z".repeat(43));
        CallbackEndpoint changing = CallbackEndpoint.builder(
                        OfficialAccount.builder(Delivered.APP_ID)
                                .callbackToken(newToken)
                                .previousCallbackToken(Delivered.TOKEN)
                                .encodingAesKey(newKey)
                                .previousEncodingAesKey(Delivered.AES_KEY)
                                .build(),
                        m -> Reply.text("您好"))
                .build();
        CallbackResponse old =
                changing.handle(Delivered.secure(Delivered.text(1, "旧")).request());
        assertThat(Delivered.decrypted(old)).contains("您好");
        assertThat(isSignedWith(Delivered.TOKEN, old)).isTrue();
        CallbackResponse current =
                changing.handle(Delivered.secure(newToken, newKey, Delivered.APP_ID, Delivered.text(2, "新"))
                        .request());
        assertThat(current.status()).isEqualTo(200);
        assertThat(isSignedWith(newToken, current)).isTrue();
    }

    @Test
    void buildingRefusesAnAccountThatCannotReceive() {
        OfficialAccount bare = OfficialAccount.builder("wx1").build();
        assertThatThrownBy(
                        () -> CallbackEndpoint.builder(bare, m -> Reply.none()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("callbackToken");
        assertThatThrownBy(() -> CallbackEndpoint.builder(Delivered.plainAccount(), m -> Reply.none())
                        .requireEncryption(true)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("encodingAesKey");
    }

    private static boolean isSignedWith(Secret token, CallbackResponse response) {
        Fields envelope = InboundParser.fieldsWithoutVerification(response.body());
        return CallbackSignature.verify(
                token,
                envelope.text("TimeStamp").orElseThrow(),
                envelope.text("Nonce").orElseThrow(),
                envelope.text("Encrypt").orElseThrow(),
                envelope.text("MsgSignature").orElseThrow());
    }
}
