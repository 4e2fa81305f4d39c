package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayResponseRejectedException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.FakeBilling;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.ledger.FeeState;
import io.github.weizheng.payment.ledger.InMemoryFeeLedger;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.signing.SignatureProblem;
import io.github.weizheng.payment.utility.BillId;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.CheckoutRefusedException;
import io.github.weizheng.payment.utility.FeeDesk;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.NotificationKey;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedOrder;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A citizen pays a bill over real HTTP; the other side is the simulator, which shares no code with what is tested. */
class SimulatedPaymentTest {
    private static final String JSAPI = "/v3/pay/transactions/jsapi";
    private static final BillId BILL = BillId.of("BILL-1");
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant console = wechat.merchant();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final OpenId openId = OpenId.of(citizen.openId());
    private final FakeBilling billing = new FakeBilling(new Tripwire());
    private final InMemoryFeeLedger ledger = new InMemoryFeeLedger();
    private HttpServer server;
    private Orders orders;
    private FeeDesk desk;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI notifyUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wx/notify");
        orders = new Orders(pay(merchant()));
        desk = FeeDesk.builder(orders, notifications(merchant()), billing, ledger)
                .appId(wechat.account().appId())
                .notifyUrl(notifyUrl)
                .clock(wechat.clock())
                .build();
        server.createContext("/wx/notify", new JdkHttpAdapter(desk));
        server.start();
        billing.issue(BILL.value(), 1260);
    }

    @AfterEach
    void close() {
        server.stop(0);
        wechat.close();
    }

    @ParameterizedTest
    @EnumSource(NotificationKey.class)
    void aBillIsPaidAndWrittenOff(NotificationKey key) {
        console.notifyWith(key);
        Checkout checkout = desk.checkout(BILL, openId);

        Payment payment = citizen.pay(checkout.invocation().toJson());

        assertThat(payment.problem()).isEmpty();
        assertThat(payment.notification().orElseThrow().acknowledged()).isTrue();
        assertThat(state(checkout)).isEqualTo(FeeState.WRITTEN_OFF);
        assertThat(billing.writtenOff()).singleElement().satisfies(order -> {
            assertThat(order.amount()).isEqualTo(Fen.of(1260));
            assertThat(order.transactionId())
                    .isEqualTo(console.orders().get(0).transactionId().orElseThrow());
        });
        for (int i = 0; i < 3; i++) {
            NotificationAttempt again =
                    console.resendNotification(checkout.outTradeNo().value());
            assertThat(again.acknowledged()).isTrue();
        }
        assertThat(billing.writtenOff()).hasSize(1);
        assertThatThrownBy(() -> desk.checkout(BILL, openId)).isInstanceOf(CheckoutRefusedException.class);
    }

    @Test
    void aMerchantWithCertificatesOnlyIsServedAsWell() {
        console.notifyWith(NotificationKey.PLATFORM_CERTIFICATE);
        Merchant certificates =
                bareMerchant().certificate(console.platformCertificate()).build();
        Orders asked = new Orders(pay(certificates));
        Checkout checkout = desk.checkout(BILL, openId);
        assertThat(asked.query(checkout.outTradeNo()).state()).isEqualTo(TradeState.NOTPAY);
    }

    @Test
    void aPaymentThatIsNeverReportedIsFoundByTheSweep() {
        console.withholdNotifications(true);
        Checkout checkout = desk.checkout(BILL, openId);
        assertThat(citizen.pay(checkout.invocation().toJson()).notification()).isEmpty();
        wechat.clock().advance(Duration.ofMinutes(5));
        assertThat(desk.sweep().writtenOff()).containsExactly(checkout.outTradeNo());
        assertThat(billing.writtenOff()).hasSize(1);
    }

    @Test
    void aPrepayWhoseAnswerIsCutOffGoesOnUnderItsNumber() {
        console.hangUpNext(JSAPI);
        assertThatThrownBy(() -> desk.checkout(BILL, openId))
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.effect()).isEqualTo(Effect.UNKNOWN));
        assertThat(console.orders()).hasSize(1);

        Checkout checkout = desk.checkout(BILL, openId);

        assertThat(console.orders()).singleElement().satisfies(order -> assertThat(order.outTradeNo())
                .isEqualTo(checkout.outTradeNo().value()));
        assertThat(citizen.pay(checkout.invocation().toJson()).result()).isEqualTo("get_brand_wcpay_request:ok");
    }

    @Test
    void anAnswerThatIsNotWeChatPaysLeavesTheOutcomeOpen() {
        console.breakNextSignature(JSAPI);
        assertThatThrownBy(() -> desk.checkout(BILL, openId))
                .isInstanceOfSatisfying(PayResponseRejectedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(SignatureProblem.SIGNATURE);
                    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                });
        desk.checkout(BILL, openId);
        assertThat(console.orders()).hasSize(1);
    }

    @Test
    void aSystemErrorLeavesTheOutcomeOpen() {
        console.answerNext(JSAPI, 500, "SYSTEM_ERROR");
        assertThatThrownBy(() -> desk.checkout(BILL, openId)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
            assertThat(e.retryable()).isTrue();
            assertThat(e.rid()).isPresent();
        });
        assertThat(desk.checkout(BILL, openId).outTradeNo()).isNotNull();
    }

    @Test
    void anotherMemberOfTheFamilyTakesOver() {
        Citizen wife = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfWif");
        Checkout husbands = desk.checkout(BILL, openId);
        wechat.clock().advance(Duration.ofMinutes(1));
        Checkout wifes = desk.checkout(BILL, OpenId.of(wife.openId()));
        assertThat(citizen.pay(husbands.invocation().toJson()).problem()).isPresent();
        assertThat(wife.pay(wifes.invocation().toJson()).problem()).isEmpty();
        assertThat(console.orders()).extracting(SimulatedOrder::state).containsExactly("CLOSED", "SUCCESS");
        assertThat(billing.writtenOff()).hasSize(1);
    }

    @Test
    void ordersAreMadeQueriedAndClosed() {
        OutTradeNo number = OutTradeNo.of("WATER|2024*05-1");
        assertThatThrownBy(() -> orders.query(number))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("ORDER_NOT_EXIST"));
        PayOrder order = PayOrder.builder(wechat.account().appId(), number, Fen.of(100))
                .description("水费2024年05月")
                .notifyUrl(URI.create("https://pay.example.gov.cn/wx/notify"))
                .attach("acct=310000123")
                .expiresAt(wechat.clock().instant().plus(Duration.ofMinutes(30)))
                .payerClientIp("14.23.150.211")
                .build();
        assertThat(orders.jsapi(order, Payer.of(openId))).isNotEqualTo(orders.jsapi(order, Payer.of(openId)));
        assertThat(orders.query(number).state()).isEqualTo(TradeState.NOTPAY);
        orders.close(number);
        orders.close(number);
        assertThat(orders.query(number).state()).isEqualTo(TradeState.CLOSED);
        assertThatThrownBy(() -> orders.jsapi(order, Payer.of(openId)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("ORDER_CLOSED"));
    }

    @Test
    void aCallThatTheLibraryDoesNotModelIsSignedAndVerifiedAllTheSame() {
        Map<?, ?> found = pay(merchant()).get("/v3/certificates", Map.of(), Map.class);
        assertThat(found.get("data"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    private FeeState state(Checkout checkout) {
        return ledger.find(checkout.outTradeNo()).orElseThrow().state();
    }

    private PayNotifications notifications(Merchant merchant) {
        return PayNotifications.builder(merchant).clock(wechat.clock()).build();
    }

    private WeChatPay pay(Merchant merchant) {
        return WeChatPay.builder(merchant)
                .baseUrl(wechat.payUrl())
                .clock(wechat.clock())
                .build();
    }

    private Merchant merchant() {
        return bareMerchant()
                .publicKey(console.publicKeyId(), console.publicKey())
                .certificate(console.platformCertificate())
                .build();
    }

    private Merchant.Builder bareMerchant() {
        return Merchant.builder(console.mchId())
                .certificateSerial(console.certificateSerial())
                .privateKeyPem(console.privateKeyPem())
                .apiV3Key(Secret.of(console.apiV3Key()));
    }
}
