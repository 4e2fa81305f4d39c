package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.order.CombinedOrder;
import io.github.weizheng.payment.order.CombinedOrders;
import io.github.weizheng.payment.order.CombinedPart;
import io.github.weizheng.payment.order.CombinedTransaction;
import io.github.weizheng.payment.order.H5Scene;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.Payer;
import io.github.weizheng.payment.order.PrepayId;
import io.github.weizheng.payment.order.TradeState;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Water, gas and a fine with one password. */
class CombinedOrdersTest {
    private static final OutTradeNo NUMBER = OutTradeNo.of("ALL-20240501");
    private static final CombinedPart WATER =
            CombinedPart.of("1900000109", OutTradeNo.of("WATER-1"), Fen.of(100), "水费", "water");
    private static final CombinedPart GAS =
            CombinedPart.of("1900000110", OutTradeNo.of("GAS|1*"), Fen.of(200), "燃气费", "gas");
    private final SettableClock clock = SettableClock.at(1554208460);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final CombinedOrders orders = new CombinedOrders(WeChatPay.builder(Keys.merchant())
            .httpClient(answers.client())
            .clock(clock)
            .build());

    @Test
    void severalOrdersAreRegisteredAsOne() {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        CombinedOrder order =
                both().expiresAt(Instant.parse("2024-05-01T04:00:00Z")).build();
        assertThat(orders.jsapi(order, Payer.of(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"))))
                .isEqualTo(PrepayId.of("wx1"));
        assertThat(path()).isEqualTo("/v3/combine-transactions/jsapi");
        assertThat(answers.lastBody())
                .isEqualTo("{\"combine_appid\":\"wx1\",\"combine_mchid\":\"" + Keys.MCH_ID + "\","
                        + "\"combine_out_trade_no\":\"ALL-20240501\",\"sub_orders\":["
                        + "{\"mchid\":\"1900000109\",\"attach\":\"water\",\"amount\":{\"total_amount\":100,\"currency\":\"CNY\"},"
                        + "\"description\":\"水费\",\"out_trade_no\":\"WATER-1\"},"
                        + "{\"mchid\":\"1900000110\",\"attach\":\"gas\",\"amount\":{\"total_amount\":200,\"currency\":\"CNY\"},"
                        + "\"description\":\"燃气费\",\"out_trade_no\":\"GAS|1*\"}],"
                        + "\"combine_payer_info\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"},"
                        + "\"time_expire\":\"2024-05-01T12:00:00+08:00\","
                        + "\"notify_url\":\"https://pay.example.gov.cn/notify\"}");
    }

    @Test
    void eachWayToPayHasItsPath() {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}")
                .signed(200, "{\"code_url\":\"weixin://wxpay/1\"}")
                .signed(200, "{\"h5_url\":\"https://wx.tenpay.com/1\"}");
        CombinedOrder order =
                both().payerClientIp("14.23.150.211").deviceId("hall-1").build();
        orders.app(order);
        assertThat(path()).isEqualTo("/v3/combine-transactions/app");
        assertThat(orders.nativeCode(order).value()).isEqualTo("weixin://wxpay/1");
        assertThat(path()).isEqualTo("/v3/combine-transactions/native");
        assertThat(answers.lastBody())
                .contains("\"scene_info\":{\"payer_client_ip\":\"14.23.150.211\",\"device_id\":\"hall-1\"}");
        assertThat(orders.h5(order, H5Scene.wap()).value()).hasToString("https://wx.tenpay.com/1");
        assertThat(path()).isEqualTo("/v3/combine-transactions/h5");
        CombinedOrder without = both().build();
        assertThatThrownBy(() -> orders.h5(without, H5Scene.wap())).hasMessage("payer_client_ip: required, missing");
    }

    @Test
    void aPartnersPartsNameTheirSubMerchants() {
        answers.signed(200, "{\"prepay_id\":\"wx1\"}");
        CombinedOrder order = CombinedOrder.builder("wx1", NUMBER)
                .notifyUrl(URI.create("https://pay.example.gov.cn/notify"))
                .part(WATER.subMerchant("1900000201")
                        .subAppId("wx2")
                        .goodsTag("W")
                        .profitSharing())
                .build();
        orders.jsapi(order, Payer.underSubAppId(OpenId.of("oSub_1")));
        assertThat(answers.lastBody())
                .contains("\"sub_mchid\":\"1900000201\",\"sub_appid\":\"wx2\",\"goods_tag\":\"W\"")
                .contains("\"settle_info\":{\"profit_sharing\":true}")
                .contains("\"combine_payer_info\":{\"sub_openid\":\"oSub_1\"}");
    }

    @Test
    void oneAnswerTellsAboutAll() {
        answers.signed(200, found("ALL-20240501", "SUCCESS", "REFUND"));
        CombinedTransaction found = orders.query(NUMBER);
        assertThat(path()).isEqualTo("/v3/combine-transactions/out-trade-no/ALL-20240501");
        assertThat(found.isPaid()).isTrue();
        assertThat(found.payer()).contains(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
        assertThat(found.parts()).hasSize(2);
        CombinedTransaction.Part gas = found.parts().get(1);
        assertThat(gas.outTradeNo()).isEqualTo(OutTradeNo.of("GAS-00"));
        assertThat(gas.state()).isEqualTo(TradeState.REFUND);
        assertThat(gas.total()).contains(Fen.of(200));
        assertThat(gas.payerTotal()).contains(Fen.of(190));
        assertThat(gas.transactionId()).contains("43");
        assertThat(found).hasToString("CombinedTransaction[ALL-20240501, [SUCCESS, REFUND]]");
    }

    @Test
    void whatIsPaidInPartIsNotPaid() {
        answers.signed(200, found("ALL-20240501", "SUCCESS", "NOTPAY"));
        assertThat(orders.query(NUMBER).isPaid()).isFalse();
    }

    @Test
    void anAnswerAboutAnotherOrderIsNotBelieved() {
        answers.signed(200, found("ALL-20240502", "SUCCESS", "SUCCESS"))
                .signed(
                        200,
                        "{\"combine_appid\":\"wx1\",\"combine_mchid\":\"" + Keys.MCH_ID
                                + "\",\"combine_out_trade_no\":\"ALL-20240501\",\"sub_orders\":[]}");
        assertThatThrownBy(() -> orders.query(NUMBER)).isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> orders.query(NUMBER)).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void allAreClosedAtOnce() {
        answers.signed(204, "");
        orders.close(both().build());
        assertThat(path()).isEqualTo("/v3/combine-transactions/out-trade-no/ALL-20240501/close");
        assertThat(answers.lastBody())
                .isEqualTo(
                        "{\"combine_appid\":\"wx1\",\"sub_orders\":[{\"mchid\":\"1900000109\",\"out_trade_no\":\"WATER-1\"},"
                                + "{\"mchid\":\"1900000110\",\"out_trade_no\":\"GAS|1*\"}]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11})
    void aDirectMerchantCombinesTwoToTen(int parts) {
        assertThatThrownBy(() -> of(parts, WATER).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sub_orders: 2 to 10 parts, actual " + parts);
    }

    @Test
    void aPartnerCombinesOneToFifty() {
        CombinedPart sub = WATER.subMerchant("1900000201");
        assertThat(of(1, sub).build()).hasToString("CombinedOrder[ALL-20240501, 1 parts]");
        assertThat(of(50, sub).build().outTradeNo()).isEqualTo(NUMBER);
        assertThatThrownBy(() -> of(51, sub).build()).hasMessage("sub_orders: 1 to 50 parts, actual 51");
    }

    @Test
    void directAndSubMerchantsAreNotMixedAndAPayerUnderASubAppidNeedsOne() {
        CombinedPart sub = CombinedPart.of("1900000109", OutTradeNo.of("HEAT-1"), Fen.of(1), "暖气费", "h")
                .subMerchant("1900000201");
        assertThatThrownBy(() -> both().part(sub).build())
                .hasMessage("sub_orders: all of sub-merchants or none, actual both");
        CombinedOrder order = of(1, WATER.subMerchant("1900000201")).build();
        Payer payer = Payer.underSubAppId(OpenId.of("oSub_1"));
        assertThatThrownBy(() -> orders.jsapi(order, payer))
                .hasMessage("payer: an openid under sub_appid needs a part with a sub_appid");
    }

    @Test
    void eachPartHasItsOwnNumber() {
        assertThatThrownBy(() -> both().part(WATER).build())
                .hasMessage("sub_orders: each with a number of its own, actual 2 of 3");
    }

    @Test
    void aPartHasTheLimitsOfAnOrder() {
        OutTradeNo number = OutTradeNo.of("WATER-1");
        assertThatThrownBy(() -> CombinedPart.of("mch", number, Fen.of(1), "水费", "a"))
                .hasMessageStartingWith("mchid: ");
        assertThatThrownBy(() -> WATER.subMerchant("")).hasMessageStartingWith("sub_mchid: ");
        assertThatThrownBy(() -> both().part(CombinedPart.of("1", OutTradeNo.of("A-12345"), Fen.of(1), "水费", "a")
                                .subAppId("wx2"))
                        .build())
                .hasMessageStartingWith("sub_appid: for a partner's");
        assertThatThrownBy(() -> WATER.subMerchant("1900000201").subAppId("")).hasMessageStartingWith("appId: ");
        assertThatThrownBy(() -> WATER.goodsTag("")).hasMessageStartingWith("goods_tag: ");
        assertThatThrownBy(() -> CombinedPart.of("1", number, Fen.of(0), "水费", "a"))
                .hasMessageStartingWith("total: ");
        assertThatThrownBy(() -> CombinedPart.of("1", number, Fen.of(1), "𠮷", "a"))
                .hasMessageStartingWith("description: ");
        assertThatThrownBy(() -> CombinedPart.of("1", number, Fen.of(1), "水费", ""))
                .hasMessageStartingWith("attach: ");
    }

    private static CombinedOrder.Builder both() {
        return CombinedOrder.builder("wx1", NUMBER)
                .notifyUrl(URI.create("https://pay.example.gov.cn/notify"))
                .part(WATER)
                .part(GAS);
    }

    private static CombinedOrder.Builder of(int parts, CombinedPart part) {
        CombinedOrder.Builder order =
                CombinedOrder.builder("wx1", NUMBER).notifyUrl(URI.create("https://pay.example.gov.cn/notify"));
        for (int i = 0; i < parts; i++) {
            CombinedPart own = CombinedPart.of("1900000109", OutTradeNo.of("WATER-" + i), Fen.of(100), "水费", "water");
            order.part(part.equals(WATER) ? own : own.subMerchant("1900000201"));
        }
        return order;
    }

    private static String found(String number, String water, String gas) {
        return "{\"combine_appid\":\"wx1\",\"combine_mchid\":\"" + Keys.MCH_ID + "\",\"combine_out_trade_no\":\""
                + number
                + "\",\"combine_payer_info\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"},\"sub_orders\":["
                + "{\"mchid\":\"1900000109\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"" + water
                + "\",\"transaction_id\":\"42\"},"
                + "{\"mchid\":\"1900000110\",\"out_trade_no\":\"GAS-00\",\"trade_state\":\"" + gas
                + "\",\"transaction_id\":\"43\",\"amount\":{\"total_amount\":200,\"payer_amount\":190,\"currency\":\"CNY\"}}]}";
    }

    private String path() {
        return answers.asked.get(answers.asked.size() - 1).url().encodedPath();
    }
}
