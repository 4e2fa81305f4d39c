package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.test.Delivered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger requests who has recorded two genuine requests: a handler gets the recorded message or nothing, and the answer says so. */
class AnyRequestFuzzTest {
    private static final Delivered GENUINE = Delivered.secure(Delivered.text(1, "你好"));

    static Stream<Arguments> requests() {
        byte[] body = GENUINE.body.getBytes(UTF_8);
        return Stream.of(
                Arguments.of("POST", GENUINE.rawQuery(), body),
                Arguments.of("POST", Delivered.plain("").rawQuery(), body),
                Arguments.of("POST", GENUINE.rawQuery(), "{\"Encrypt\":\"a\"}".getBytes(UTF_8)),
                Arguments.of("GET", Delivered.plain("").rawQuery() + "&echostr=1", new byte[0]),
                Arguments.of("GET", Delivered.plain("").rawQuery() + "&echostr", new byte[0]),
                Arguments.of("PUT", "a=%41&b=+", new byte[] {'<'}));
    }

    @MethodSource("requests")
    @FuzzTest
    void reachesNoHandlerUnlessSigned(@NotNull String method, @NotNull String query, byte @NotNull [] body) {
        List<Inbound> handled = new ArrayList<>();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(Delivered.account(), inbound -> {
                    handled.add(inbound);
                    return Reply.none();
                })
                .build();
        CallbackResponse response = endpoint.handle(CallbackRequest.of(method, query, body));
        assertThat(response.status()).isIn(200, 400, 401, 403);
        assertThat(handled).hasSize(response.status() == 200 && method.equals("POST") ? 1 : 0);
        assertThat(handled).allSatisfy(inbound -> assertThat(inbound)
                .isInstanceOfSatisfying(InboundMessage.Text.class, text -> assertThat(text.content())
                        .isEqualTo("你好")));
        assertThat(response.status() == 200).isEqualTo(response.body().length > 0);
    }
}
