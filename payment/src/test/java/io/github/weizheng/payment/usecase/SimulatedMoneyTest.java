package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.bill.Bills;
import io.github.weizheng.payment.bill.BrokenBillException;
import io.github.weizheng.payment.bill.FundFlowRow;
import io.github.weizheng.payment.bill.FundFlowSummary;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.bill.TradeSummary;
import io.github.weizheng.payment.notification.CombinedPaid;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.RefundAbnormal;
import io.github.weizheng.payment.notification.RefundClosed;
import io.github.weizheng.payment.notification.RefundSucceeded;
import io.github.weizheng.payment.order.CombinedOrder;
import io.github.weizheng.payment.order.CombinedOrders;
import io.github.weizheng.payment.order.CombinedPart;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.refund.AbnormalRefund;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.Refund;
import io.github.weizheng.payment.refund.RefundOrder;
import io.github.weizheng.payment.refund.RefundStatus;
import io.github.weizheng.payment.refund.Refunds;
import io.github.weizheng.testkit.BillFault;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.RefundOutcome;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money comes, goes back and is accounted for on the next day; the other side is the simulator. */
class SimulatedMoneyTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant console = wechat.merchant();
    private final Citizen citizen = wechat.citizen("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    private final List<PayNotification> heard = Collections.synchronizedList(new ArrayList<>());
    private final WeChatPay pay = WeChatPay.builder(Merchant.builder(console.mchId())
                    .certificatePem(console.certificatePem())
                    .privateKeyPem(console.privateKeyPem())
                    .apiV3Key(Secret.of(console.apiV3Key()))
                    .publicKey(console.publicKeyId(), console.publicKey())
                    .build())
            .baseUrl(wechat.payUrl())
            .clock(wechat.clock())
            .build();
    private final Refunds refunds = new Refunds(pay);
    private final Bills bills = new Bills(pay);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PayNotifications notifications = PayNotifications.builder(pay)
                .clock(wechat.clock())
                .replayGuard(new InMemoryStore(wechat.clock()))
                .build();
        server.createContext("/notify", new JdkHttpAdapter(NotificationEndpoint.of(notifications, heard::add)));
        server.start();
        // Beijing's noon, so that a test's few minutes stay on one day.
        Duration untilNoon = Duration.between(
                wechat.clock().instant(),
                LocalDate.ofInstant(wechat.clock().instant(), BEIJING)
                        .plusDays(1)
                        .atTime(12, 0)
                        .atZone(BEIJING)
                        .toInstant());
        wechat.clock().advance(untilNoon);
    }

    @AfterEach
    void close() {
        server.stop(0);
        wechat.close();
    }

    @Test
    void aRefundEndsInEachOfItsWays() {
        paid(pay, "WATER-1", 1000);
        apply("R-1", 300);
        apply("R-2", 300);
        apply("R-3", 300);
        assertThat(new Orders(pay).query(OutTradeNo.of("WATER-1")).state()).isEqualTo(TradeState.REFUND);
        console.settleRefund("R-1", RefundOutcome.SUCCESS);
        console.settleRefund("R-2", RefundOutcome.ABNORMAL);
        console.settleRefund("R-3", RefundOutcome.CLOSED);
        assertThat(heard).hasSize(4);
        assertThat(heard.get(1)).isInstanceOf(RefundSucceeded.class);
        assertThat(((RefundSucceeded) heard.get(1))
                        .refund()
                        .amount()
                        .orElseThrow()
                        .refund())
                .contains(Fen.of(300));
        assertThat(heard.get(2)).isInstanceOf(RefundAbnormal.class);
        assertThat(heard.get(3)).isInstanceOf(RefundClosed.class);
        assertThat(refunds.query(OutRefundNo.of("R-1")).status()).isEqualTo(RefundStatus.SUCCESS);
        Refund abnormal = refunds.query(OutRefundNo.of("R-2"));
        assertThat(abnormal.status()).isEqualTo(RefundStatus.ABNORMAL);
        Refund again = refunds.applyAbnormal(
                abnormal,
                AbnormalRefund.toCitizen("ICBC_DEBIT", Secret.of("6222020000000000000"), PersonName.of("张三")));
        assertThat(again.status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(refunds.query(OutRefundNo.of("R-3")).status()).isEqualTo(RefundStatus.CLOSED);
    }

    @Test
    void theSameNumberPaysBackOnce() {
        paid(pay, "WATER-1", 1000);
        Refund first = apply("R-1", 400);
        assertThat(apply("R-1", 400).refundId()).isEqualTo(first.refundId());
        assertThatThrownBy(() -> apply("R-1", 500))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.INVALID_REQUEST));
        assertThatThrownBy(() -> apply("R-2", 601)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> refunds.query(OutRefundNo.of("R-2")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.RESOURCE_NOT_EXISTS));
        console.balanceEmpty(true);
        assertThatThrownBy(() -> apply("R-3", 100))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.NOT_ENOUGH));
        console.balanceEmpty(false);
        apply("R-3", 100);
        assertThat(console.refunds()).hasSize(2);
    }

    @Test
    void anAnswerThatIsLostIsFoundByTheSameNumber() {
        paid(pay, "WATER-1", 1000);
        console.hangUpNext("/v3/refund/domestic/refunds");
        assertThatThrownBy(() -> apply("R-1", 400)).isInstanceOf(io.github.weizheng.core.TransportException.class);
        assertThat(refunds.query(OutRefundNo.of("R-1")).refundId())
                .isEqualTo(apply("R-1", 400).refundId());
        assertThat(console.refunds()).hasSize(1);
    }

    @Test
    void theBillOfADayAgreesWithWhatHappened() throws IOException {
        LocalDate day = today();
        paid(pay, "WATER-1", 10_000);
        paid(pay, "GAS-001", 4_500);
        apply("R-1", 2_500);
        console.settleRefund("R-1", RefundOutcome.SUCCESS);
        wechat.clock().advance(Duration.ofDays(1));
        List<TradeRow> rows = new ArrayList<>();
        TradeSummary summary = bills.readTradeBill(day, rows::add);
        assertThat(rows).hasSize(3);
        assertThat(summary.rows()).isEqualTo(3);
        assertThat(summary.orderTotal()).isEqualTo(Fen.of(14_500));
        assertThat(summary.refundAppliedTotal()).isEqualTo(Fen.of(2_500));
        assertThat(summary.feeTotal()).isEqualByComparingTo(new BigDecimal("0.72"));
        TradeRow water = rows.get(0);
        assertThat(water.outTradeNo()).isEqualTo("WATER-1");
        assertThat(water.orderTotal()).isEqualTo(Fen.of(10_000));
        assertThat(water.fee()).isEqualTo(new BigDecimal("0.60000"));
        assertThat(water.openId()).contains(OpenId.of(citizen.openId()));
        assertThat(water.description()).contains("水费, 2024年05月");
        TradeRow back = rows.get(2);
        assertThat(back.outRefundNo()).contains("R-1");
        assertThat(back.refundAmount()).contains(Fen.of(2_500));
        assertThat(back.fee()).isEqualTo(new BigDecimal("-0.15000"));
        List<FundFlowRow> flows = new ArrayList<>();
        FundFlowSummary funds = bills.readFundFlow(day, flows::add);
        assertThat(funds.rows()).isEqualTo(flows.size());
        assertThat(funds.income().value() - funds.expense().value()).isEqualTo(14_500 - 2_500 - 72);
    }

    @Test
    void aBillIsWrittenOnTheNextMorning() throws IOException {
        LocalDate day = today();
        paid(pay, "WATER-1", 100);
        wechat.clock().advance(Duration.ofHours(20));
        assertThatThrownBy(() -> bills.tradeBill(day))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.STATEMENT_CREATING));
        wechat.clock().advance(Duration.ofHours(2));
        assertThat(bills.uncompressed().readTradeBill(day, row -> {}).rows()).isEqualTo(1);
        assertThat(bills.readTradeBill(day.minusDays(1), row -> {}).rows())
                .as("a day without anything")
                .isZero();
    }

    @Test
    void aBillThatIsNotWholeIsRefused() {
        LocalDate day = today();
        paid(pay, "WATER-1", 100);
        wechat.clock().advance(Duration.ofDays(1));
        for (BillFault fault : BillFault.values()) {
            console.breakNextBill(fault);
            assertThatThrownBy(() -> bills.readTradeBill(day, row -> {}))
                    .as(fault.name())
                    .isInstanceOf(BrokenBillException.class);
        }
    }

    @Test
    void anAddressIsGoodForFiveMinutes() {
        LocalDate day = today();
        paid(pay, "WATER-1", 100);
        wechat.clock().advance(Duration.ofDays(1));
        var file = bills.tradeBill(day);
        wechat.clock().advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> bills.open(file)).isInstanceOf(ApiException.class);
    }

    @Test
    void aPartnerDoesItAllForASubMerchant() throws IOException {
        LocalDate day = today();
        String sub = console.addSubMerchant();
        WeChatPay partner = pay.forSubMerchant(sub);
        paid(partner, "WATER-1", 1000);
        paid(pay, "OWN-001", 100);
        assertThat(((Paid) heard.get(0)).transaction().subMchId()).contains(sub);
        assertThat(new Orders(partner).query(OutTradeNo.of("WATER-1")).isPaid()).isTrue();
        Refunds theirs = new Refunds(partner);
        theirs.apply(refund("R-1", 400));
        console.settleRefund("R-1", RefundOutcome.SUCCESS);
        assertThat(theirs.query(OutRefundNo.of("R-1")).status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(((RefundSucceeded) heard.get(2)).refund().subMchId()).contains(sub);
        wechat.clock().advance(Duration.ofDays(1));
        List<TradeRow> rows = new ArrayList<>();
        new Bills(partner).readTradeBill(day, rows::add);
        assertThat(rows).hasSize(2).allMatch(row -> row.subMchId().orElse("").equals(sub));
    }

    @Test
    void ordersThatAreCombinedArePaidTogetherAndPaidBackOneByOne() {
        CombinedOrder order = CombinedOrder.builder(wechat.account().appId(), OutTradeNo.of("ALL-001"))
                .notifyUrl(notifyUrl())
                .part(CombinedPart.of(console.mchId(), OutTradeNo.of("WATER-1"), Fen.of(1000), "水费", "w"))
                .part(CombinedPart.of(console.addDirectMerchant(), OutTradeNo.of("GAS-001"), Fen.of(500), "燃气费", "g"))
                .build();
        CombinedOrders combined = new CombinedOrders(pay);
        citizen.pay(new Orders(pay)
                .invocation(wechat.account().appId(), combined.jsapi(order, Payer.of(OpenId.of(citizen.openId()))))
                .toJson());
        assertThat(combined.query(order.outTradeNo()).isPaid()).isTrue();
        assertThat(heard).singleElement().isInstanceOfSatisfying(CombinedPaid.class, paid -> assertThat(
                        paid.transaction().isPaid())
                .isTrue());
        assertThat(apply("R-1", 1000, 1000).status()).isEqualTo(RefundStatus.PROCESSING);
    }

    @Test
    void whatIsNotAcknowledgedComesAgainByTheSchedule() {
        server.stop(0);
        paid(pay, "WATER-1", 100);
        assertThat(console.deliverDueNotifications()).isEmpty();
        wechat.clock().advance(Duration.ofMinutes(1));
        List<NotificationAttempt> early = console.deliverDueNotifications();
        assertThat(early).hasSize(3).noneMatch(NotificationAttempt::acknowledged);
        wechat.clock().advance(Duration.ofDays(2));
        assertThat(console.deliverDueNotifications()).hasSize(12);
        wechat.clock().advance(Duration.ofDays(2));
        assertThat(console.deliverDueNotifications()).isEmpty();
    }

    private Refund apply(String number, long fen) {
        return refunds.apply(refund(number, fen));
    }

    private Refund apply(String number, long fen, long total) {
        return refunds.apply(
                RefundOrder.builder(OutTradeNo.of("WATER-1"), OutRefundNo.of(number), Fen.of(fen), Fen.of(total))
                        .build());
    }

    private RefundOrder refund(String number, long fen) {
        long total = console.orders().stream()
                .filter(order -> order.outTradeNo().equals("WATER-1"))
                .findFirst()
                .orElseThrow()
                .totalFen();
        return RefundOrder.builder(OutTradeNo.of("WATER-1"), OutRefundNo.of(number), Fen.of(fen), Fen.of(total))
                .notifyUrl(notifyUrl())
                .build();
    }

    private void paid(WeChatPay by, String number, long fen) {
        Orders orders = new Orders(by);
        PayOrder order = PayOrder.builder(wechat.account().appId(), OutTradeNo.of(number), Fen.of(fen))
                .description("水费, 2024年05月")
                .notifyUrl(notifyUrl())
                .build();
        String json = orders.invocation(
                        wechat.account().appId(), orders.jsapi(order, Payer.of(OpenId.of(citizen.openId()))))
                .toJson();
        assertThat(citizen.pay(json).problem()).isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(wechat.clock().instant(), BEIJING);
    }

    private URI notifyUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }
}
