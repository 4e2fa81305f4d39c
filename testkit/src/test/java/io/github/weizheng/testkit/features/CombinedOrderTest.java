package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.PayOffice.COMBINED;
import static io.github.weizheng.testkit.features.PayOffice.DIRECT;
import static io.github.weizheng.testkit.features.PayOffice.REFUNDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedOrder;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One payment that settles water, gas and a fine at once (合单). */
class CombinedOrderTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office =
            new PayOffice(wechat, developer.url("/notify").toString());
    private final Citizen citizen = wechat.citizen("oLiLei");
    private String gasWorks = "";

    @BeforeEach
    void gasWorks() {
        gasWorks = merchant.addDirectMerchant();
    }

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void onePaymentPaysAll() throws Exception {
        String prepayId = office.place(COMBINED + "jsapi", waterAndGas("jsapi", "ALL-1"));

        Payment payment = citizen.pay(office.client.bridge(prepayId).toString());

        assertThat(payment.notification()).hasValueSatisfying(attempt -> {
            assertThat(attempt.number()).isEqualTo("ALL-1");
            assertThat(attempt.acknowledged()).isTrue();
        });
        JsonNode envelope = office.client.parse(developer.lastPush().body());
        JsonNode told = office.client.parse(office.client.decrypt(envelope.get("resource")));
        assertThat(envelope.path("event_type").asText()).isEqualTo("TRANSACTION.SUCCESS");
        assertThat(told).isEqualTo(office.get(COMBINED + "out-trade-no/ALL-1"));
        assertThat(told.path("combine_mchid").asText()).isEqualTo(merchant.mchId());
        assertThat(told.at("/combine_payer_info/openid").asText()).isEqualTo("oLiLei");
        JsonNode water = told.at("/sub_orders/0");
        JsonNode gas = told.at("/sub_orders/1");
        assertThat(water.path("mchid").asText()).isEqualTo(merchant.mchId());
        assertThat(gas.path("mchid").asText()).isEqualTo(gasWorks);
        assertThat(gas.path("trade_state").asText()).isEqualTo("SUCCESS");
        assertThat(gas.at("/amount/total_amount").asInt()).isEqualTo(2300);
        assertThat(gas.at("/amount/payer_amount").asInt()).isEqualTo(2300);
        assertThat(gas.path("transaction_id").asText())
                .matches("[0-9]{28}")
                .isNotEqualTo(water.path("transaction_id").asText());
        assertThat(merchant.orders()).extracting(SimulatedOrder::outTradeNo).containsExactly("WATER-1", "GAS-01");
        assertThat(merchant.orders())
                .allSatisfy(order -> assertThat(order.combineOutTradeNo()).hasValue("ALL-1"));
        assertThat(merchant.resendNotification("ALL-1").acknowledged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "native", "h5"})
    void otherProductsCombineToo(String product) throws Exception {
        String handedOut = office.place(COMBINED + product, waterAndGas(product, "ALL-1"));

        Payment payment =
                switch (product) {
                    case "app" ->
                        citizen.payInApp(office.appParameters(handedOut).toString());
                    case "native" -> citizen.scans(handedOut);
                    default -> citizen.opensH5(handedOut, "https://pay.example.gov.cn/");
                };

        assertThat(payment.paid()).isTrue();
    }

    @Test
    void aServiceProviderMayCombineASingleOrderOfASubMerchant() throws Exception {
        String subMchId = merchant.addSubMerchant();
        ObjectNode order = office.combinedOrder("native", "ALL-1");
        order.withArray("/sub_orders")
                .add(office.subOrder(merchant.mchId(), "WATER-1", 100).put("sub_mchid", subMchId));

        citizen.scans(office.place(COMBINED + "native", order));

        JsonNode found = office.get(COMBINED + "out-trade-no/ALL-1");
        assertThat(found.at("/sub_orders/0/sub_mchid").asText()).isEqualTo(subMchId);
        assertThat(merchant.orders().get(0).subMchId()).hasValue(subMchId);
    }

    @Test
    void subOrdersAreRefundedEachForItself() throws Exception {
        citizen.scans(office.place(COMBINED + "native", waterAndGas("native", "ALL-1")));

        JsonNode refund = office.post(REFUNDS, office.refund("WATER-1", "RF-1", 1200, 1200));

        assertThat(refund.path("status").asText()).isEqualTo("PROCESSING");
        JsonNode found = office.get(COMBINED + "out-trade-no/ALL-1");
        assertThat(found.at("/sub_orders/0/trade_state").asText()).isEqualTo("REFUND");
        assertThat(found.at("/sub_orders/1/trade_state").asText()).isEqualTo("SUCCESS");
        assertThat(office.refusal("POST", REFUNDS, office.refund("GAS-01", "RF-2", 2300, 2300)))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void subOrdersAreFoundAndClosedTogetherOnly() throws Exception {
        ObjectNode order = waterAndGas("native", "ALL-1");
        office.place(COMBINED + "native", order);
        String path = COMBINED + "out-trade-no/ALL-1/close";
        ObjectNode closing =
                PayOffice.json().put("combine_appid", wechat.account().appId());
        ArrayNode lines = closing.putArray("sub_orders");
        lines.addObject().put("mchid", merchant.mchId()).put("out_trade_no", "WATER-1");

        assertThat(office.refusal("GET", DIRECT + "out-trade-no/WATER-1?mchid=" + merchant.mchId(), closing))
                .isEqualTo("404 ORDER_NOT_EXIST");
        assertThat(office.refusal("POST", path, closing)).isEqualTo("400 INVALID_REQUEST");
        lines.addObject().put("mchid", gasWorks).put("out_trade_no", "GAS-01");
        assertThat(office.refusal("POST", path, closing.deepCopy().put("combine_appid", "wx0000000000000000")))
                .isEqualTo("400 INVALID_REQUEST");
        HttpResponse<String> closed = office.client.send("POST", path, closing.toString());
        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(office.get(COMBINED + "out-trade-no/ALL-1")
                        .at("/sub_orders/1/trade_state")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(office.refusal("POST", COMBINED + "native", order)).isEqualTo("400 ORDER_CLOSED");
    }

    @Test
    void aCombinedPaymentCannotBeRepeatedOrPlacedUnderAnotherNumber() throws Exception {
        ObjectNode order = waterAndGas("native", "ALL-1");
        citizen.scans(office.place(COMBINED + "native", order));

        assertThat(office.refusal("POST", COMBINED + "native", order)).isEqualTo("400 ORDERPAID");
        assertThat(office.refusal("POST", COMBINED + "native", waterAndGas("native", "ALL-2")))
                .isEqualTo("403 OUT_TRADE_NO_USED");
        assertThat(office.refusal("POST", DIRECT + "native", office.order("native", "WATER-1")))
                .isEqualTo("403 OUT_TRADE_NO_USED");
        assertThat(office.refusal("GET", COMBINED + "out-trade-no/ALL-2", order))
                .isEqualTo("404 ORDER_NOT_EXIST");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("400 PARAM_ERROR /combine_appid", (o, lines) -> o.remove("combine_appid")),
                row(
                        "400 PARAM_ERROR /combine_out_trade_no",
                        (o, lines) -> o.put("combine_out_trade_no", "1".repeat(33))),
                row("400 PARAM_ERROR /combine_payer_info", (o, lines) -> o.remove("combine_payer_info")),
                row("400 PARAM_ERROR /notify_url", (o, lines) -> o.remove("notify_url")),
                row("400 PARAM_ERROR /description", (o, lines) -> o.put("description", "水费")),
                row("400 PARAM_ERROR /sub_orders", (o, lines) -> lines.removeAll()),
                row("400 PARAM_ERROR /sub_orders", (o, lines) -> lines.remove(1)),
                row("400 PARAM_ERROR /sub_orders", (o, lines) -> grow(lines, 11)),
                row("400 PARAM_ERROR /sub_orders", (o, lines) -> grow(lines, 51)),
                row("400 PARAM_ERROR /sub_orders/1/attach", (o, lines) -> line(lines)
                        .remove("attach")),
                row(
                        "400 PARAM_ERROR /sub_orders/1/amount/total_amount",
                        (o, lines) -> line(lines).withObject("/amount").remove("total_amount")),
                row(
                        "400 PARAM_ERROR /sub_orders/1/amount/total",
                        (o, lines) -> line(lines).withObject("/amount").put("total", 1)),
                row(
                        "400 PARAM_ERROR /sub_orders/1/amount/currency",
                        (o, lines) -> line(lines).withObject("/amount").remove("currency")),
                row("403 OUT_TRADE_NO_USED", (o, lines) -> line(lines).put("out_trade_no", "WATER-1")),
                row("400 APPID_MCHID_NOT_MATCH", (o, lines) -> o.put("combine_mchid", "1900000001")),
                row("400 APPID_MCHID_NOT_MATCH", (o, lines) -> line(lines).put("mchid", "1900000001")),
                row("403 NO_AUTH", (o, lines) -> line(lines).put("sub_mchid", "1900000001")),
                row("500 OPENID_MISMATCH", (o, lines) -> o.putObject("combine_payer_info")
                        .put("openid", "oStranger")));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource
    void refused(String refusal, BiConsumer<ObjectNode, ArrayNode> change) throws Exception {
        ObjectNode order = waterAndGas("jsapi", "ALL-1");
        change.accept(order, order.withArray("/sub_orders"));

        assertThat(office.refusal("POST", COMBINED + "jsapi", order)).isEqualTo(refusal);
        assertThat(merchant.orders()).isEmpty();
    }

    private ObjectNode waterAndGas(String product, String combineOutTradeNo) {
        ObjectNode order = office.combinedOrder(product, combineOutTradeNo);
        order.withArray("/sub_orders")
                .add(office.subOrder(merchant.mchId(), "WATER-1", 1200))
                .add(office.subOrder(gasWorks, "GAS-01", 2300));
        return order;
    }

    private static void grow(ArrayNode lines, int size) {
        while (lines.size() < size) {
            lines.add(line(lines).deepCopy().put("out_trade_no", "GAS-00" + lines.size()));
        }
    }

    private static ObjectNode line(ArrayNode lines) {
        return (ObjectNode) lines.get(1);
    }

    private static Arguments row(String refusal, BiConsumer<ObjectNode, ArrayNode> change) {
        return Arguments.of(refusal, change);
    }
}
