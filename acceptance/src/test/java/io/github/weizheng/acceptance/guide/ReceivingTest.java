package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.effect.JdbcOnce;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.callback.CallbackOrigins;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.inbound.SendResultEvent;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ReceivingTest {
    @Test
    void aCitizenIsAnswered() throws IOException {
        try (WeChatSimulator wechat = WeChatSimulator.start()) {
            ExecutorService threads = Executors.newFixedThreadPool(64);
            // tag::receiving[]
            OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
                    .callbackToken(Secret.of(wechat.account().callbackToken()))
                    .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
                    .build();
            Router router = Router.builder()
                    .onSubscribe(e -> Reply.text("欢迎关注"))
                    .onText("社保", m -> Reply.text("社保业务请到二楼"))
                    .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("请回复受理编号"))
                    .otherwise(m -> Reply.transferToAgent()) // 必填：没有规则的消息也有着落
                    .build();
            CallbackEndpoint endpoint =
                    CallbackEndpoint.builder(account, router).build();

            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/wechat", new JdkHttpAdapter(endpoint));
            server.setExecutor(threads); // 固定大小的线程池，这里 64 个线程
            server.start();
            // end::receiving[]
            URI url = Town.at(server.getAddress(), "/wechat");
            // tag::simulatedCitizen[]
            wechat.account().connect(url, CallbackMode.SECURE);
            Citizen citizen = wechat.citizen("oCitizen");
            assertThat(citizen.write("我想问社保").reply().orElseThrow().text()).isEqualTo("社保业务请到二楼");
            // end::simulatedCitizen[]
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void kindsOfMessagesHaveTheirFields() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Hotline hotline = new Hotline()) {
            // tag::kinds[]
            Router router = Router.builder()
                    .on(InboundMessage.Location.class, m -> Reply.text("您在：" + m.label()))
                    .on(SendResultEvent.TemplateSendJobFinish.class, e -> {
                        seen.add(e.delivered() ? "送达" : e.status()); // 模板消息送达与否
                        return Reply.none();
                    })
                    .on(
                            InboundEvent.UnknownEvent.class,
                            e -> { // 本版本尚未收录的事件，字段一个不少
                                seen.add(e.event() + " "
                                        + e.fields().text("CardId").orElse(""));
                                return Reply.none();
                            })
                    .otherwise(m -> Reply.text("请发文字或位置"))
                    .build();
            // end::kinds[]
            hotline.answer(CallbackEndpoint.builder(hotline.account, router).build());
            assertThat(Hotline.seen(hotline.citizen.sendLocation(31.23, 121.47, "人民广场")))
                    .isEqualTo("您在：人民广场");
            hotline.citizen.cause("user_get_card", "<CardId>c1</CardId>");
            assertThat(seen).containsExactly("user_get_card c1");
        }
    }

    @Test
    void aStricterEndpoint() throws Exception {
        try (Hotline hotline = new Hotline()) {
            OfficialAccount account = hotline.account;
            SharedStore store = new InMemoryStore();
            WeChatApi api =
                    WeChatApi.builder(account).baseUrl(hotline.wechat.apiUrl()).build();
            hotline.wechat.account().settings().callbackIps("127.0.0.0/8");
            InboundHandler<Inbound> router = m -> Reply.text("好");
            // tag::strict[]
            CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router)
                    .store(store) // 多台服务器共用一个
                    .clockWindow(Duration.ofMinutes(10)) // 时间戳相差超过十分钟的一律拒绝
                    .origins(CallbackOrigins.builder(api).build()) // 只接受微信公布的来源地址
                    .build();
            // end::strict[]
            hotline.answer(endpoint);
            assertThat(hotline.says("您好")).isEqualTo("好");
        }
    }

    @Test
    void keysAreRotated() throws Exception {
        try (Hotline hotline = new Hotline()) {
            String appId = hotline.account.appId();
            Secret oldKey = Secret.of(hotline.wechat.account().encodingAesKey());
            hotline.answer(CallbackEndpoint.builder(hotline.account, m -> Reply.text("旧"))
                    .build());
            hotline.wechat.account().callbacks().changeEncodingAesKey();
            Secret newKey = Secret.of(hotline.wechat.account().encodingAesKey());
            Secret token = Secret.of(hotline.wechat.account().callbackToken());
            // tag::rotation[]
            OfficialAccount account = OfficialAccount.builder(appId)
                    .callbackToken(token)
                    .encodingAesKey(newKey)
                    .previousEncodingAesKey(oldKey) // 先部署带新旧两个密钥的版本，再到后台更换
                    .build();
            // end::rotation[]
            assertThat(account.previousEncodingAesKey()).contains(oldKey);
        }
    }

    @Test
    void anEffectHappensOnce() throws Exception {
        DataSource database = Town.database();
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("create table petition (content varchar(1000))");
        }
        JdbcOnce.createSchema(database);
        try (Hotline hotline = new Hotline()) {
            // tag::once[]
            JdbcOnce once = new JdbcOnce("petition");
            InboundHandler<InboundMessage.Text> register = m -> {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    if (once.first(connection, m.idempotencyKey())) { // 与登记在同一事务里
                        try (PreparedStatement insert =
                                connection.prepareStatement("insert into petition values (?)")) {
                            insert.setString(1, m.content());
                            insert.executeUpdate();
                        }
                    }
                    connection.commit();
                }
                return Reply.text("已登记");
            };
            // end::once[]
            Router router = Router.builder()
                    .on(InboundMessage.Text.class, register)
                    .otherwise(m -> Reply.none())
                    .build();
            hotline.answer(CallbackEndpoint.builder(hotline.account, router).build());
            assertThat(hotline.says("路灯坏了")).isEqualTo("已登记");
        }
        try (Connection connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from petition")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
