package io.github.weizheng.acceptance.guide;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.web.CallbackHandler;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An account whose callbacks arrive in secure mode at a server of its own, and a citizen who writes to it. */
final class Hotline implements AutoCloseable {
    final WeChatSimulator wechat = WeChatSimulator.start();
    final OfficialAccount account = OfficialAccount.builder(wechat.account().appId())
            .appSecret(Secret.of(wechat.account().appSecret()))
            .callbackToken(Secret.of(wechat.account().callbackToken()))
            .encodingAesKey(Secret.of(wechat.account().encodingAesKey()))
            .build();
    final Citizen citizen = wechat.citizen("oCitizen");
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private final HttpServer server;

    Hotline() throws IOException {
        server = HttpServer.create(Town.anyPort(), 0);
        server.setExecutor(threads);
        server.start();
    }

    void answer(CallbackHandler endpoint) {
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        wechat.account().connect(Town.at(server.getAddress(), "/wechat"), CallbackMode.SECURE);
    }

    String says(String text) {
        return seen(citizen.write(text));
    }

    static String seen(Delivery delivery) {
        return delivery.reply().map(reply -> reply.text()).orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        wechat.close();
    }
}
