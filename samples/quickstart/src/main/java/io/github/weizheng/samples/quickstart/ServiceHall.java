package io.github.weizheng.samples.quickstart;

import static io.github.weizheng.menu.MenuButton.click;
import static io.github.weizheng.menu.MenuButton.view;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.menu.LiveMenu;
import io.github.weizheng.menu.Menu;
import io.github.weizheng.menu.Menus;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.Router;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What an office writes: its account, who answers what, its menu. In production the values of {@code console} come from WeChat's console. */
final class ServiceHall implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final WeChatApi api;

    ServiceHall(WeChatSimulator wechat, WaterCompany water) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SimulatedAccount console = wechat.account();
        // tag::account[]
        OfficialAccount account = OfficialAccount.builder(console.appId())
                .appSecret(Secret.of(console.appSecret()))
                .callbackToken(Secret.of(console.callbackToken()))
                .encodingAesKey(Secret.of(console.encodingAesKey()))
                .build();
        api = WeChatApi.builder(account).baseUrl(wechat.apiUrl()).build();
        // end::account[]
        PaymentWindow window = new PaymentWindow(wechat, api, water, at("/pay"));
        // tag::callback[]
        Router router = Router.builder()
                .onSubscribe(e -> Reply.text("欢迎关注！点「服务汇」办事，或直接留言。"))
                .onText("社保", m -> Reply.text("社保卡可在手机上补办：服务汇 → 办事查询。"))
                .onMenuClick(MenuKey.of("PROGRESS"), e -> Reply.text("请回复受理编号，我们马上为您查询。"))
                .onMenuClick(MenuKey.of("BILLS"), e -> window.bills(e.envelope().citizen()))
                .otherwise(m -> Reply.transferToAgent())
                .build();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router).build();
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        server.setExecutor(threads);
        // end::callback[]
        // tag::notified[]
        server.createContext("/pay/notify", new JdkHttpAdapter(window::notified));
        // end::notified[]
        server.createContext("/pay/cashier", new JdkHttpAdapter(window::cashier));
        server.start();
    }

    LiveMenu publishMenu() {
        // tag::menu[]
        Menu menu = Menu.builder()
                .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), click("生活缴费", MenuKey.of("BILLS")))
                .group("资讯汇", view("政务公开", "https://www.example.gov.cn/open"))
                .group("互动汇", view("领导信箱", "https://www.example.gov.cn/mailbox"))
                .build();
        new Menus(api).publish(menu);
        // end::menu[]
        return new Menus(api).current().orElseThrow();
    }

    URI callbackUrl() {
        return at("/wechat");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
