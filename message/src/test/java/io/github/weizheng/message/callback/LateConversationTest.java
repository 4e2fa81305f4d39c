package io.github.weizheng.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A slow office over real HTTP, with its inbox in a database, a clock window, and nobody let in but WeChat's addresses. */
@ExtendWith(LogCanary.class)
class LateConversationTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedAccount console = wechat.account();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final ExecutorService requests = Executors.newFixedThreadPool(4);
    private final CountDownLatch found = new CountDownLatch(1);
    private final BlockingQueue<Reply> late = new LinkedBlockingQueue<>();
    private final JdbcDataSource database = new JdbcDataSource();
    private CallbackEndpoint endpoint;
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        OfficialAccount account = OfficialAccount.builder(console.appId())
                .appSecret(Secret.of(console.appSecret()))
                .callbackToken(Secret.of(console.callbackToken()))
                .encodingAesKey(Secret.of(console.encodingAesKey()))
                .build();
        WeChatApi api = WeChatApi.builder(account)
                .baseUrl(wechat.apiUrl())
                .clock(wechat.clock())
                .build();
        Router router = Router.builder()
                .onText("档案", m -> {
                    found.await();
                    return Reply.text("档案找到了");
                })
                .otherwise(m -> Reply.text("您好"))
                .build();
        database.setURL("jdbc:h2:mem:late;DB_CLOSE_DELAY=-1");
        JdbcInbox.createSchema(database);
        FieldCipher cipher = FieldCipher.aesGcm("2026", Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        endpoint = CallbackEndpoint.builder(account, router)
                .clock(wechat.clock())
                .clockWindow(Duration.ofMinutes(10))
                .origins(CallbackOrigins.builder(api).clock(wechat.clock()).build())
                .deadline(Deadline.builder(handlers, new JdbcInbox(database, cipher))
                        .after(Duration.ofMillis(300))
                        .lateReplies((answered, reply) -> late.add(reply))
                        .build())
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(requests);
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        server.start();
        console.connect(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat"), CallbackMode.SECURE);
    }

    @AfterEach
    void close() {
        found.countDown();
        server.stop(0);
        requests.shutdownNow();
        handlers.shutdownNow();
        wechat.close();
    }

    @Test
    void theCitizenSeesNoOutageAndGetsTheReplyLater() throws Exception {
        Delivery slow = citizen.write("我的档案");
        assertThat(slow.outage()).isFalse();
        assertThat(slow.attempts()).hasSize(1);
        assertThat(slow.reply()).isEmpty();
        assertThat(citizen.redeliver(slow).reply()).isEmpty();
        found.countDown();
        assertThat(late.take()).isEqualTo(Reply.text("档案找到了"));
        assertThat(endpoint.sweep()).isEqualTo(new SweepReport(0, 0, List.of()));
    }
}
