package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.RefundOutcome;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedRefund;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refunds as the platform takes and refuses them. */
class RefundTest {
    private static final String PATH = "/v3/refund/domestic/refunds";
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayClient pay = new PayClient(wechat);

    @BeforeEach
    void pay() throws Exception {
        merchant.withholdNotifications(true);
        wechat.citizen("oLiLei")
                .pay(pay.bridge(pay.prepayId(pay.order("WATER-1"))).toString());
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aRefundIsAcceptedAndSucceedsByItself() throws Exception {
        JsonNode accepted = pay.body(apply(refund()));
        assertThat(accepted.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(accepted.path("amount").path("refund").asLong()).isEqualTo(60);
        assertThat(merchant.refunds())
                .singleElement()
                .extracting(SimulatedRefund::status)
                .isEqualTo("PROCESSING");
        wechat.clock().advance(Duration.ofMinutes(6));
        JsonNode found = pay.body(pay.send("GET", PATH + "/R-1", ""));
        assertThat(found.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(found.path("success_time").asText()).endsWith("+08:00");
    }

    @Test
    void aTestDecidesHowItEnds() throws Exception {
        apply(refund());
        assertThat(merchant.settleRefund("R-1", RefundOutcome.CLOSED)).isEmpty();
        assertThat(pay.body(pay.send("GET", PATH + "/R-1", "")).path("status").asText())
                .isEqualTo("CLOSED");
        assertThat(apply(refund().put("out_refund_no", "R-2")).statusCode())
                .as("what was given up can be refunded again")
                .isEqualTo(200);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("another amount under the same number", 400, "INVALID_REQUEST", r -> amount(r, 50, 100)),
                refused(
                        "more than is left",
                        400,
                        "INVALID_REQUEST",
                        r -> amount(r.put("out_refund_no", "R-2"), 41, 100)),
                refused("another total", 400, "INVALID_REQUEST", r -> amount(r.put("out_refund_no", "R-2"), 1, 99)),
                refused("nothing", 400, "PARAM_ERROR", r -> amount(r.put("out_refund_no", "R-2"), 0, 100)),
                refused("no number", 400, "PARAM_ERROR", r -> r.remove("out_refund_no")),
                refused("a blank in the number", 400, "PARAM_ERROR", r -> r.put("out_refund_no", "R 2")),
                refused("a long reason", 400, "PARAM_ERROR", r -> r.put("reason", "多".repeat(81))),
                refused("a rare character", 400, "PARAM_ERROR", r -> r.put("reason", "𠮷")),
                refused("a field that is not known", 400, "PARAM_ERROR", r -> r.put("mchid", "1")),
                refused("no amount", 400, "PARAM_ERROR", r -> r.remove("amount")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefused(String name, int status, String code, Consumer<ObjectNode> change) throws Exception {
        apply(refund());
        ObjectNode refund = refund();
        change.accept(refund);
        HttpResponse<String> answer = apply(refund);
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(pay.body(answer).path("code").asText()).as(name).isEqualTo(code);
    }

    @Test
    void whatIsNotThereIsNotThere() throws Exception {
        assertThat(pay.send("GET", PATH + "/R-9", "").statusCode()).isEqualTo(404);
        assertThat(pay.body(apply(refund().put("out_trade_no", "WATER-9")))
                        .path("code")
                        .asText())
                .isEqualTo("RESOURCE_NOT_EXISTS");
    }

    @Test
    void afterAYearItIsTooLate() throws Exception {
        wechat.clock().advance(Duration.ofDays(366));
        assertThat(pay.body(apply(refund())).path("code").asText()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void aMerchantWithoutMoneyPaysNothingBack() throws Exception {
        merchant.balanceEmpty(true);
        assertThat(pay.body(apply(refund())).path("code").asText()).isEqualTo("NOT_ENOUGH");
        merchant.balanceEmpty(false);
        assertThat(apply(refund()).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAnAbnormalRefundGoesElsewhere() throws Exception {
        String id = pay.body(apply(refund())).path("refund_id").asText();
        String path = PATH + "/" + id + "/apply-abnormal-refund";
        String body = "{\"out_refund_no\":\"R-1\",\"type\":\"MERCHANT_BANK_CARD\"}";
        assertThat(pay.body(pay.send("POST", path, body)).path("code").asText()).isEqualTo("INVALID_REQUEST");
        merchant.settleRefund("R-1", RefundOutcome.ABNORMAL);
        assertThat(pay.body(pay.send("POST", path, body)).path("status").asText())
                .isEqualTo("PROCESSING");
    }

    @Test
    void theBillOfTheDayHasBoth() throws Exception {
        apply(refund());
        String day = LocalDate.ofInstant(wechat.clock().instant(), ZoneId.of("Asia/Shanghai"))
                .toString();
        assertThat(pay.body(bill("bill_date=" + day)).path("code").asText()).isEqualTo("STATEMENT_CREATING");
        assertThat(pay.body(bill("bill_date=" + day.replace("-", "")))
                        .path("code")
                        .asText())
                .isEqualTo("PARAM_ERROR");
        assertThat(pay.body(bill("bill_date=2015-01-01")).path("code").asText()).isEqualTo("PARAM_ERROR");
        wechat.clock().advance(Duration.ofDays(2));
        assertThat(pay.body(bill("bill_date=" + day + "&bill_type=X"))
                        .path("code")
                        .asText())
                .isEqualTo("PARAM_ERROR");
        JsonNode applied = pay.body(bill("bill_date=" + day));
        assertThat(applied.path("hash_type").asText()).isEqualTo("SHA1");
        String target = applied.path("download_url")
                .asText()
                .substring(wechat.payUrl().toString().length());
        HttpResponse<String> file = pay.send("GET", target, "");
        assertThat(file.headers().firstValue("Wechatpay-Signature")).isEmpty();
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("交易时间,公众账号ID,商户号").endsWith("费率备注");
        assertThat(lines.get(1)).startsWith("`").contains(",`WATER-1,", ",`0.01000,`0.60%,`1.00,`0.00,`");
        assertThat(lines.get(2)).contains(",`R-1,`0.60,");
        assertThat(lines.get(4)).startsWith("`2,`1.00,`0.60,");
        assertThat(pay.send("GET", target.replace("token=", "token=x"), "").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> bill(String query) throws Exception {
        return pay.send("GET", "/v3/bill/tradebill?" + query, "");
    }

    private HttpResponse<String> apply(JsonNode refund) throws Exception {
        return pay.send("POST", PATH, refund.toString());
    }

    private static ObjectNode refund() {
        ObjectNode refund = new JsonMapper()
                .createObjectNode()
                .put("out_trade_no", "WATER-1")
                .put("out_refund_no", "R-1")
                .put("reason", "多收");
        amount(refund, 60, 100);
        return refund;
    }

    private static void amount(ObjectNode refund, long part, long total) {
        refund.putObject("amount").put("refund", part).put("total", total).put("currency", "CNY");
    }

    private static Arguments refused(String name, int status, String code, Consumer<ObjectNode> change) {
        return Arguments.of(name, status, code, change);
    }
}
