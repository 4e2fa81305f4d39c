package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Article;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.message.template.TemplateMessage;
import io.github.weizheng.message.template.TemplateMessages;
import io.github.weizheng.message.test.LogCanary;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A citizen talks to the office over real HTTP; the other side is the simulator, which shares no code with what is tested. */
@ExtendWith(LogCanary.class)
class ConversationTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedAccount console = wechat.account();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final AtomicInteger stumbles = new AtomicInteger();
    private final Semaphore wait = new Semaphore(0);
    private final Semaphore handled = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        Router router = Router.builder()
                .onSubscribe(e -> Reply.text("欢迎" + e.scene().map("来到"::concat).orElse("")))
                .onText("社保", m -> Reply.text("社保请到二楼 ]]> & <窗口>"))
                .onText(
                        "办事指南",
                        m -> Reply.news(Article.builder("指南", "https://www.example.gov.cn")
                                .description("一次办好")
                                .build()))
                .onText("跌倒", m -> {
                    if (stumbles.getAndIncrement() < 2) {
                        throw new IllegalStateException("stumbled");
                    }
                    return Reply.text("站起来了");
                })
                .onText("等等", m -> {
                    wait.acquire();
                    return Reply.text("久等了");
                })
                .on(InboundMessage.Image.class, m -> Reply.text("收到图片"))
                .on(InboundEvent.Scan.class, e -> Reply.text("扫码" + e.scene()))
                .otherwise(m -> Reply.transferToAgent())
                .build();
        OfficialAccount account = OfficialAccount.builder(console.appId())
                .callbackToken(Secret.of(console.callbackToken()))
                .encodingAesKey(Secret.of(console.encodingAesKey()))
                .build();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router)
                .requireEncryption(false)
                .clock(wechat.clock())
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/wechat", new JdkHttpAdapter(request -> {
            try {
                return endpoint.handle(request);
            } finally {
                handled.release();
            }
        }));
        server.start();
    }

    @AfterEach
    void close() {
        wait.release(100);
        server.stop(0);
        threads.shutdownNow();
        wechat.close();
    }

    private void connect(CallbackMode mode) {
        console.connect(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat"), mode);
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredInEveryMode(CallbackMode mode) {
        connect(mode);
        assertThat(seen(citizen.follow())).isEqualTo("text 欢迎");
        assertThat(seen(citizen.write("社保怎么办"))).isEqualTo("text 社保请到二楼 ]]> & <窗口>");
        assertThat(seen(citizen.write("办事指南"))).isEqualTo("news [指南]");
        assertThat(seen(citizen.write("别的"))).isEqualTo("transfer_customer_service ");
        assertThat(seen(citizen.sendImage("http://mmbiz.qpic.cn/1"))).isEqualTo("text 收到图片");
        assertThat(seen(citizen.scan("hall_3"))).isEqualTo("text 扫码hall_3");
        Delivery goodbye = citizen.unfollow();
        assertThat(goodbye.answered()).isTrue();
        assertThat(goodbye.reply()).isEmpty();
        assertThat(seen(citizen.followByScanning("大厅"))).isEqualTo("text 欢迎来到大厅");
    }

    @Test
    void aHandlerThatStumblesTwiceStillAnswersTheThirdDelivery() {
        connect(CallbackMode.SECURE);
        Delivery delivery = citizen.write("跌倒");
        assertThat(delivery.attempts()).hasSize(3);
        assertThat(seen(delivery)).isEqualTo("text 站起来了");
    }

    @Test
    void whatIsDeliveredAgainIsAnsweredTheSame() {
        connect(CallbackMode.SECURE);
        Delivery first = citizen.write("跌倒");
        Delivery again = citizen.redeliver(first);
        assertThat(seen(again)).isEqualTo(seen(first));
        assertThat(stumbles).hasValue(3);
    }

    @Test
    void anAnswerThatComesTooLateIsGivenToTheNextDelivery() {
        connect(CallbackMode.SECURE);
        console.callbackTimeout(Duration.ofMillis(300));
        Delivery late = citizen.write("等等");
        assertThat(late.outage()).isTrue();
        wait.release(1);
        handled.acquireUninterruptibly(late.attempts().size());
        assertThat(seen(citizen.redeliver(late))).isEqualTo("text 久等了");
    }

    @Test
    void noticesArriveOnceHoweverOftenTheyAreSent() {
        connect(CallbackMode.SECURE);
        citizen.follow();
        String template = console.addTemplate("缴费成功", "{{thing2.DATA}}\n金额：{{amount3.DATA}}");
        TemplateMessages notices = new TemplateMessages(api());
        TemplateMessage notice = TemplateMessage.builder(OpenId.of(citizen.openId()), template)
                .data("thing2", "水费")
                .data("amount3", "12.60元")
                .url("https://www.example.gov.cn/bill")
                .build();
        console.hangUpNext("/cgi-bin/message/template/send");
        long first = sendUntilAccepted(notices, notice);
        assertThat(notices.send(notice).msgId()).isEqualTo(first);
        assertThat(citizen.notices()).singleElement().satisfies(n -> {
            assertThat(n.text()).contains("水费").contains("12.60元");
            assertThat(n.url()).contains("https://www.example.gov.cn/bill");
        });
    }

    @Test
    void anAcceptedNoticeWithoutAnIdIsNoAnswer() {
        console.serve("POST", "/cgi-bin/message/template/send", body -> "{\"errcode\":0,\"errmsg\":\"ok\"}");
        TemplateMessage notice = TemplateMessage.builder(OpenId.of(citizen.openId()), "T1")
                .data("thing2", "水费")
                .build();
        assertThatThrownBy(() -> new TemplateMessages(api()).send(notice))
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> assertThat(e.effect())
                        .isEqualTo(Effect.UNKNOWN));
    }

    @Test
    void aRefusedNoticeSaysWhy() {
        TemplateMessages notices = new TemplateMessages(api());
        TemplateMessage unknown = TemplateMessage.builder(OpenId.of(citizen.openId()), "NO_SUCH_TEMPLATE")
                .data("thing2", "水费")
                .build();
        assertThatThrownBy(() -> notices.send(unknown))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("40037"));
    }

    /** The connection broke after the message was accepted; the caller cannot know, and sends it again. */
    private static long sendUntilAccepted(TemplateMessages notices, TemplateMessage notice) {
        try {
            return notices.send(notice).msgId();
        } catch (TransportException e) {
            assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
            return notices.send(notice).msgId();
        }
    }

    private WeChatApi api() {
        return WeChatApi.builder(OfficialAccount.builder(console.appId())
                        .appSecret(Secret.of(console.appSecret()))
                        .build())
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
    }

    private static String seen(Delivery delivery) {
        return delivery.reply()
                .map(sees -> sees.type() + " " + (sees.titles().isEmpty() ? sees.text() : sees.titles()))
                .orElse("nothing");
    }
}
