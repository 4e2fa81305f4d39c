package io.github.weizheng.testkit.features;

import static io.github.weizheng.testkit.features.PayOffice.DIRECT;
import static io.github.weizheng.testkit.features.PayOffice.PARTNER;
import static io.github.weizheng.testkit.features.PayOffice.REFUNDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.RefundOutcome;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedRefund;
import io.github.weizheng.testkit.WeChatSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Money goes back: asked for, settled, reported. */
class RefundTest {
    private static final String BY_NUMBER = REFUNDS + "/RF-1";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office =
            new PayOffice(wechat, developer.url("/notify").toString());

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void aRefundIsAcceptedAndSucceedsWithTime() throws Exception {
        office.sell("WATER-1", 1000);

        JsonNode accepted = office.post(REFUNDS, refund(300));
        JsonNode order = office.get(DIRECT + "out-trade-no/WATER-1?mchid=" + merchant.mchId());
        wechat.clock().advance(Duration.ofMinutes(5));
        JsonNode found = office.get(BY_NUMBER);

        assertThat(accepted.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(accepted.has("success_time")).isFalse();
        assertThat(accepted.path("channel").asText()).isEqualTo("ORIGINAL");
        assertThat(accepted.path("out_trade_no").asText()).isEqualTo("WATER-1");
        assertThat(accepted.path("transaction_id")).isEqualTo(order.path("transaction_id"));
        assertThat(accepted.at("/amount/refund").asInt()).isEqualTo(300);
        assertThat(accepted.at("/amount/total").asInt()).isEqualTo(1000);
        assertThat(order.path("trade_state").asText()).isEqualTo("REFUND");
        assertThat(found.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(time(found, "success_time"))
                .isEqualTo(time(found, "create_time").plus(Duration.ofMinutes(5)));
        assertThat(merchant.refunds())
                .containsExactly(new SimulatedRefund(
                        "RF-1",
                        found.path("refund_id").asText(),
                        "WATER-1",
                        300,
                        1000,
                        "SUCCESS",
                        Optional.of("多缴"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theMerchantsServerHearsHowItEnded(RefundOutcome outcome) throws Exception {
        office.sell("WATER-1", 1000);
        office.post(REFUNDS, refund(1000).put("notify_url", url("/refunds")));

        Optional<NotificationAttempt> attempt = merchant.settleRefund("RF-1", outcome);

        assertThat(attempt)
                .hasValueSatisfying(sent -> assertThat(sent.acknowledged()).isTrue());
        assertThat(developer.lastPush().path()).isEqualTo("/refunds");
        JsonNode envelope = office.client.parse(developer.lastPush().body());
        assertThat(envelope.path("event_type").asText()).isEqualTo("REFUND." + outcome);
        assertThat(envelope.at("/resource/original_type").asText()).isEqualTo("refund");
        JsonNode told = office.client.parse(office.client.decrypt(envelope.get("resource")));
        assertThat(told.path("mchid").asText()).isEqualTo(merchant.mchId());
        assertThat(told.path("refund_status").asText()).isEqualTo(outcome.name());
        assertThat(told.has("success_time")).isEqualTo(outcome == RefundOutcome.SUCCESS);
        assertThat(told.at("/amount/payer_refund").asInt()).isEqualTo(1000);
        JsonNode found = office.get(BY_NUMBER);
        assertThat(found.path("status").asText()).isEqualTo(outcome.name());
        assertThat(told.path("refund_id")).isEqualTo(found.path("refund_id"));
        assertThat(merchant.resendRefundNotification("RF-1").number()).isEqualTo("RF-1");
    }

    @Test
    void whatSettledByItselfIsToldWithWhatIsDue() throws Exception {
        merchant.refundNotifyUrl(developer.url("/refunds"));
        office.sell("WATER-1", 1000);
        office.post(REFUNDS, refund(1000));
        int before = developer.pushes().size();

        assertThat(merchant.deliverDueNotifications()).isEmpty();
        wechat.clock().advance(Duration.ofMinutes(5));

        assertThat(merchant.deliverDueNotifications())
                .extracting(NotificationAttempt::number)
                .containsExactly("RF-1");
        assertThat(developer.pushes()).hasSize(before + 1);
    }

    @Test
    void theSameNumberGivesBackOnce() throws Exception {
        office.sell("WATER-1", 1000);
        JsonNode first = office.post(REFUNDS, refund(300));

        List<CompletableFuture<JsonNode>> again = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> accepted(refund(300))))
                .toList();

        assertThat(again).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(first));
        assertThat(merchant.refunds()).hasSize(1);
        assertThat(office.refusal("POST", REFUNDS, refund(301))).isEqualTo("400 INVALID_REQUEST");
        assertThat(office.refusal("POST", REFUNDS, refund(300).put("reason", "错缴")))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void noMoreGoesBackThanWasPaid() throws Exception {
        office.sell("WATER-1", 1000);
        office.post(REFUNDS, refund(300));
        merchant.settleRefund("RF-1", RefundOutcome.SUCCESS);
        office.post(REFUNDS, office.refund("WATER-1", "RF-2", 600, 1000));

        assertThat(office.refusal("POST", REFUNDS, office.refund("WATER-1", "RF-3", 101, 1000)))
                .isEqualTo("400 INVALID_REQUEST");
        merchant.settleRefund("RF-2", RefundOutcome.CLOSED);
        office.post(REFUNDS, office.refund("WATER-1", "RF-3", 700, 1000));
        assertThat(office.refusal("POST", REFUNDS, office.refund("WATER-1", "RF-4", 1, 1000)))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void anOrderIsRefundedInFiftyPartsAtMost() throws Exception {
        office.sell("WATER-1", 1000);
        for (int i = 0; i < 50; i++) {
            office.post(REFUNDS, office.refund("WATER-1", "RF-" + i, 1, 1000));
        }

        assertThat(office.refusal("POST", REFUNDS, office.refund("WATER-1", "RF-50", 1, 1000)))
                .isEqualTo("400 INVALID_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"364, 200 PROCESSING", "366, 400 INVALID_REQUEST"})
    void aYearIsTheLimit(int days, String outcome) throws Exception {
        office.sell("WATER-1", 1000);
        wechat.clock().advance(Duration.ofDays(days));

        assertThat(outcome(refund(1000))).isEqualTo(outcome);
    }

    @Test
    void withoutBalanceNothingHappensAndTheSameNumberServesLater() throws Exception {
        office.sell("WATER-1", 1000);
        merchant.balanceEmpty(true);
        assertThat(office.refusal("POST", REFUNDS, refund(1000))).isEqualTo("403 NOT_ENOUGH");
        assertThat(office.refusal("GET", BY_NUMBER, refund(1000))).isEqualTo("404 RESOURCE_NOT_EXISTS");
        assertThat(merchant.orders().get(0).state()).isEqualTo("SUCCESS");

        merchant.balanceEmpty(false);

        assertThat(office.post(REFUNDS, refund(1000)).path("status").asText()).isEqualTo("PROCESSING");
    }

    @Test
    void anAbnormalRefundIsSentElsewhere() throws Exception {
        office.sell("WATER-1", 1000);
        JsonNode refund = office.post(REFUNDS, refund(1000));
        String path = REFUNDS + "/" + refund.path("refund_id").asText() + "/apply-abnormal-refund";
        ObjectNode toUser = PayOffice.json().put("out_refund_no", "RF-1").put("type", "USER_BANK_CARD");

        assertThat(office.refusal("POST", path, toUser)).isEqualTo("400 PARAM_ERROR /bank_account");
        toUser.put("bank_type", "ICBC_DEBIT")
                .put("bank_account", office.client.encrypt("6222"))
                .put("real_name", "QUJDRA==");
        assertThat(office.refusal("POST", path, toUser)).isEqualTo("400 PARAM_ERROR /real_name");
        toUser.put("real_name", office.client.encrypt("李雷"));
        assertThat(office.refusal("POST", path, toUser)).isEqualTo("400 INVALID_REQUEST");
        merchant.settleRefund("RF-1", RefundOutcome.ABNORMAL);
        assertThat(office.refusal("POST", path.replace("/50", "/51"), toUser)).isEqualTo("400 INVALID_REQUEST");
        assertThat(office.refusal("POST", path, toUser.deepCopy().put("type", "CASH")))
                .isEqualTo("400 PARAM_ERROR /type");

        JsonNode redirected = office.post(path, toUser);
        wechat.clock().advance(Duration.ofMinutes(5));

        assertThat(redirected.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(office.get(BY_NUMBER).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(office.get(BY_NUMBER).path("user_received_account").asText()).isEqualTo("用户银行卡");
    }

    @Test
    void aSubMerchantsRefundNamesTheSubMerchant() throws Exception {
        String subMchId = merchant.addSubMerchant();
        ObjectNode order = office.partnerOrder("native", subMchId, "WATER-1");
        wechat.citizen("oLiLei").scans(office.place(PARTNER + "native", order));
        ObjectNode refund = office.refund("WATER-1", "RF-1", 100, 100).put("notify_url", url("/refunds"));

        assertThat(office.refusal("POST", REFUNDS, refund)).isEqualTo("400 INVALID_REQUEST");
        office.post(REFUNDS, refund.put("sub_mchid", subMchId));
        assertThat(office.refusal("GET", BY_NUMBER, refund)).isEqualTo("400 INVALID_REQUEST");
        assertThat(office.get(BY_NUMBER + "?sub_mchid=" + subMchId)
                        .path("status")
                        .asText())
                .isEqualTo("PROCESSING");

        merchant.settleRefund("RF-1", RefundOutcome.SUCCESS);
        JsonNode told = office.client.parse(office.client.decrypt(
                office.client.parse(developer.lastPush().body()).get("resource")));
        assertThat(told.path("sp_mchid").asText()).isEqualTo(merchant.mchId());
        assertThat(told.path("sub_mchid").asText()).isEqualTo(subMchId);
        assertThat(told.has("mchid")).isFalse();
    }

    @Test
    void anOrderIsNamedByEitherNumberOrBoth() throws Exception {
        office.sell("WATER-1", 1000);
        office.sell("WATER-2", 1000);
        String transactionId = merchant.orders().get(0).transactionId().orElseThrow();
        ObjectNode both = refund(1).put("transaction_id", transactionId);

        assertThat(office.refusal("POST", REFUNDS, both.deepCopy().put("out_trade_no", "WATER-2")))
                .isEqualTo("400 INVALID_REQUEST");
        office.post(REFUNDS, both);
        ObjectNode byId = both.deepCopy().put("out_refund_no", "RF-2");
        byId.remove("out_trade_no");
        assertThat(office.post(REFUNDS, byId).path("out_trade_no").asText()).isEqualTo("WATER-1");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("400 PARAM_ERROR /transaction_id|out_trade_no", r -> r.remove("out_trade_no")),
                row("400 PARAM_ERROR /out_refund_no", r -> r.remove("out_refund_no")),
                row("400 PARAM_ERROR /out_refund_no", r -> r.put("out_refund_no", "1".repeat(65))),
                row("400 PARAM_ERROR /out_refund_no", r -> r.put("out_refund_no", "退款1")),
                row("400 PARAM_ERROR /reason", r -> r.put("reason", "多".repeat(81))),
                row("400 PARAM_ERROR /notify_url", r -> r.put("notify_url", "https://pay.example.gov.cn/?a=b")),
                row("400 PARAM_ERROR /notify_url", r -> r.put("notify_url", "https://a.cn/" + "a".repeat(250))),
                row("400 PARAM_ERROR /funds_account", r -> r.put("funds_account", "BASIC")),
                row("400 PARAM_ERROR /amount", r -> r.remove("amount")),
                row("400 PARAM_ERROR /amount/refund", r -> amount(r).put("refund", 0)),
                row("400 PARAM_ERROR /amount/total", r -> amount(r).remove("total")),
                row("400 PARAM_ERROR /amount/currency", r -> amount(r).remove("currency")),
                row("400 PARAM_ERROR /amount/from", r -> amount(r).putArray("from")),
                row("400 PARAM_ERROR /amount/from", r -> amount(r)
                        .putArray("from")
                        .addObject()
                        .put("account", "AVAILABLE")
                        .put("amount", 299)),
                row("400 PARAM_ERROR /amount/from/0/account", r -> amount(r)
                        .putArray("from")
                        .addObject()
                        .put("account", "BASIC")
                        .put("amount", 300)),
                row(
                        "400 PARAM_ERROR /goods_detail/0/unit_price",
                        r -> r.putArray("goods_detail").addObject().put("merchant_goods_id", "G1")),
                row("400 PARAM_ERROR /mchid", r -> r.put("mchid", "1900000001")),
                row("404 RESOURCE_NOT_EXISTS", r -> r.put("out_trade_no", "WATER-9")),
                row("404 RESOURCE_NOT_EXISTS", r -> r.put("transaction_id", "4200000000000000000000000000")),
                row("400 INVALID_REQUEST", r -> r.put("out_trade_no", "UNPAID-1")),
                row("400 INVALID_REQUEST", r -> r.put("sub_mchid", "1900000001")),
                row("400 INVALID_REQUEST", r -> amount(r).put("total", 999)),
                row("400 INVALID_REQUEST", r -> amount(r).put("refund", 1001)));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource
    void refused(String refusal, Consumer<ObjectNode> change) throws Exception {
        office.sell("WATER-1", 1000);
        office.place(DIRECT + "native", office.order("native", "UNPAID-1"));
        ObjectNode refund = refund(300);
        change.accept(refund);

        assertThat(office.refusal("POST", REFUNDS, refund)).isEqualTo(refusal);
        assertThat(merchant.refunds()).isEmpty();
    }

    @Test
    void onlyWhatIsUnderWayCanBeSettled() throws Exception {
        office.sell("WATER-1", 1000);
        office.post(REFUNDS, refund(1000));

        assertThat(merchant.settleRefund("RF-1", RefundOutcome.SUCCESS)).isEmpty();
        assertThatThrownBy(() -> merchant.settleRefund("RF-1", RefundOutcome.CLOSED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> merchant.settleRefund("RF-9", RefundOutcome.CLOSED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> merchant.resendRefundNotification("RF-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ObjectNode refund(int fen) {
        return office.refund("WATER-1", "RF-1", fen, 1000);
    }

    private String url(String path) {
        return developer.url(path).toString();
    }

    private JsonNode accepted(ObjectNode refund) {
        try {
            return office.post(REFUNDS, refund);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String outcome(ObjectNode refund) throws Exception {
        var answer = office.client.send("POST", REFUNDS, refund.toString());
        JsonNode body = office.client.body(answer);
        return answer.statusCode() + " "
                + body.path("status").asText(body.path("code").asText());
    }

    private static ObjectNode amount(ObjectNode refund) {
        return refund.withObject("/amount");
    }

    private static Instant time(JsonNode json, String name) {
        return OffsetDateTime.parse(json.path(name).asText()).toInstant();
    }

    private static Arguments row(String refusal, Consumer<ObjectNode> change) {
        return Arguments.of(refusal, change);
    }
}
