package io.github.weizheng.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.order.CodeUrl;
import io.github.weizheng.payment.order.CombinedOrder;
import io.github.weizheng.payment.order.CombinedOrders;
import io.github.weizheng.payment.order.CombinedPart;
import io.github.weizheng.payment.order.H5Scene;
import io.github.weizheng.payment.order.H5Url;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.PayOrder;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.order.TradeState;
import io.github.weizheng.payment.order.Transaction;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayOrdersTest {
    private static final URI NOTIFY_URL = URI.create("https://pay.example.gov.cn/wx/notify");
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final WeChatPay pay = PayTown.pay(wechat);
    private final String appId = wechat.account().appId();
    private final Citizen citizen = wechat.citizen("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void anOrderInAPageInsideWechat() {
        wechat.merchant().withholdNotifications(true);
        Instant inHalfAnHour = wechat.clock().instant().plus(Duration.ofMinutes(30));
        OpenId openId = OpenId.of(citizen.openId());
        // tag::order[]
        Orders orders = new Orders(pay);
        PayOrder order = PayOrder.builder(appId, OutTradeNo.of("WATER20240501000001"), Fen.ofYuan("12.60"))
                .description("水费2024年05月")
                .notifyUrl(NOTIFY_URL)
                .attach("acct=310000123")
                .expiresAt(inHalfAnHour)
                .build(); // 超出长度、四字节字符（𠮷、表情）在此拒绝，不在微信那边

        PrepayId id = orders.jsapi(order, Payer.of(openId));
        String json = orders.invocation(appId, id).toJson(); // 交给网页的 WeixinJSBridge.invoke
        // end::order[]
        assertThat(citizen.pay(json).problem()).isEmpty();
        assertThat(orders.query(order.outTradeNo()).state()).isEqualTo(TradeState.SUCCESS);
    }

    @Test
    void theOtherWaysToPay() {
        wechat.merchant().withholdNotifications(true);
        Orders orders = new Orders(pay);
        PayOrder mini = PayTown.order(wechat, "WATER-MINI", NOTIFY_URL).build();
        PayOrder app = PayTown.order(wechat, "WATER-APP", NOTIFY_URL).build();
        PayOrder scan = PayTown.order(wechat, "WATER-SCAN", NOTIFY_URL).build();
        PayOrder h5 = PayTown.order(wechat, "WATER-H5", NOTIFY_URL)
                .payerClientIp("14.23.150.211")
                .build();
        OpenId openId = OpenId.of(citizen.openId());
        // tag::ways[]
        String miniProgram = orders.invocation(appId, orders.jsapi(mini, Payer.of(openId)))
                .toMiniProgramJson(); // 小程序 wx.requestPayment
        String inApp = orders.appInvocation(appId, orders.app(app)).toJson(); // App：OpenSDK 的 PayReq
        CodeUrl code = orders.nativeCode(scan); // Native：窗口、自助机出示二维码
        byte[] picture = code.png(300); // 或 code.svg()
        H5Url url = orders.h5(h5, H5Scene.wap()); // H5：手机浏览器，订单须带 payerClientIp
        URI target = url.redirectingTo(URI.create("https://pay.example.gov.cn/done"));
        // end::ways[]
        assertThat(citizen.payInMiniProgram(miniProgram).problem()).isEmpty();
        assertThat(citizen.payInApp(inApp).problem()).isEmpty();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
        assertThat(citizen.scans(code.value()).problem()).isEmpty();
        assertThat(citizen.opensH5(target.toString(), "https://pay.example.gov.cn/fees")
                        .problem())
                .isEmpty();
        for (PayOrder order : java.util.List.of(mini, app, scan, h5)) {
            assertThat(orders.query(order.outTradeNo()).isPaid()).isTrue();
        }
    }

    @Test
    void aNumberGivesWayOnlyWhenItCanNoLongerBePaid() {
        Orders orders = new Orders(pay);
        OutTradeNo number = OutTradeNo.of("WATER-1");
        orders.jsapi(PayTown.order(wechat, "WATER-1", NOTIFY_URL).build(), Payer.of(OpenId.of(citizen.openId())));
        boolean gone = false;
        // tag::close[]
        try {
            orders.close(number);
            Transaction found = orders.query(number); // 关单成功不代表订单存在过：以查单为准
            gone = found.state().equals(TradeState.CLOSED);
        } catch (ApiException e) {
            PayCode code = PayCode.of(e); // ORDERPAID 与 ORDER_PAID 视为相同
            gone = code.equals(PayCode.ORDER_NOT_EXIST); // 其余情况（已支付、正在输密码）：稍后再查，不换号
        }
        // end::close[]
        assertThat(gone).isTrue();
    }

    @Test
    void severalFeesWithOnePassword() {
        wechat.merchant().withholdNotifications(true);
        String gasworks = wechat.merchant().addDirectMerchant();
        String waterworks = wechat.merchant().mchId();
        OpenId openId = OpenId.of(citizen.openId());
        // tag::combined[]
        CombinedOrder order = CombinedOrder.builder(appId, OutTradeNo.of("ALL-20240501"))
                .notifyUrl(NOTIFY_URL)
                .part(CombinedPart.of(waterworks, OutTradeNo.of("WATER-202405"), Fen.of(1260), "水费", "water"))
                .part(CombinedPart.of(gasworks, OutTradeNo.of("GAS-202405"), Fen.of(4500), "燃气费", "gas"))
                .build();
        CombinedOrders combined = new CombinedOrders(pay);
        PrepayId id = combined.jsapi(order, Payer.of(openId));
        // end::combined[]
        assertThat(citizen.pay(new Orders(pay).invocation(appId, id).toJson()).problem())
                .isEmpty();
        assertThat(combined.query(order.outTradeNo()).isPaid()).isTrue();
    }
}
