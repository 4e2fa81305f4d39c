package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.bill.Bills;
import io.github.weizheng.payment.bill.TradeRow;
import io.github.weizheng.payment.bill.TradeSummary;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.RefundAbnormal;
import io.github.weizheng.payment.notification.RefundSucceeded;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.Transaction;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.Refund;
import io.github.weizheng.payment.refund.RefundOrder;
import io.github.weizheng.payment.refund.RefundReport;
import io.github.weizheng.payment.refund.RefundStatus;
import io.github.weizheng.payment.refund.Refunds;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.RefundOutcome;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyBackTest {
    private static final OutTradeNo NUMBER = OutTradeNo.of("WATER20240501000001");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final WeChatPay pay = PayTown.pay(wechat);
    private final Citizen citizen = wechat.citizen("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    private final List<String> ledger = new ArrayList<>();
    private HttpServer server;
    private URI notifyUrl;

    @BeforeEach
    void serve() throws IOException {
        SharedStore store = new InMemoryStore();
        HttpServer http = HttpServer.create(Town.anyPort(), 0);
        // tag::notify[]
        PayNotifications notifications = PayNotifications.builder(pay) // 公钥、已下载的平台证书同时生效
                .replayGuard(store) // 可选：拒收被录下重放的通知
                .clock(wechat.clock()) // 生产环境去掉这一行
                .build();
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, store, notification -> {
            if (notification instanceof Paid paid) {
                recordPayment(paid.transaction()); // 核对金额、币种与 appid 后入账；抛异常则微信稍后重发
            } else if (notification instanceof RefundSucceeded succeeded) {
                recordRefund(succeeded.refund());
            } else if (notification instanceof RefundAbnormal abnormal) {
                askForAnotherCard(abnormal.refund());
            } // 其余类型同样已应答：不必抛异常
        });
        http.createContext("/wx/notify", new JdkHttpAdapter(endpoint)); // Servlet 的写法见 core 使用指南
        // end::notify[]
        http.start();
        server = http;
        notifyUrl = Town.at(http.getAddress(), "/wx/notify");
        Orders orders = new Orders(pay);
        citizen.pay(orders.invocation(
                        wechat.account().appId(),
                        orders.jsapi(
                                PayTown.order(wechat, NUMBER.value(), notifyUrl).build(),
                                Payer.of(OpenId.of(citizen.openId()))))
                .toJson());
    }

    @AfterEach
    void close() {
        server.stop(0);
        wechat.close();
    }

    @Test
    void aRefundIsAppliedForAndReported() {
        assertThat(ledger).containsExactly("paid 12.60");
        // tag::refund[]
        Refunds refunds = new Refunds(pay);
        RefundOrder order = RefundOrder.builder(NUMBER, OutRefundNo.of("RF20240501000001"), Fen.of(260), Fen.of(1260))
                .reason("多收水费")
                .notifyUrl(notifyUrl)
                .build();
        Refund refund = refunds.apply(order); // 已受理，多为 PROCESSING；结果以通知或查询为准
        // end::refund[]
        assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
        wechat.merchant().settleRefund("RF20240501000001", RefundOutcome.SUCCESS);
        assertThat(ledger).containsExactly("paid 12.60", "refunded 2.60");
        assertThat(refunds.query(order.outRefundNo()).status()).isEqualTo(RefundStatus.SUCCESS);
    }

    @Test
    void theBillOfADayIsReadOnTheNext(@TempDir Path folder) throws IOException {
        LocalDate day = LocalDate.ofInstant(wechat.clock().instant(), BEIJING);
        wechat.clock().advance(Duration.ofDays(1).plusHours(12));
        // tag::bills[]
        Bills bills = new Bills(pay);
        List<TradeRow> rows = new ArrayList<>();
        TradeSummary summary = bills.readTradeBill(day, rows::add); // 返回之前，读到的行不算数
        for (TradeRow row : rows) {
            compare(row.outTradeNo(), row.orderTotal(), row.fee()); // 手续费是精确小数，可到五位
        }
        bills.save(bills.fundFlow(day), folder.resolve("fund-" + day + ".csv")); // 哈希正确才落盘
        // end::bills[]
        assertThat(summary.rows()).isEqualTo(1);
        assertThat(ledger).contains("compared WATER20240501000001 12.60 0.08000");
        assertThat(folder.resolve("fund-" + day + ".csv")).isNotEmptyFile();
    }

    private void recordPayment(Transaction transaction) {
        ledger.add("paid " + transaction.total().orElseThrow());
    }

    private void recordRefund(RefundReport report) {
        ledger.add("refunded " + report.amount().orElseThrow().refund().orElseThrow());
    }

    private void askForAnotherCard(RefundReport report) {
        ledger.add("abnormal " + report.outRefundNo());
    }

    private void compare(String number, Fen total, BigDecimal fee) {
        ledger.add("compared " + number + " " + total + " " + fee);
    }
}
