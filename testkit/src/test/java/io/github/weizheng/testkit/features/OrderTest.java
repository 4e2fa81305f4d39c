package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedOrder;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayClient pay = new PayClient(wechat);

    @BeforeAll
    void citizen() {
        wechat.citizen("oLiLei");
    }

    @AfterAll
    void close() {
        wechat.close();
    }

    @Test
    void anOrderIsPlacedAndFound() throws Exception {
        ObjectNode order = pay.order("GAS|1*a").put("attach", "acct=310000123").put("support_fapiao", true);
        order.put("time_expire", "2099-05-01T12:00:00+08:00");
        order.putObject("scene_info").put("payer_client_ip", "14.23.150.211").put("device_id", "D1");
        order.putObject("detail")
                .putArray("goods_detail")
                .addObject()
                .put("merchant_goods_id", "G1")
                .put("quantity", 1)
                .put("unit_price", 100);

        HttpResponse<String> placed = pay.prepay(order);
        HttpResponse<String> found = pay.query("GAS%7C1*a");

        assertThat(placed.statusCode()).isEqualTo(200);
        assertThat(pay.body(placed).get("prepay_id").asText()).matches("wx[0-9]{14}[0-9a-f]{20}");
        assertThat(pay.isSigned(placed, merchant.publicKey())).isTrue();
        JsonNode transaction = pay.body(found);
        assertThat(transaction.get("trade_state").asText()).isEqualTo("NOTPAY");
        assertThat(transaction.get("out_trade_no").asText()).isEqualTo("GAS|1*a");
        assertThat(transaction.has("transaction_id")).isFalse();
        assertThat(transaction.has("attach")).isFalse();
        assertThat(transaction.at("/scene_info/device_id").asText()).isEqualTo("D1");
        assertThat(merchant.orders())
                .contains(new SimulatedOrder(
                        "GAS|1*a",
                        "水费2024年05月",
                        100,
                        "oLiLei",
                        "NOTPAY",
                        Optional.empty(),
                        "https://pay.example.gov.cn/wx/notify",
                        Optional.of("acct=310000123"),
                        "JSAPI",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void theSameOrderAgainGetsAFreshPrepayId() throws Exception {
        ObjectNode order = pay.order("AGAIN-1");
        String first = pay.prepayId(order);
        String second = pay.prepayId(order);

        assertThat(second).startsWith("wx").isNotEqualTo(first);
        assertThat(error(400, order.deepCopy().put("description", "水费2024年06月")))
                .isEqualTo("INVALID_REQUEST");
        assertThat(merchant.orders().stream().filter(o -> o.outTradeNo().equals("AGAIN-1")))
                .hasSize(1);
    }

    @Test
    void aClosedNumberIsBurnt() throws Exception {
        pay.prepay(pay.order("CLOSED-1"));

        HttpResponse<String> closed = pay.close("CLOSED-1");
        HttpResponse<String> again = pay.close("CLOSED-1");

        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(closed.body()).isEmpty();
        assertThat(pay.isSigned(closed, merchant.publicKey())).isTrue();
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(pay.body(pay.query("CLOSED-1")).get("trade_state").asText()).isEqualTo("CLOSED");
        assertThat(error(400, pay.order("CLOSED-1"))).isEqualTo("ORDER_CLOSED");
    }

    @Test
    void closingAnUnknownNumberProvesNothing() throws Exception {
        assertThat(pay.close("UNKNOWN-1").statusCode()).isEqualTo(204);
        assertThat(pay.query("UNKNOWN-1").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnpaidOrderClosesAfterSevenDays() throws Exception {
        pay.prepay(pay.order("LATE-1"));
        wechat.clock().advance(Duration.ofDays(7));

        assertThat(pay.body(pay.query("LATE-1")).get("trade_state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void unknownOrdersDoNotExist() throws Exception {
        HttpResponse<String> byNumber = pay.query("NOBODY-1");
        HttpResponse<String> byId =
                pay.send("GET", "/v3/pay/transactions/id/4200000000000000000000000000?mchid=" + merchant.mchId(), "");

        for (HttpResponse<String> answer : List.of(byNumber, byId)) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(pay.body(answer).get("code").asText()).isEqualTo("ORDER_NOT_EXIST");
            assertThat(pay.isSigned(answer, merchant.publicKey())).isTrue();
        }
    }

    @Test
    void queriesAndClosingNameTheMerchant() throws Exception {
        pay.prepay(pay.order("NAMED-1"));
        String path = "/v3/pay/transactions/out-trade-no/NAMED-1";

        assertThat(code(400, pay.send("GET", path, ""))).isEqualTo("PARAM_ERROR");
        assertThat(code(400, pay.send("GET", path + "?mchid=1900000001", ""))).isEqualTo("INVALID_REQUEST");
        assertThat(code(400, pay.send("POST", path + "/close", "{}"))).isEqualTo("PARAM_ERROR");
        assertThat(code(400, pay.send("POST", path + "/close", ""))).isEqualTo("PARAM_ERROR");
        assertThat(code(400, pay.send("POST", path + "/close", "{\"mchid\":\"1900000001\"}")))
                .isEqualTo("INVALID_REQUEST");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                field("/appid", o -> o.remove("appid")),
                field("/description", o -> o.remove("description")),
                field("/description", o -> o.put("description", "字".repeat(128))),
                field("/description", o -> o.put("description", "𠮷野家")),
                field("/attach", o -> o.put("attach", "😀")),
                field("/attach", o -> o.putNull("attach")),
                field("/goods", o -> o.put("goods", "x")),
                field("/payer/identity", o -> o.withObject("/payer").put("identity", "x")),
                field("/out_trade_no", o -> o.remove("out_trade_no")),
                field("/out_trade_no", o -> o.put("out_trade_no", "12345")),
                field("/out_trade_no", o -> o.put("out_trade_no", "1".repeat(33))),
                field("/out_trade_no", o -> o.put("out_trade_no", "水费123456")),
                field("/out_trade_no", o -> o.put("out_trade_no", "12345678/")),
                field("/out_trade_no", o -> o.put("out_trade_no", 12345678)),
                field("/notify_url", o -> o.remove("notify_url")),
                field("/notify_url", o -> o.put("notify_url", "https://example.gov.cn/notify?a=b")),
                field("/notify_url", o -> o.put("notify_url", "example.gov.cn/notify")),
                field("/notify_url", o -> o.put("notify_url", "https://" + "a".repeat(250))),
                field("/notify_url", o -> o.put("notify_url", "https://example.gov.cn/{notify}")),
                field("/notify_url", o -> o.put("notify_url", "https://example.gov.cn/notify#a")),
                field("/amount", o -> o.remove("amount")),
                field("/amount/total", o -> o.withObject("/amount").remove("total")),
                field("/amount/total", o -> o.withObject("/amount").put("total", 0)),
                field("/amount/total", o -> o.withObject("/amount").put("total", -1)),
                field("/amount/total", o -> o.withObject("/amount").put("total", 1.5)),
                field("/amount/total", o -> o.withObject("/amount").put("total", "100")),
                field("/amount/currency", o -> o.withObject("/amount").put("currency", "XYZ")),
                field("/payer", o -> o.remove("payer")),
                field("/payer/openid", o -> o.withObject("/payer").remove("openid")),
                field("/time_expire", o -> o.put("time_expire", "2024-05-01 12:00:00")),
                field("/time_expire", o -> o.put("time_expire", "2024-13-01T12:00:00+08:00")),
                field("/support_fapiao", o -> o.put("support_fapiao", "true")),
                field("/limit_pay", o -> o.putArray("limit_pay")),
                field("/scene_info/payer_client_ip", o -> o.putObject("scene_info")),
                field("/detail/goods_detail/0/quantity", o -> o.putObject("detail")
                        .putArray("goods_detail")
                        .addObject()
                        .put("merchant_goods_id", "G")));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource
    void refused(String field, Consumer<ObjectNode> change) throws Exception {
        ObjectNode order = pay.order("REFUSED-1");
        change.accept(order);

        HttpResponse<String> answer = pay.prepay(order);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = pay.body(answer);
        assertThat(error.get("code").asText()).isEqualTo("PARAM_ERROR");
        assertThat(error.get("message").asText()).isNotEmpty();
        assertThat(error.at("/detail/field").asText()).isEqualTo(field);
        assertThat(error.at("/detail/location").asText()).isEqualTo("body");
        assertThat(merchant.orders()).noneMatch(o -> o.outTradeNo().equals("REFUSED-1"));
    }

    @Test
    void theBodyMustBeJson() throws Exception {
        assertThat(code(400, pay.send("POST", PayClient.PREPAY, "{\"appid\":"))).isEqualTo("PARAM_ERROR");
        assertThat(code(400, pay.send("POST", PayClient.PREPAY, "[]"))).isEqualTo("PARAM_ERROR");
        assertThat(code(400, pay.send("POST", PayClient.PREPAY, ""))).isEqualTo("PARAM_ERROR");
    }

    @Test
    void merchantAccountAndCitizenBelongTogether() throws Exception {
        assertThat(error(400, pay.order("BOUND-1").put("appid", "wx0000000000000000")))
                .isEqualTo("APPID_MCHID_NOT_MATCH");
        assertThat(error(400, pay.order("BOUND-1").put("mchid", "1900000001"))).isEqualTo("APPID_MCHID_NOT_MATCH");
        ObjectNode stranger = pay.order("BOUND-1");
        stranger.withObject("/payer").put("openid", "oStranger");
        assertThat(error(500, stranger)).isEqualTo("OPENID_MISMATCH");
    }

    private String error(int status, JsonNode order) throws Exception {
        return code(status, pay.prepay(order));
    }

    private String code(int status, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        return pay.body(answer).get("code").asText();
    }

    private static Arguments field(String pointer, Consumer<ObjectNode> change) {
        return Arguments.of(pointer, change);
    }
}
