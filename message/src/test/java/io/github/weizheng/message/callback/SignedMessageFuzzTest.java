package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import io.github.weizheng.message.test.PlaintextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is signed and encrypted rightly: one handler gets it with its type, and the citizen an answer; or it is refused as no message. */
class SignedMessageFuzzTest {
    private static final Reply REPLY = Reply.text("收到 ]]> <&>");

    static Stream<byte[]> messages() {
        return Stream.of(
                        Delivered.text(1, "你好"),
                        Delivered.event("CLICK", "<EventKey>key</EventKey>"),
                        Delivered.event("subscribe", "<EventKey>qrscene_1</EventKey><Ticket>t</Ticket>"),
                        Delivered.message("voice", "<MediaId>m</MediaId><Recognition>社保</Recognition><MsgId>2</MsgId>"),
                        Delivered.message("hologram", "<a><b>1</b></a>"),
                        "{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oCitizen\",\"CreateTime\":1,\"MsgType\":\"event\",\"Event\":\"subscribe_msg_sent_event\",\"List\":[{\"MsgID\":1}]}")
                .map(message -> message.getBytes(UTF_8));
    }

    @MethodSource("messages")
    @FuzzTest
    void isHandledOrRefused(byte @NotNull [] message) {
        String encrypt = PlaintextFrame.encrypted(PlaintextFrame.around(message));
        String signed = Delivered.plain("").rawQuery();
        Delivered sealed = Delivered.encrypted(Delivered.TOKEN, encrypt);
        endsWell(Delivered.account(), sealed.request(), message);
        endsWell(Delivered.account(), sealed.inJson().request(), message);
        endsWell(Delivered.plainAccount(), CallbackRequest.of("POST", signed, message), message);
    }

    private static void endsWell(OfficialAccount account, CallbackRequest request, byte[] message) {
        List<Inbound> handled = new ArrayList<>();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, inbound -> {
                    handled.add(inbound);
                    return REPLY;
                })
                .build();
        CallbackResponse first = endpoint.handle(request);
        CallbackResponse repeated = endpoint.handle(request);
        Optional<Inbound> expected = typed(message);
        assertThat(first.status()).isEqualTo(expected.isPresent() ? 200 : 400);
        assertThat(repeated.status()).isEqualTo(first.status());
        assertThat(handled.stream().map(Inbound::getClass).toList())
                .isEqualTo(expected.map(Inbound::getClass).stream().toList());
        assertThat(handled.stream().map(Inbound::idempotencyKey).toList())
                .isEqualTo(expected.map(Inbound::idempotencyKey).stream().toList());
        if (expected.isPresent()) {
            assertThat(text(account, first))
                    .startsWith(InboundParser.isJson(request.body()) ? "{" : "<xml>")
                    .contains("收到 ")
                    .isEqualTo(text(account, repeated));
        }
    }

    private static Optional<Inbound> typed(byte[] message) {
        try {
            return Optional.of(InboundParser.parseWithoutVerification(message));
        } catch (CallbackRejectedException e) {
            return Optional.empty();
        }
    }

    private static String text(OfficialAccount account, CallbackResponse response) {
        return account.encodingAesKey().isPresent()
                ? Delivered.decrypted(response)
                : new String(response.body(), UTF_8);
    }
}
