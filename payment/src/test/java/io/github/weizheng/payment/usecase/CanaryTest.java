package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.Tripwire;
import io.github.weizheng.payment.fixture.Tripwire.Kind;
import io.github.weizheng.payment.fixture.Tripwire.Moment;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.ledger.FeeEntry;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.RefundAbnormal;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PayerIdentity;
import io.github.weizheng.payment.refund.AbnormalRefund;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.Refund;
import io.github.weizheng.payment.refund.RefundOrder;
import io.github.weizheng.payment.refund.Refunds;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.utility.Checkout;
import io.github.weizheng.payment.utility.WriteOff;
import io.github.weizheng.payment.utility.WriteOffOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each public operation succeeds and fails once; no secret, no openid and no ID number shows up in a log, a text or an exception. */
class CanaryTest {
    private static final String OPEN_ID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private static final String ID_NUMBER = "11010519491231002X";
    private static final List<String> CANARIES = List.of(
            OPEN_ID,
            ID_NUMBER,
            Keys.API_V3_KEY,
            Keys.pem("merchantPrivateKey").substring(40, 80),
            "nonce_str=",
            "signature=",
            "paySign\":",
            "secret words");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> texts = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    @Test
    void nothingLeaks() {
        keys();
        calls();
        refunds();
        notifications();
        desk();
        for (ILoggingEvent event : log.list) {
            texts.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                texts.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertThat(log.list).hasSizeGreaterThan(5);
        assertThat(texts).hasSizeGreaterThan(40);
        for (String canary : CANARIES) {
            assertThat(texts).noneMatch(text -> text.contains(canary));
        }
    }

    private void keys() {
        String key = Keys.pem("merchantPrivateKey");
        attempt(() -> Keys.bareMerchant().publicKeyPem(Keys.PUBLIC_KEY_ID, key));
        attempt(() -> Keys.bareMerchant().privateKeyPem(key.replace("PRIVATE KEY", "EC PRIVATE KEY")));
        attempt(() -> Keys.bareMerchant().privateKeyPem(key.substring(0, 400)));
        attempt(() -> Keys.bareMerchant().privateKeyPem(key.replace("MII", "*")));
        attempt(() -> Keys.bareMerchant().apiV3Key(Secret.of(Keys.API_V3_KEY + "x")));
        attempt(() -> Keys.bareMerchant().certificateSerial(key));
        attempt(() -> Merchant.builder(key));
        show(
                Keys.merchant(),
                Keys.merchant().signer().orElseThrow(),
                Keys.merchant().platformKeys());
        show(RequestSigner.rsa(Keys.privateKey("merchantPrivateKey")), WeChatPay.builder(Keys.merchant()));
    }

    private void calls() {
        World world = new World();
        CannedAnswers answers = new CannedAnswers(world.clock);
        WeChatPay pay = WeChatPay.builder(Keys.merchant())
                .httpClient(answers.client())
                .clock(world.clock)
                .withoutBackup()
                .build();
        Orders orders = new Orders(pay);
        PayOrder order = PayOrder.builder("wx1", OutTradeNo.of("WATER-1"), Fen.of(1))
                .description("水费")
                .notifyUrl(URI.create("https://pay.example.gov.cn/wx/notify"))
                .attach(OPEN_ID)
                .build();
        answers.signed(200, "{\"prepay_id\":\"wx1\"}")
                .signed(200, "{\"prepay_id\":\"" + OPEN_ID + " " + OPEN_ID + "\"}")
                .plain(200, "{\"prepay_id\":\"wx1\"}")
                .plain(
                        400,
                        "{\"code\":\"PARAM_ERROR\",\"message\":\"" + OPEN_ID + "\",\"detail\":{\"value\":\"" + OPEN_ID
                                + "\",\"issue\":\"" + OPEN_ID + "\"}}")
                .plain(
                        401,
                        "{\"code\":\"SIGN_ERROR\",\"message\":\"x\",\"detail\":{\"sign_information\":{\"truncated_"
                                + "sign_message\":\"" + OPEN_ID + "\"}}}")
                .plain(502, "<html>" + OPEN_ID)
                .plain(500, "{\"code\":\"" + OPEN_ID + OPEN_ID + "\"}".replace(OPEN_ID, "x"));
        show(pay, order, orders.jsapi(order, Payer.of(OpenId.of(OPEN_ID))));
        for (int i = 0; i < 5; i++) {
            attempt(() -> orders.jsapi(order, Payer.of(OpenId.of(OPEN_ID))));
        }
        show(
                orders.invocation("wx1", io.github.weizheng.payment.order.PrepayId.of("wx1")),
                pay.signInvocation("wx1", "x"));
        String transaction = "{\"appid\":\"wx1\",\"mchid\":\"" + Keys.MCH_ID
                + "\",\"out_trade_no\":\"WATER-1\",\"attach\":\"" + OPEN_ID
                + "\",\"trade_state\":\"SUCCESS\",\"payer\":{\"openid\":\"" + OPEN_ID + "\"},\"amount\":{\"total\":1}}";
        CannedAnswers queries = new CannedAnswers(world.clock)
                .signed(200, transaction)
                .signed(200, transaction.replace("\"total\":1", "\"total\":\"" + OPEN_ID + "\""))
                .signed(200, transaction.replace("WATER-1", OPEN_ID))
                .signed(200, "{\"" + OPEN_ID);
        Orders asked = new Orders(WeChatPay.builder(Keys.merchant())
                .httpClient(queries.client())
                .clock(world.clock)
                .withoutBackup()
                .build());
        show(asked.query(OutTradeNo.of("WATER-1")));
        for (int i = 0; i < 3; i++) {
            attempt(() -> asked.query(OutTradeNo.of("WATER-1")));
        }
        attempt(() -> pay.get("/v3/users/" + OPEN_ID + "?x", Map.of(), Map.class));
    }

    private void refunds() {
        World world = new World();
        CannedAnswers answers = new CannedAnswers(world.clock);
        WeChatPay pay = WeChatPay.builder(Keys.merchant())
                .httpClient(answers.client())
                .clock(world.clock)
                .withoutBackup()
                .build();
        Refunds refunds = new Refunds(pay);
        RefundOrder order = RefundOrder.builder(OutTradeNo.of("WATER-1"), OutRefundNo.of("R-1"), Fen.of(1), Fen.of(1))
                .reason(OPEN_ID)
                .build();
        AbnormalRefund elsewhere = AbnormalRefund.toCitizen("ICBC_DEBIT", Secret.of(ID_NUMBER), PersonName.of(OPEN_ID));
        String refund =
                "{\"refund_id\":\"50\",\"out_refund_no\":\"R-1\",\"status\":\"ABNORMAL\",\"user_received_account\":\""
                        + OPEN_ID + "\"}";
        answers.signed(200, refund)
                .signed(200, refund.replace("R-1", OPEN_ID))
                .signed(200, refund.replace("\"50\"", "{\"" + OPEN_ID + "\":1}"))
                .plain(403, "{\"code\":\"NOT_ENOUGH\",\"message\":\"x\",\"detail\":{\"value\":\"" + OPEN_ID + "\"}}")
                .plain(500, "<html>" + OPEN_ID)
                .signed(200, refund.replace("\"ABNORMAL\"", "[\"" + OPEN_ID + "\"]"))
                .plain(
                        400,
                        "{\"code\":\"PARAM_ERROR\",\"message\":\"x\",\"detail\":{\"value\":\"" + ID_NUMBER + "\"}}");
        Refund found = refunds.apply(order);
        show(order, found, elsewhere, Payer.of(OpenId.of(OPEN_ID)));
        show(PayerIdentity.of("IDCARD", ID_NUMBER, PersonName.of(OPEN_ID)));
        for (int i = 0; i < 4; i++) {
            attempt(() -> refunds.apply(order));
        }
        for (int i = 0; i < 2; i++) {
            attempt(() -> refunds.applyAbnormal(found, elsewhere));
        }
        byte[] body = Platform.notification(
                "REFUND.ABNORMAL",
                "refund",
                RejectedNotificationCases.REFUND
                        .replace("\"SUCCESS\"", "\"ABNORMAL\"")
                        .replace("招商银行信用卡0403", OPEN_ID));
        NotificationEndpoint endpoint = NotificationEndpoint.of(
                PayNotifications.builder(pay).clock(world.clock).build(), notification -> {
                    show(notification);
                    throw new IllegalStateException(((RefundAbnormal) notification)
                            .refund()
                            .receivedAccount()
                            .orElse(""));
                });
        show(endpoint.handle(CallbackRequest.of(
                "POST", null, Platform.headers(world.clock.instant().getEpochSecond(), body), body)));
    }

    private void notifications() {
        PayNotifications notifications =
                PayNotifications.builder(Keys.merchant()).build();
        for (RejectedNotificationCases.Case refused : RejectedNotificationCases.cases()) {
            attempt(() -> PayNotifications.builder(Keys.merchant())
                    .clock(() -> java.time.Instant.ofEpochSecond(RejectedNotificationCases.NOW))
                    .build()
                    .parse(refused.headers(), refused.body()));
        }
        show(notifications);
    }

    private void desk() {
        World world = new World();
        Checkout checkout = world.checkout(World.HUSBAND);
        show(checkout, world.entry(checkout.outTradeNo()), world.bill, world.desk);
        attempt(() -> world.checkout(World.WIFE));
        world.wechat.pay(checkout.invocation());
        byte[] unknown = Platform.notification("REFUND.SUCCESS", "refund", "{\"openid\":\"" + OPEN_ID + "\"}");
        show(world.desk.handle(CallbackRequest.of(
                "POST", null, Platform.headers(world.clock.instant().getEpochSecond(), unknown), unknown)));
        show(world.desk.handle(CallbackRequest.of("POST", OPEN_ID, OPEN_ID.getBytes(UTF_8))));
        for (String step :
                List.of("ledger.find", "ledger.replace PAID", "ledger.replace WRITING_OFF", "billing.writeOff")) {
            world.wire.arm(step, Moment.BEFORE, Kind.FAILURE);
            show(world.notify(checkout.outTradeNo()));
        }
        world.wire.arm("billing.status", Moment.BEFORE, Kind.FAILURE);
        show(world.desk.sweep());
        world.clock.advance(Duration.ofMinutes(5));
        show(world.desk.sweep());
        for (WriteOffOrder order : world.billing.writtenOff()) {
            show(order);
        }
        world.billing.issue("BILL-2", 1);
        world.wire.arm("pay.prepay", Moment.BEFORE, Kind.FAILURE);
        attempt(() -> world.desk.checkout(io.github.weizheng.payment.utility.BillId.of("BILL-2"), World.HUSBAND));
        world.clock.advance(Duration.ofMinutes(5));
        world.wire.arm("pay.query", Moment.BEFORE, Kind.FAILURE);
        show(world.desk.sweep());
        dispute();
    }

    /** The billing system says why it refuses, and the bill is paid a second time. */
    private void dispute() {
        World world = new World();
        world.billing.answer = Optional.of(WriteOff.refused("户主 " + ID_NUMBER + " 已销户"));
        Checkout checkout = world.checkout(World.HUSBAND);
        world.wechat.pay(checkout.invocation());
        show(world.billing.answer.orElseThrow(), world.notify(checkout.outTradeNo()));
        FeeEntry refused = world.entry(checkout.outTradeNo());
        assertThat(refused.note()).contains(ID_NUMBER);
        String again = world.wechat
                .transaction(checkout.outTradeNo())
                .replace(refused.transactionId().orElseThrow(), "4299");
        show(world.desk.handle(world.wechat.notification(again)), world.desk.sweep());
        assertThat(world.entry(checkout.outTradeNo()).note()).contains(ID_NUMBER, "4299");
        show(world.entry(checkout.outTradeNo()));
    }

    private void attempt(Runnable operation) {
        try {
            operation.run();
            throw new AssertionError("should have failed");
        } catch (Tripwire.Failure e) {
            throw new AssertionError(e);
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            // The cause of a transport failure is OkHttp's own, here the fake's.
            Throwable shown =
                    e instanceof io.github.weizheng.core.TransportException ? new Throwable(e.getMessage()) : e;
            shown.printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    private void show(Object... objects) {
        for (Object object : objects) {
            texts.add(object.toString());
        }
    }
}
