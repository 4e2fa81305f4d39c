package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.testkit.Attempt;
import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Delivery;
import io.github.weizheng.testkit.SimulatedAccount;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.features.DeveloperServer.Answer;
import io.github.weizheng.testkit.features.DeveloperServer.Push;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallbackDeliveryTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedAccount account = wechat.account();
    private final DeveloperCrypto crypto = new DeveloperCrypto(account);
    private final Citizen citizen = wechat.citizen("oLi_Lei-1");

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void handshakeIsSignedAndKeepsTheUrlsOwnQuery() {
        developer.handshake(query -> {
            assertThat(query).containsEntry("tenant", "a b");
            assertThat(crypto.signature(query.get("timestamp"), query.get("nonce")))
                    .isEqualTo(query.get("signature"));
            return Answer.of(query.get("echostr"));
        });

        account.connect(developer.url("/wechat?tenant=a%20b"), CallbackMode.PLAIN);
        citizen.write("你好");

        assertThat(developer.lastPush().path()).isEqualTo("/wechat");
        assertThat(developer.lastPush().query()).containsEntry("tenant", "a b").containsKey("signature");
    }

    @Test
    void handshakeInsistsOnTheBareEchostr() {
        for (String wrong : List.of("\"%s\"", "%s\n", "\uFEFF%s", "ok")) {
            developer.handshake(query -> Answer.of(wrong.formatted(query.get("echostr"))));
            assertThatThrownBy(() -> account.connect(developer.url("/"), CallbackMode.PLAIN))
                    .isInstanceOf(IllegalStateException.class);
        }
        developer.handshake(query -> new Answer(201, Map.of(), query.get("echostr")));
        assertThatThrownBy(() -> account.connect(developer.url("/"), CallbackMode.PLAIN))
                .isInstanceOf(IllegalStateException.class);
        for (String unusable : List.of("ftp://127.0.0.1/", "/wechat", "http:///wechat", "http://127.0.0.1/#a")) {
            assertThatThrownBy(() -> account.connect(URI.create(unusable), CallbackMode.PLAIN))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(citizen.write("你好").attempts()).isEmpty();
    }

    @Test
    void handshakeAndPushesDoNotFollowRedirects() {
        Answer redirect = new Answer(302, Map.of("Location", List.of("/elsewhere")), "");
        developer.handshake(query -> redirect);
        assertThatThrownBy(() -> account.connect(developer.url("/"), CallbackMode.PLAIN))
                .isInstanceOf(IllegalStateException.class);

        developer.handshake(query -> Answer.of(query.get("echostr")));
        account.connect(developer.url("/"), CallbackMode.PLAIN);
        developer.answer(push -> redirect);

        assertThat(citizen.write("你好").attempts()).extracting(Attempt::status).containsExactly(302, 302, 302);
        assertThat(developer.pushes()).extracting(Push::path).containsOnly("/");
    }

    @Test
    void plainModeSendsTheDocumentedXml() {
        connect(CallbackMode.PLAIN);

        Delivery delivery = citizen.write("1 < 2 ]]> 👍");

        Push push = developer.lastPush();
        assertThat(delivery.answered()).isTrue();
        assertThat(delivery.reply()).isEmpty();
        assertThat(delivery.outage()).isFalse();
        assertThat(push.headers()).containsEntry("Content-type", "text/xml");
        assertThat(push.query()).containsOnlyKeys("signature", "timestamp", "nonce", "openid");
        assertThat(push.query()).containsEntry("openid", "oLi_Lei-1");
        assertThat(push.query().get("signature"))
                .isEqualTo(crypto.signature(
                        push.query().get("timestamp"), push.query().get("nonce")));
        assertThat(push.body())
                .matches(Pattern.quote("<xml><ToUserName><![CDATA[" + account.originalId()
                                + "]]></ToUserName><FromUserName><![CDATA[oLi_Lei-1]]></FromUserName><CreateTime>")
                        + "[0-9]{10}"
                        + Pattern.quote("</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>"
                                + "<![CDATA[1 < 2 ]]]]><![CDATA[> 👍]]></Content><MsgId>")
                        + "[0-9]{17}</MsgId></xml>");
    }

    @Test
    void secureModeHidesAllButTheAccount() {
        connect(CallbackMode.SECURE);

        assertThat(citizen.write("你好").answered()).isTrue();

        Push push = developer.lastPush();
        String encrypted = element(push.body(), "Encrypt");
        DeveloperCrypto.Opened opened = crypto.open(encrypted);
        assertThat(push.body())
                .isEqualTo("<xml><ToUserName><![CDATA[" + account.originalId() + "]]></ToUserName><Encrypt><![CDATA["
                        + encrypted + "]]></Encrypt></xml>");
        assertThat(push.query()).containsEntry("encrypt_type", "aes");
        assertThat(push.query().get("msg_signature"))
                .isEqualTo(crypto.signature(
                        push.query().get("timestamp"), push.query().get("nonce"), encrypted));
        assertThat(opened.appId()).isEqualTo(account.appId());
        assertThat(element(opened.message(), "Content")).isEqualTo("你好");
    }

    @Test
    void compatibleModeSendsBoth() {
        connect(CallbackMode.COMPATIBLE);

        citizen.write("你好");

        String body = developer.lastPush().body();
        String message = crypto.open(element(body, "Encrypt")).message();
        assertThat(element(body, "Content")).isEqualTo("你好");
        assertThat(body).startsWith(message.substring(0, message.length() - "</xml>".length()));
        assertThat(developer.lastPush().query()).containsKeys("msg_signature", "signature");
    }

    @Test
    void silenceIsTriedThreeTimesEachFreshlySigned() {
        connect(CallbackMode.SECURE);
        account.callbackTimeout(Duration.ofMillis(700));
        CountDownLatch never = new CountDownLatch(1);
        developer.answer(push -> {
            await(never);
            return Answer.of("success");
        });

        Delivery delivery = citizen.write("你好");

        assertThat(delivery.answered()).isFalse();
        assertThat(delivery.outage()).isTrue();
        assertThat(delivery.attempts()).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.status()).isZero();
            assertThat(attempt.problem()).hasValueSatisfying(p -> assertThat(p).contains("700 ms"));
        });
        Set<String> nonces = new HashSet<>();
        Set<String> randoms = new HashSet<>();
        Set<String> messages = new HashSet<>();
        for (Push push : developer.pushes()) {
            nonces.add(push.query().get("nonce"));
            randoms.add(crypto.open(element(push.body(), "Encrypt")).random());
            messages.add(crypto.open(element(push.body(), "Encrypt")).message());
        }
        assertThat(nonces).hasSize(3);
        assertThat(randoms).hasSize(3);
        assertThat(messages).hasSize(1);
    }

    @Test
    void aLaterAttemptCanSucceed() {
        connect(CallbackMode.PLAIN);
        developer.answer(push -> developer.pushes().size() < 3 ? Answer.status(500) : Answer.of(""));

        Delivery delivery = citizen.write("你好");

        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(500, 500, 200);
        assertThat(delivery.answered()).isTrue();
        assertThat(delivery.outage()).isFalse();
    }

    @Test
    void aServerOnOneAddressOfANameIsFound() {
        URI url = developer.url("/");

        account.connect(URI.create("http://localhost:" + url.getPort() + "/"), CallbackMode.PLAIN);

        assertThat(citizen.write("你好").answered()).isTrue();
    }

    @Test
    void aDeadServerIsAnOutage() throws IOException {
        connect(CallbackMode.PLAIN);
        try (ServerSocket bound = new ServerSocket(0)) {
            developer.close();

            Delivery delivery = citizen.write("你好");

            assertThat(bound.isBound()).isTrue();
            assertThat(delivery.attempts()).hasSize(3);
            assertThat(delivery.outage()).isTrue();
        }
    }

    @Test
    void redeliverySaysTheSameUnderAFreshSignature() {
        connect(CallbackMode.SECURE);
        Delivery delivery = citizen.write("你好");
        Push first = developer.lastPush();

        Delivery again = citizen.redeliver(delivery);

        Push second = developer.lastPush();
        assertThat(again.attempts()).hasSize(1);
        assertThat(second.query().get("nonce")).isNotEqualTo(first.query().get("nonce"));
        assertThat(second.query().get("msg_signature"))
                .isNotEqualTo(first.query().get("msg_signature"));
        DeveloperCrypto.Opened before = crypto.open(element(first.body(), "Encrypt"));
        DeveloperCrypto.Opened after = crypto.open(element(second.body(), "Encrypt"));
        assertThat(after.message()).isEqualTo(before.message());
        assertThat(after.random()).isNotEqualTo(before.random());
        assertThatThrownBy(() -> wechat.citizen("oHanMei").redeliver(delivery))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(CallbackMode.class)
    void messageIdsAreUniqueNumbersBeyondDoubles(CallbackMode mode) {
        connect(mode);
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            citizen.sendImage("http://mmbiz.qpic.cn/" + i);
            String body = developer.lastPush().body();
            String xml = mode == CallbackMode.PLAIN
                    ? body
                    : crypto.open(element(body, "Encrypt")).message();
            ids.add(Long.parseLong(element(xml, "MsgId")));
            assertThat(element(xml, "PicUrl")).isEqualTo("http://mmbiz.qpic.cn/" + i);
            assertThat(element(xml, "MediaId")).isNotEmpty();
        }
        assertThat(ids).hasSize(20).allMatch(id -> id > 1L << 53);
    }

    @Test
    void nothingIsPushedWithoutAnAddress() {
        Delivery delivery = citizen.follow();

        assertThat(citizen.following()).isTrue();
        assertThat(delivery.attempts()).isEmpty();
        assertThat(delivery.answered()).isFalse();
        assertThat(delivery.outage()).isFalse();
    }

    @Test
    void timeLimitsAreFromAMillisecondToAnHour() {
        for (Duration unusable : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofHours(2))) {
            assertThatThrownBy(() -> account.callbackTimeout(unusable)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void textThatXmlCannotCarryIsRefused() {
        assertThatThrownBy(() -> citizen.write("a\u0000b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> citizen.write("a\uD83Db")).isInstanceOf(IllegalArgumentException.class);
    }

    private void connect(CallbackMode mode) {
        account.connect(developer.url("/wechat"), mode);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String element(String xml, String name) {
        Matcher element = Pattern.compile("<" + name + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + name + ">")
                .matcher(xml);
        assertThat(element.find()).as("element %s in %s", name, xml).isTrue();
        return element.group(1);
    }
}
