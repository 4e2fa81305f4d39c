package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.customerservice.CustomerServiceMessages;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.CitizenSees;
import io.github.weizheng.testkit.DataFormat;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a citizen sees, in whatever form the account delivers, and what is left of an answer that comes late. */
class FormOfAnswersTest {
    private static final Article ARTICLE =
            Article.builder("办事指南", "https://www.example.gov.cn/guide").build();
    private static final String LONGEST = "水".repeat(682) + "]>";
    private static final Map<String, Reply> REPLIES = Map.of(
            "text", Reply.text("<您好> & ]]> \"引号\""),
            "image", Reply.image("media-1"),
            "voice", Reply.voice("media-2"),
            "video", Reply.video("media-3"),
            "longest video", Reply.video("m".repeat(512)).withTitle(LONGEST).withDescription(LONGEST),
            "music", Reply.music("media-4"),
            "news", Reply.news(ARTICLE),
            "longest news",
                    Reply.news(Article.builder(LONGEST, "https://" + "a".repeat(2_040))
                            .description(LONGEST)
                            .picUrl("https://" + "]]>".repeat(680))
                            .build()),
            "transfer_customer_service", Reply.transferToAgent());

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final InboundHandler<Inbound> handler =
            m -> REPLIES.getOrDefault(((InboundMessage.Text) m).content(), Reply.none());
    private OfficialAccount account;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        account = OfficialAccount.builder(wechat.account().appId())
                .appSecret(Secret.of(wechat.account().appSecret()))
                .callbackToken(Secret.of(wechat.account().callbackToken()))
                .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        wechat.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyKindOfReplyArrivesInTheFormOfTheMessage(DataFormat format, CallbackMode mode) {
        connect(
                CallbackEndpoint.builder(account, handler)
                        .requireEncryption(false)
                        .clock(wechat.clock())
                        .build(),
                format,
                mode);
        REPLIES.forEach((name, reply) -> assertThat(citizen.write(name).reply().map(CitizenSees::type))
                .as(name)
                .contains(name.replace("longest ", "")));
        assertThat(citizen.write("longest news").reply().map(CitizenSees::titles))
                .contains(List.of(LONGEST));
        assertThat(citizen.write("text").reply().map(CitizenSees::text)).contains("<您好> & ]]> \"引号\"");
        assertThat(citizen.write("news").reply().map(CitizenSees::urls))
                .contains(List.of("https://www.example.gov.cn/guide"));
        assertThat(citizen.write("none").outage()).isFalse();
    }

    static Stream<Arguments> forms() {
        return Stream.of(DataFormat.values())
                .flatMap(format -> Stream.of(CallbackMode.values()).map(mode -> Arguments.of(format, mode)));
    }

    @Test
    void ofLateAnswersTextImageVoiceAndOneArticleAreSentAndTheOthersRecorded() {
        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
        LateReplies sending = LateReplies.sending(new CustomerServiceMessages(api));
        Queue<String> lost = new ConcurrentLinkedQueue<>();
        InMemoryInbox inbox = new InMemoryInbox();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, m -> {
                    throw new IllegalStateException("the register is closed");
                })
                .clock(wechat.clock())
                .deadline(Deadline.builder(Runnable::run, inbox).keepFailures().build())
                .build();
        connect(endpoint, DataFormat.XML, CallbackMode.SECURE);
        REPLIES.keySet().stream().sorted().forEach(citizen::write);

        SweepReport report = CallbackEndpoint.builder(account, handler)
                .clock(wechat.clock())
                .deadline(Deadline.builder(Runnable::run, inbox)
                        .lateReplies(sending)
                        .onLostReply((answered, why) -> lost.add(((InboundMessage.Text) answered).content()))
                        .build())
                .build()
                .sweep();

        assertThat(report.handled()).isEqualTo(REPLIES.size());
        assertThat(citizen.received())
                .extracting(CitizenSees::type)
                .containsExactlyInAnyOrder("text", "image", "voice", "news", "news");
        assertThat(lost).containsExactlyInAnyOrder("video", "longest video", "music", "transfer_customer_service");
    }

    private void connect(CallbackEndpoint endpoint, DataFormat format, CallbackMode mode) {
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        wechat.account().callbacks().dataFormat(format);
        wechat.account()
                .connect(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat"), mode);
    }
}
