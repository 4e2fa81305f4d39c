package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.WeChatApi;
import io.github.weizheng.core.crypto.FieldCipher;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.callback.Deadline;
import io.github.weizheng.message.callback.Inbox;
import io.github.weizheng.message.callback.JdbcInbox;
import io.github.weizheng.message.callback.LateReplies;
import io.github.weizheng.message.callback.SweepReport;
import io.github.weizheng.message.customerservice.CustomerServiceMessages;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SlowHandlersTest {
    private final SharedStore store = new InMemoryStore();
    private final DataSource dataSource = Town.database();
    private final Secret key = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));
    private final CountDownLatch looking = new CountDownLatch(1);

    @Test
    void aLateReplyGoesOutByCustomerService() throws Exception {
        try (Hotline hotline = new Hotline()) {
            OfficialAccount account = hotline.account;
            WeChatApi api =
                    WeChatApi.builder(account).baseUrl(hotline.wechat.apiUrl()).build();
            InboundHandler<Inbound> router = m -> {
                looking.await();
                return Reply.text("查到了");
            };
            // tag::deadline[]
            ExecutorService handlers = new ThreadPoolExecutor( // 处理业务的线程池，不与 HTTP 服务器共用
                    16, 16, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(16));
            JdbcInbox.createSchema(dataSource); // 建表一次即可，已有则不动
            Inbox inbox = new JdbcInbox(dataSource, FieldCipher.aesGcm("2026", key)); // 原文加密存放
            CallbackEndpoint endpoint = CallbackEndpoint.builder(account, router)
                    .store(store)
                    .deadline(Deadline.builder(handlers, inbox)
                            .lateReplies(LateReplies.sending(new CustomerServiceMessages(api)))
                            .inFlight(32) // 16 个在办，16 个排队
                            .keepFailures() // 处理失败的也入箱，不只靠微信的三次投递
                            .after(Duration.ofMillis(500)) // 默认 4.5 秒；这里为了演示
                            .build())
                    .build();
            // end::deadline[]
            hotline.answer(endpoint);
            assertThat(hotline.says("查进度")).isEmpty();
            looking.countDown();
            handlers.shutdown();
            assertThat(handlers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(hotline.citizen.received()).singleElement().satisfies(late -> assertThat(late.text())
                    .isEqualTo("查到了"));
            // tag::sweep[]
            SweepReport report = endpoint.sweep(); // 由您的定时任务每分钟调用一次
            report.parked()
                    .forEach(
                            entry -> { // 多次失败，等人处理：inbox.message(entry) 看原文，inbox.remove(entry) 了结
                                System.getLogger("inbox").log(System.Logger.Level.WARNING, entry.toString());
                            });
            // end::sweep[]
            assertThat(report.handled()).isZero();
        }
    }
}
