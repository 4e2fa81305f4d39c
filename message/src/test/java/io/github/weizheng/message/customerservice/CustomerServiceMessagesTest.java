package io.github.weizheng.message.customerservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.message.reply.Article;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what is made of WeChat's answers. */
class CustomerServiceMessagesTest {
    private static final OpenId CITIZEN = OpenId.of("oyORnuP8q7ou2gfYjqLzSIWZf0rs");
    private final MockWebServer wechat = new MockWebServer();
    private CustomerServiceMessages messages;

    @BeforeEach
    void open() throws IOException {
        wechat.start();
        messages = new CustomerServiceMessages(
                WeChatApi.builder(OfficialAccount.builder("wx1").build())
                        .baseUrl(URI.create("http://127.0.0.1:" + wechat.getPort()))
                        .tokenSource(() -> IssuedToken.of(Secret.of("T0KEN"), Duration.ofHours(1)))
                        .delayer(time -> {
                            throw new AssertionError("a send is not repeated");
                        })
                        .build());
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    static Stream<Arguments> messages() {
        Article guide = Article.builder("办事 <指南> & \"问答\"", "https://www.example.gov.cn/?a=1&b=2")
                .description("一次办好")
                .picUrl("https://www.example.gov.cn/1.png")
                .build();
        return Stream.of(
                Arguments.of(
                        CustomerServiceMessage.text(
                                CITIZEN, "您好😀 <a href=\"https://www.example.gov.cn/?a=1&b=2\">看</a>"),
                        "'msgtype':'text','text':{'content':'您好😀 <a href=\\'https://www.example.gov.cn/?a=1&b=2\\'>看</a>'}"),
                Arguments.of(
                        CustomerServiceMessage.image(CITIZEN, "M1"), "'msgtype':'image','image':{'media_id':'M1'}"),
                Arguments.of(
                        CustomerServiceMessage.voice(CITIZEN, "M1").from("test1@test"),
                        "'msgtype':'voice','voice':{'media_id':'M1'},'customservice':{'kf_account':'test1@test'}"),
                Arguments.of(
                        CustomerServiceMessage.news(CITIZEN, guide),
                        "'msgtype':'news','news':{'articles':[{'title':'办事 <指南> & \\'问答\\'','description':'一次办好',"
                                + "'url':'https://www.example.gov.cn/?a=1&b=2',"
                                + "'picurl':'https://www.example.gov.cn/1.png'}]}"));
    }

    /** Nothing is escaped that need not be: WeChat shows {@code \\u} sequences, and does not see a link in an escaped tag. */
    @ParameterizedTest
    @MethodSource("messages")
    void everyKindIsPostedAsThePageShowsIt(CustomerServiceMessage message, String json) throws Exception {
        wechat.enqueue(new MockResponse.Builder()
                .body("{\"errcode\":0,\"errmsg\":\"ok\"}")
                .build());

        messages.send(message);

        RecordedRequest request = wechat.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/cgi-bin/message/custom/send?access_token=T0KEN");
        assertThat(request.getBody().utf8().replace('"', '\''))
                .isEqualTo("{'touser':'" + CITIZEN.value() + "'," + json + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"45015", "45047", "45002", "40003", "40007", "48001", "48002", "43004", "45008", "61452"})
    void aRefusalSaysWhatToDo(String code) {
        wechat.enqueue(new MockResponse.Builder()
                .body("{\"errcode\":" + code + ",\"errmsg\":\"no rid: 1\"}")
                .build());

        assertThatThrownBy(() -> messages.send(CustomerServiceMessage.text(CITIZEN, "您好")))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                    assertThat(e.retryable()).isFalse();
                    assertThat(e.remedy(Locale.CHINESE)).matches(".*\\p{IsHan}.*");
                    assertThat(e.remedy(Locale.ENGLISH)).isNotBlank();
                    assertThat(e).hasMessageNotContaining(CITIZEN.value());
                });
    }

    @Test
    void aBusySystemMayHaveSentItSoItIsNotRepeated() {
        wechat.enqueue(new MockResponse.Builder()
                .body("{\"errcode\":-1,\"errmsg\":\"system error\"}")
                .build());

        ApiException busy = catchThrowableOfType(
                ApiException.class, () -> messages.send(CustomerServiceMessage.text(CITIZEN, "您好")));

        assertThat(busy.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(wechat.getRequestCount()).isEqualTo(1);
    }

    @Test
    void soMayABrokenConnection() {
        wechat.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());

        TransportException broken = catchThrowableOfType(
                TransportException.class, () -> messages.send(CustomerServiceMessage.text(CITIZEN, "您好")));

        assertThat(broken.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(wechat.getRequestCount()).isEqualTo(1);
    }
}
