package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.payment.Encrypted;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.PayResponseRejectedException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.UnknownNotification;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.KeyMode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that change while money moves; the other side is the simulator, which shares no code with what is tested. */
class SimulatedKeysTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final List<PayNotification> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private int orders;

    record Echo(
            @JsonProperty("echo_message") String plain,

            @JsonProperty("encrypted_echo_message") @Encrypted
            String sealed,

            @JsonProperty("notify_url") URI notifyUrl) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        wechat.close();
    }

    @Test
    void withCertificatesAloneEverythingIsSignedWithThem() {
        wechat.merchant().keyMode(KeyMode.CERTIFICATES);
        WeChatPay pay = open(wechat.merchant(), bare(wechat.merchant()).build());
        assertThat(paid(pay, wechat.merchant()).acknowledged()).isTrue();
        assertThat(heard).singleElement().isInstanceOf(Paid.class);
    }

    @Test
    void withAPublicKeyAloneNoCertificateIsMissed() {
        SimulatedMerchant console = wechat.merchant();
        console.keyMode(KeyMode.PUBLIC_KEY);
        WeChatPay pay = open(
                console,
                bare(console)
                        .publicKey(console.publicKeyId(), console.publicKey())
                        .build());
        assertThat(paid(pay, console).acknowledged()).isTrue();
        WeChatPay without = open(console, bare(console).build());
        assertThatThrownBy(() -> without.get("/v3/any", Map.of(), Map.class))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.RESOURCE_NOT_EXISTS))
                .hasMessageContaining("publicKeyPem");
    }

    @Test
    void whileAMerchantChangesOverNoNotificationIsLost() {
        SimulatedMerchant console = wechat.merchant();
        WeChatPay pay = open(
                console,
                bare(console)
                        .publicKey(console.publicKeyId(), console.publicKey())
                        .build());
        console.beginChangeOver();
        for (int day = 0; day < 8; day++) {
            for (int i = 0; i < 4; i++) {
                assertThat(paid(pay, console).acknowledged()).isTrue();
            }
            wechat.clock().advance(Duration.ofDays(1));
        }
        assertThat(heard).hasSize(32);
    }

    @Test
    void aCertificateThatIsReplacedIsFollowedAcrossTheSwitch() {
        SimulatedMerchant console = wechat.merchant();
        console.keyMode(KeyMode.CERTIFICATES);
        WeChatPay pay = open(console, bare(console).build());
        paid(pay, console);
        String old = PlatformKeys.serialOf(console.platformCertificate());
        String fresh = PlatformKeys.serialOf(console.rotatePlatformCertificate());
        Set<String> known = Set.of();
        for (int hour = 0; hour < 60; hour += 5) {
            assertThat(paid(pay, console).acknowledged()).isTrue();
            known = Set.copyOf(pay.keysFor(old).serials());
            wechat.clock().advance(Duration.ofHours(5));
        }
        assertThat(known).containsExactly(fresh);
        assertThat(heard).hasSize(13);
    }

    @Test
    void aCertificateThatComesUnannouncedIsFetchedWhenItIsMet() {
        SimulatedMerchant console = wechat.merchant();
        console.keyMode(KeyMode.CERTIFICATES);
        WeChatPay pay = open(console, bare(console).build());
        paid(pay, console);
        console.rotatePlatformCertificate();
        wechat.clock().advance(Duration.ofHours(25));
        console.rotatePlatformCertificate();
        wechat.clock().advance(Duration.ofHours(25));
        assertThat(paid(pay, console).acknowledged()).isTrue();
    }

    @Test
    void whoHasTheOtherKeyOnlyIsToldSo() {
        SimulatedMerchant console = wechat.merchant();
        console.keyMode(KeyMode.CERTIFICATES);
        WeChatPay pay = WeChatPay.builder(withPublicKey(console).build())
                .baseUrl(console.apiHost().url())
                .clock(wechat.clock())
                .build();
        assertThatThrownBy(() -> new Orders(pay).jsapi(order(), Payer.of(OpenId.of(citizen.openId()))))
                .isInstanceOf(PayResponseRejectedException.class)
                .hasMessageContaining(PlatformKeys.serialOf(console.platformCertificate()))
                .hasMessageContaining(console.publicKeyId())
                .hasMessageContaining("开始更换");
    }

    @Test
    void aProbeIsRefusedAndTheRealOneTaken() {
        SimulatedMerchant console = wechat.merchant();
        WeChatPay pay = open(
                console,
                bare(console)
                        .publicKey(console.publicKeyId(), console.publicKey())
                        .build());
        console.probeNext();
        assertThat(paid(pay, console).acknowledged()).isTrue();
        assertThat(console.probes()).singleElement().satisfies(probe -> {
            assertThat(probe.acknowledged()).isFalse();
            assertThat(probe.status()).isEqualTo(401);
        });
        assertThat(heard).hasSize(1);
    }

    @Test
    void aNewApiV3KeyWorksBesideTheOldOne() {
        SimulatedMerchant console = wechat.merchant();
        Merchant.Builder merchant = withPublicKey(console);
        merchant.apiV3Key(Secret.of(console.changeApiV3Key()));
        WeChatPay pay = open(console, merchant.build());
        assertThat(paid(pay, console).acknowledged()).isTrue();
    }

    @Test
    void sensitiveFieldsGoThereAndBack() {
        SimulatedMerchant console = wechat.merchant();
        WeChatPay pay = open(
                console,
                bare(console)
                        .publicKey(console.publicKeyId(), console.publicKey())
                        .build());
        Echo echo = pay.post("/v3/security/echo", new Echo("你好", "张三", notifyUrl()), Echo.class);
        assertThat(echo.plain()).isEqualTo("你好");
        assertThat(echo.sealed()).isEqualTo("张三");
        assertThat(heard).singleElement().isInstanceOf(UnknownNotification.class);
    }

    @Test
    void whenTheFirstHostIsGoneTheBackupServes() {
        SimulatedMerchant console = wechat.merchant();
        WeChatPay pay = WeChatPay.builder(withPublicKey(console).build())
                .baseUrl(console.apiHost().url())
                .backupUrl(console.backupApiHost().url())
                .clock(wechat.clock())
                .build();
        console.apiHost().switchOff();
        PayOrder order = order();
        Payer payer = Payer.of(OpenId.of(citizen.openId()));
        new Orders(pay).jsapi(order, payer);
        console.apiHost().switchOn();
        new Orders(pay).jsapi(order, payer);
        assertThat(console.backupApiHost().requests()).isEqualTo(1);
        assertThat(console.orders()).hasSize(1);
    }

    @Test
    void anSmMerchantIsServedTheSameWay() {
        SimulatedMerchant console = wechat.smMerchant();
        WeChatPay pay = open(console, bare(console).build());
        assertThat(paid(pay, console).acknowledged()).isTrue();
        assertThat(heard).singleElement().isInstanceOf(Paid.class);
        Echo echo = pay.post("/v3/security/echo", new Echo("你好", "买买提·艾力", notifyUrl(console)), Echo.class);
        assertThat(echo.sealed()).isEqualTo("买买提·艾力");
        assertThat(heard).hasSize(2);
        console.rotatePlatformCertificate();
        wechat.clock().advance(Duration.ofHours(30));
        assertThat(paid(pay, console).acknowledged()).isTrue();
    }

    @Test
    void merchantsOfEveryKindLiveSideBySide() {
        SimulatedMerchant rsa = wechat.merchant();
        SimulatedMerchant sm = wechat.smMerchant();
        WeChatPay first = open(rsa, withPublicKey(rsa).build());
        WeChatPay second = open(sm, bare(sm).build());
        paid(first, rsa);
        paid(second, sm);
        paid(first, rsa);
        assertThat(heard.stream()
                        .map(notification -> ((Paid) notification).transaction().mchId())
                        .collect(Collectors.toList()))
                .containsExactly(rsa.mchId(), sm.mchId(), rsa.mchId());
    }

    private static Merchant.Builder withPublicKey(SimulatedMerchant console) {
        return bare(console).publicKey(console.publicKeyId(), console.publicKey());
    }

    private static Merchant.Builder bare(SimulatedMerchant console) {
        return Merchant.builder(console.mchId())
                .certificatePem(console.certificatePem())
                .privateKeyPem(console.privateKeyPem())
                .apiV3Key(Secret.of(console.apiV3Key()));
    }

    private WeChatPay open(SimulatedMerchant console, Merchant merchant) {
        WeChatPay pay = WeChatPay.builder(merchant)
                .baseUrl(console.apiHost().url())
                .clock(wechat.clock())
                .downloadCertificates()
                .invocationSignType(console.privateKey().getAlgorithm().equals("RSA") ? "RSA" : "SM2")
                .build();
        PayNotifications notifications =
                PayNotifications.builder(pay).clock(wechat.clock()).build();
        String path = "/notify/" + console.mchId();
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException first) {
            // There is none yet.
        }
        server.createContext(path, new JdkHttpAdapter(NotificationEndpoint.of(notifications, heard::add)));
        return pay;
    }

    private NotificationAttempt paid(WeChatPay pay, SimulatedMerchant console) {
        Orders desk = new Orders(pay);
        PayOrder order = PayOrder.builder(wechat.account().appId(), OutTradeNo.of("WATER-" + ++orders), Fen.of(100))
                .description("水费")
                .notifyUrl(notifyUrl(console))
                .build();
        String json = desk.invocation(
                        wechat.account().appId(), desk.jsapi(order, Payer.of(OpenId.of(citizen.openId()))))
                .toJson();
        Payment payment = citizen.at(console).pay(json);
        assertThat(payment.problem()).isEmpty();
        return payment.notification().orElseThrow();
    }

    private PayOrder order() {
        return PayOrder.builder(wechat.account().appId(), OutTradeNo.of("WATER-0"), Fen.of(100))
                .description("水费")
                .notifyUrl(notifyUrl())
                .build();
    }

    private URI notifyUrl() {
        return notifyUrl(wechat.merchant());
    }

    private URI notifyUrl(SimulatedMerchant console) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify/" + console.mchId());
    }
}
