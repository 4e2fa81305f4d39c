package io.github.weizheng.message.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.preference.CitizenPreferences;
import io.github.weizheng.message.preference.Variants;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service hall over real HTTP: a question and its answer, an elder's menu, a citizen's language. */
@ExtendWith(LogCanary.class)
class ServiceHallTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedAccount console = wechat.account();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final AtomicInteger stumbles = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        SharedStore store = new InMemoryStore(wechat.clock());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        OfficialAccount account = OfficialAccount.builder(console.appId())
                .callbackToken(Secret.of(console.callbackToken()))
                .encodingAesKey(Secret.of(console.encodingAesKey()))
                .build();
        CallbackEndpoint endpoint = CallbackEndpoint.builder(account, hall(store))
                .clock(wechat.clock())
                .store(store)
                .build();
        server.createContext("/wechat", new JdkHttpAdapter(endpoint));
        server.start();
        console.connect(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat"), CallbackMode.SECURE);
        citizen.follow();
    }

    private Router hall(SharedStore store) {
        CitizenPreferences preferences =
                CitizenPreferences.builder(store).clock(wechat.clock()).build();
        TextMenu menu = TextMenu.builder("请回复数字：")
                .entry("社保", m -> Reply.text("社保请到一楼"))
                .entry("查办件", "case-number", Reply.text("请发送受理编号"))
                .build();
        Dialogues dialogues = Dialogues.builder(store)
                .clock(wechat.clock())
                .question("case-number", Duration.ofMinutes(5), this::progress)
                .menu("main", Duration.ofMinutes(10), menu)
                .letThrough("人工")
                .build();
        Variants<Inbound> welcome = Variants.of(preferences)
                .language("bo", m -> Reply.text("བཀྲ་ཤིས་བདེ་ལེགས།"))
                .elder(m -> dialogues.show("main", m))
                .otherwise(m -> Reply.text("您好"));
        return Router.builder()
                .first(dialogues)
                .onText("查办件", m -> dialogues.ask("case-number", m, Reply.text("请发送受理编号")))
                .onText("长者模式", preferences.choosingElder(true, welcome))
                .onText("标准模式", preferences.choosingElder(false, welcome))
                .onText("བོད་ཡིག", preferences.choosingLanguage("bo", welcome))
                .onText("人工", m -> Reply.transferToAgent())
                .on(InboundEvent.Unsubscribe.class, e -> {
                    dialogues.forget(e);
                    preferences.forget(e);
                    return Reply.none();
                })
                .otherwise(welcome)
                .build();
    }

    private Next progress(Answer answer) {
        if (stumbles.getAndDecrement() > 0) {
            throw new IllegalStateException("the case system is not there");
        }
        return answer.text().matches("[0-9]{4}")
                ? Next.end(Reply.text(answer.text() + "：办理中"))
                : Next.again(Reply.text("编号是4位数字，请重新发送"), Reply.text("请拨打12345"));
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
        wechat.close();
    }

    private String writes(String text) {
        return seen(citizen.write(text));
    }

    private static String seen(Delivery delivery) {
        return delivery.reply()
                .map(sees -> sees.type().equals("text") ? sees.text() : sees.type())
                .orElse("nothing");
    }

    @Test
    void aCitizenAsksForACase() {
        assertThat(writes("查办件")).isEqualTo("请发送受理编号");
        assertThat(writes("不知道")).isEqualTo("编号是4位数字，请重新发送");
        assertThat(writes("人工")).isEqualTo("transfer_customer_service");
        assertThat(writes("2026")).isEqualTo("2026：办理中");
        assertThat(writes("2026")).isEqualTo("您好");
    }

    @Test
    void anAnswerWhoseHandlerStumblesTwiceIsDeliveredThreeTimesAndAnswered() {
        writes("查办件");
        stumbles.set(2);
        Delivery answer = citizen.write("2026");
        assertThat(answer.attempts()).hasSize(3);
        assertThat(seen(answer)).isEqualTo("2026：办理中");
    }

    @Test
    void anAnswerIsDeliveredAgainLaterAndTheConversationStaysWhereItIs() {
        Delivery asking = citizen.write("查办件");
        Delivery wrong = citizen.write("不知道");
        assertThat(seen(citizen.redeliver(asking))).isEqualTo("请发送受理编号");
        assertThat(seen(citizen.redeliver(wrong))).isEqualTo("编号是4位数字，请重新发送");
        assertThat(writes("2026")).isEqualTo("2026：办理中");
    }

    @Test
    void whoAnswersAfterFiveMinutesBeginsAnew() {
        writes("查办件");
        wechat.clock().advance(Duration.ofSeconds(301)); // messages are dated to the second
        assertThat(writes("2026")).isEqualTo("您好");
    }

    @Test
    void anElderAnswersWithNumbers() {
        assertThat(writes("长者模式")).isEqualTo("请回复数字：\n1 社保\n2 查办件");
        assertThat(writes("1")).isEqualTo("社保请到一楼");
        assertThat(writes("二")).isEqualTo("请发送受理编号");
        assertThat(writes("2026")).isEqualTo("2026：办理中");
        assertThat(writes("你在吗")).as("shown again").startsWith("请回复数字：");
        assertThat(writes("退出")).isEqualTo("已取消");
        assertThat(writes("标准模式")).isEqualTo("您好");
    }

    @Test
    void aCitizenIsAnsweredInTheLanguageThatWasChosenUntilLeaving() {
        assertThat(writes("བོད་ཡིག")).isEqualTo("བཀྲ་ཤིས་བདེ་ལེགས།");
        wechat.clock().advance(Duration.ofDays(300));
        assertThat(writes("在吗")).isEqualTo("བཀྲ་ཤིས་བདེ་ལེགས།");
        citizen.unfollow();
        citizen.follow();
        assertThat(writes("在吗")).isEqualTo("您好");
    }
}
