package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.forward.ForwardTarget;
import io.github.weizheng.message.forward.Forwarding;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final Secret TAX_TOKEN = Secret.of("taxtoken");
    private static final Secret TAX_KEY = Secret.of("taxabcdefghijklmnopqrstuvwxyz0123456789ABCD");

    @Test
    void aVendorAnswersWhatIsItsOwn() throws Exception {
        HttpServer vendor = HttpServer.create(Town.anyPort(), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        vendor.setExecutor(threads);
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        try (Hotline hotline = new Hotline()) {
            OfficialAccount account = hotline.account;
            OfficialAccount asTheVendorKnowsIt = OfficialAccount.builder(account.appId())
                    .callbackToken(TAX_TOKEN)
                    .encodingAesKey(TAX_KEY)
                    .build();
            vendor.createContext(
                    "/wechat",
                    new JdkHttpAdapter(CallbackEndpoint.builder(asTheVendorKnowsIt, m -> Reply.text("税务答复"))
                            .build()));
            vendor.start();
            URI taxUrl = Town.at(vendor.getAddress(), "/wechat");
            SharedStore store = new InMemoryStore();
            InboundHandler<Inbound> router = m -> Reply.text("政务大厅答复");
            // tag::forwarding[]
            Forwarding forwarding = Forwarding.builder(account)
                    .store(store)
                    .target(ForwardTarget.builder("tax", taxUrl, TAX_TOKEN) // 给每家厂商单独的 Token 和密钥
                            .secure(TAX_KEY)
                            .when(m -> m instanceof InboundMessage.Text text
                                    && text.content().contains("税"))
                            .mayAnswer() // 由它回复；不写则只抄送
                            .build())
                    .listener((message, exchange) -> {
                        if (!exchange.outcome().acknowledged()) {
                            failures.add(exchange.target());
                        }
                    })
                    .build();
            CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router)
                    .store(store)
                    .forwarding(forwarding)
                    .build();
            // end::forwarding[]
            hotline.answer(endpoint);
            assertThat(hotline.says("个税怎么退")).isEqualTo("税务答复");
            assertThat(hotline.says("您好")).isEqualTo("政务大厅答复");
            assertThat(failures).isEmpty();
        } finally {
            vendor.stop(0);
            threads.shutdownNow();
        }
    }
}
