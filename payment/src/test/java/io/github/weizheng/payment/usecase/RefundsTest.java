package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.PersonName;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.PayCode;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.refund.AbnormalRefund;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.Refund;
import io.github.weizheng.payment.refund.RefundGoods;
import io.github.weizheng.payment.refund.RefundOrder;
import io.github.weizheng.payment.refund.RefundPromotion;
import io.github.weizheng.payment.refund.RefundSource;
import io.github.weizheng.payment.refund.RefundStatus;
import io.github.weizheng.payment.refund.Refunds;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money goes back once for each number. */
class RefundsTest {
    private static final String PATH = "/v3/refund/domestic/refunds";
    private static final OutRefundNo NUMBER = OutRefundNo.of("RF|20240501@1");
    private static final OutTradeNo ORDER = OutTradeNo.of("WATER20240501000001");
    private static final String ACCEPTED = "{\"refund_id\":\"50000000382019052709732678859\",\"out_refund_no\":"
            + "\"RF|20240501@1\",\"transaction_id\":\"4200000000202405010000000001\",\"out_trade_no\":"
            + "\"WATER20240501000001\",\"channel\":\"ORIGINAL\",\"user_received_account\":\"招商银行信用卡0403\","
            + "\"create_time\":\"2024-05-01T15:20:00+08:00\",\"status\":\"PROCESSING\",\"funds_account\":\"UNSETTLED\","
            + "\"amount\":{\"total\":100,\"refund\":60,\"from\":[{\"account\":\"AVAILABLE\",\"amount\":60}],"
            + "\"payer_total\":90,\"payer_refund\":54,\"settlement_refund\":60,\"settlement_total\":100,"
            + "\"discount_refund\":6,\"currency\":\"CNY\",\"refund_fee\":0},\"promotion_detail\":[],\"new\":{}}";
    private final SettableClock clock = SettableClock.at(1714530897);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = WeChatPay.builder(Keys.bareMerchant()
                    .certificate(Keys.certificate("platformCertificate"))
                    .build())
            .httpClient(answers.client())
            .clock(clock)
            .withoutBackup()
            .build();
    private final Refunds refunds = new Refunds(pay);

    @Test
    void aPartOfAnOrderIsPaidBack() {
        answers.signed(200, ACCEPTED);
        Refund refund = refunds.apply(part().reason("多收水费")
                .notifyUrl(URI.create("https://pay.example.gov.cn/wx/refund"))
                .fundsAccount("AVAILABLE")
                .from(new RefundSource("AVAILABLE", Fen.of(60)))
                .goods(RefundGoods.of("water-1", Fen.of(40), Fen.of(60), 2)
                        .name("自来水")
                        .wechatpayGoodsId("1001"))
                .build());
        assertThat(path()).isEqualTo(PATH);
        assertThat(answers.lastBody())
                .isEqualTo("{\"out_trade_no\":\"WATER20240501000001\",\"out_refund_no\":\"RF|20240501@1\","
                        + "\"reason\":\"多收水费\",\"notify_url\":\"https://pay.example.gov.cn/wx/refund\","
                        + "\"funds_account\":\"AVAILABLE\",\"amount\":{\"refund\":60,\"from\":[{\"account\":\"AVAILABLE\","
                        + "\"amount\":60}],\"total\":100,\"currency\":\"CNY\"},\"goods_detail\":[{\"merchant_goods_id\":"
                        + "\"water-1\",\"wechatpay_goods_id\":\"1001\",\"goods_name\":\"自来水\",\"unit_price\":40,"
                        + "\"refund_amount\":60,\"refund_quantity\":2}]}");
        assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(refund.createTime()).contains(Instant.parse("2024-05-01T07:20:00Z"));
        assertThat(refund.successTime()).isEmpty();
        assertThat(refund.outTradeNo()).contains(ORDER);
        assertThat(refund.receivedAccount()).contains("招商银行信用卡0403");
        assertThat(refund.amount()).hasValueSatisfying(amount -> {
            assertThat(amount.refund()).contains(Fen.of(60));
            assertThat(amount.payerRefund()).contains(Fen.of(54));
            assertThat(amount.discountRefund()).contains(Fen.of(6));
            assertThat(amount.from()).containsExactly(new RefundSource("AVAILABLE", Fen.of(60)));
        });
        assertThat(refund).hasToString("Refund[RF|20240501@1, PROCESSING]");
    }

    @Test
    void anOrderIsNamedByEitherNumber() {
        answers.signed(200, ACCEPTED);
        refunds.apply(RefundOrder.forTransaction("4200000000202405010000000001", NUMBER, Fen.of(60), Fen.of(100))
                .build());
        assertThat(answers.lastBody())
                .startsWith("{\"transaction_id\":\"4200000000202405010000000001\",\"out_refund_no\"")
                .doesNotContain("out_trade_no");
    }

    @Test
    void aPartnerPaysBackForASubMerchant() {
        Refunds partner = new Refunds(pay.forSubMerchant("1900000109"));
        answers.signed(200, ACCEPTED).signed(200, ACCEPTED).signed(200, ACCEPTED);
        Refund refund = partner.apply(part().build());
        assertThat(path()).isEqualTo(PATH);
        assertThat(answers.lastBody()).startsWith("{\"sub_mchid\":\"1900000109\",");
        partner.query(NUMBER);
        assertThat(answers.asked.get(1).url().encodedQuery()).isEqualTo("sub_mchid=1900000109");
        partner.applyAbnormal(refund, AbnormalRefund.toMerchant());
        assertThat(answers.lastBody())
                .isEqualTo(
                        "{\"sub_mchid\":\"1900000109\",\"out_refund_no\":\"RF|20240501@1\",\"type\":\"MERCHANT_BANK_CARD\"}");
    }

    @Test
    void aRefundIsAskedFor() {
        answers.signed(
                200,
                ACCEPTED.replace(
                        "\"status\":\"PROCESSING\"",
                        "\"status\":\"SUCCESS\",\"success_time\":\"2024-05-01T15:21:00+08:00\""));
        Refund refund = refunds.query(NUMBER);
        assertThat(path()).isEqualTo(PATH + "/RF%7C20240501%401");
        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(refund.successTime()).contains(Instant.parse("2024-05-01T07:21:00Z"));
    }

    @Test
    void whatIsNotAcceptedIsNotThere() {
        answers.signed(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"退款单不存在\"}");
        assertThatThrownBy(() -> refunds.query(NUMBER))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(PayCode.of(e)).isEqualTo(PayCode.RESOURCE_NOT_EXISTS));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(429, "FREQUENCY_LIMITED", Effect.UNKNOWN),
                Arguments.of(500, "SYSTEM_ERROR", Effect.UNKNOWN),
                Arguments.of(403, "NOT_ENOUGH", Effect.NONE),
                Arguments.of(403, "NOTENOUGH", Effect.NONE),
                Arguments.of(400, "INVALID_REQUEST", Effect.NONE),
                Arguments.of(403, "USER_ACCOUNT_ABNORMAL", Effect.NONE));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysWhetherMoneyMayHaveLeft(int status, String code, Effect effect) {
        answers.plain(status, "{\"code\":\"" + code + "\",\"message\":\"x\"}");
        RefundOrder order = part().build();
        assertThatThrownBy(() -> refunds.apply(order))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.effect()).isEqualTo(effect));
        assertThat(answers.asked).as("never repeated by itself").hasSize(1);
    }

    @Test
    void anAbnormalRefundGoesToAnotherCard() throws IOException {
        answers.signed(200, ACCEPTED.replace("PROCESSING", "ABNORMAL")).signed(200, ACCEPTED);
        Refund abnormal = refunds.query(NUMBER);
        Refund again = refunds.applyAbnormal(
                abnormal,
                AbnormalRefund.toCitizen("ICBC_DEBIT", Secret.of("6222020000000000000"), PersonName.of("张三")));
        assertThat(again.status()).isEqualTo(RefundStatus.PROCESSING);
        assertThat(path()).isEqualTo(PATH + "/50000000382019052709732678859/apply-abnormal-refund");
        JsonNode asked = new ObjectMapper().readTree(answers.lastBody());
        assertThat(asked.path("out_refund_no").asText()).isEqualTo("RF|20240501@1");
        assertThat(asked.path("type").asText()).isEqualTo("USER_BANK_CARD");
        assertThat(asked.path("bank_type").asText()).isEqualTo("ICBC_DEBIT");
        assertThat(opened(asked.path("bank_account").asText())).isEqualTo("6222020000000000000");
        assertThat(opened(asked.path("real_name").asText())).isEqualTo("张三");
    }

    static Stream<String> strange() {
        return Stream.of(
                ACCEPTED.replace("RF|20240501@1", "RF-2"),
                ACCEPTED.replace("\"refund_id\":\"50000000382019052709732678859\",", ""),
                ACCEPTED.replace("\"status\":\"PROCESSING\",", ""),
                ACCEPTED.replace("\"refund\":60", "\"refund\":60.5"),
                ACCEPTED.replace("\"refund\":60", "\"refund\":61"),
                ACCEPTED.replace("\"total\":100", "\"total\":101"),
                ACCEPTED.replace("WATER20240501000001", "WATER20240501000002"),
                "{}",
                "[]");
    }

    @ParameterizedTest
    @MethodSource("strange")
    void anAnswerThatDoesNotFitLeavesTheOutcomeOpen(String json) {
        answers.signed(200, json);
        RefundOrder order = part().build();
        assertThatThrownBy(() -> refunds.apply(order))
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> assertThat(e.effect())
                        .isEqualTo(Effect.UNKNOWN))
                .hasMessageNotContaining("招商银行");
    }

    @Test
    void whatGoesBackOfCouponsIsRead() {
        answers.signed(
                200,
                ACCEPTED.replace(
                        "\"promotion_detail\":[]",
                        "\"promotion_detail\":[{\"promotion_id\":\"109519\",\"scope\":\"SINGLE\",\"type\":\"DISCOUNT\","
                                + "\"amount\":5,\"refund_amount\":3,\"goods_detail\":[{\"merchant_goods_id\":\"1\"}]},"
                                + "{\"amount\":\"5\"}]"));
        Refund refund = refunds.query(NUMBER);
        assertThat(refund.promotions()).hasSize(2);
        RefundPromotion coupon = refund.promotions().get(0);
        assertThat(coupon.promotionId()).contains("109519");
        assertThat(coupon.scope()).contains("SINGLE");
        assertThat(coupon.type()).contains("DISCOUNT");
        assertThat(coupon.amount()).contains(Fen.of(5));
        assertThat(coupon.refundAmount()).contains(Fen.of(3));
        assertThat(refund.promotions().get(1).amount()).isEmpty();
    }

    static Stream<Arguments> details() {
        return Stream.of(
                Arguments.of("[{\"account\":\"AVAILABLE\",\"amount\":60.5}]", List.of()),
                Arguments.of("[null,7,{},{\"account\":\"AVAILABLE\"},{\"amount\":1}]", List.of()),
                Arguments.of("{}", List.of()),
                Arguments.of(
                        "[{\"account\":\"AVAILABLE\",\"amount\":60},{\"account\":\"UNAVAILABLE\",\"amount\":0}]",
                        List.of(
                                new RefundSource("AVAILABLE", Fen.of(60)),
                                new RefundSource("UNAVAILABLE", Fen.of(0)))));
    }

    /** An accepted refund must not look as if its fate were open. */
    @ParameterizedTest
    @MethodSource("details")
    void noRefundIsLostForADetail(String from, List<RefundSource> read) {
        answers.signed(200, ACCEPTED.replace("[{\"account\":\"AVAILABLE\",\"amount\":60}]", from));
        assertThat(refunds.apply(part().build()).amount())
                .hasValueSatisfying(amount -> assertThat(amount.from()).isEqualTo(read));
    }

    @Test
    void whatBreaksOffIsSentOnceMoreUnderItsNumber() throws Exception {
        try (MockWebServer primary = new MockWebServer();
                MockWebServer backup = new MockWebServer()) {
            primary.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
            Headers.Builder headers = new Headers.Builder();
            Platform.headers(clock.instant().getEpochSecond(), ACCEPTED.getBytes(UTF_8))
                    .forEach((name, values) -> headers.add(name, values.get(0)));
            backup.enqueue(new MockResponse.Builder()
                    .headers(headers.build())
                    .body(ACCEPTED)
                    .build());
            primary.start();
            backup.start();
            Refunds over = new Refunds(WeChatPay.builder(pay.merchant())
                    .baseUrl(primary.url("/").uri())
                    .backupUrl(backup.url("/").uri())
                    .clock(clock)
                    .build());
            assertThat(over.apply(part().build()).outRefundNo()).isEqualTo(NUMBER);
            assertThat(backup.takeRequest().getBody())
                    .isEqualTo(primary.takeRequest().getBody());
        }
    }

    /** As if WeChat Pay had signed it: any character may be another one. */
    @Property(tries = 500)
    void whateverIsSignedIsARefundOrMalformed(@ForAll @IntRange(max = 999) int position, @ForAll char other) {
        StringBuilder answer = new StringBuilder(ACCEPTED);
        answer.setCharAt(position % ACCEPTED.length(), other);
        answers.signed(200, answer.toString());
        try {
            assertThat(refunds.query(NUMBER).outRefundNo()).isEqualTo(NUMBER);
        } catch (MalformedResponseException e) {
            assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
        }
    }

    @Test
    void statesOfTomorrowAreTaken() {
        answers.signed(200, ACCEPTED.replace("PROCESSING", "BRAND_NEW"));
        assertThat(refunds.query(NUMBER).status()).isEqualTo(RefundStatus.of("BRAND_NEW"));
        assertThat(RefundStatus.of("CLOSE")).isEqualTo(RefundStatus.CLOSED);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(b -> b.reason(""), "reason: 1 to 80 characters, actual 0"),
                refused(b -> b.reason("多".repeat(81)), "reason: 1 to 80 characters, actual 81"),
                refused(b -> b.reason("𠮷"), "reason: no characters of four bytes"),
                refused(b -> b.notifyUrl(URI.create("https://a.cn/x?y=1")), "notify_url: http(s)://host/path"),
                refused(b -> b.fundsAccount("x".repeat(33)), "funds_account: 1 to 32 bytes, actual 33"),
                refused(
                        b -> b.from(new RefundSource("AVAILABLE", Fen.of(0))),
                        "amount.from.amount: at least 1 fen, actual 0"),
                refused(b -> b.from(new RefundSource("", Fen.of(60))), "amount.from.account: 1 to 32 bytes, actual 0"),
                refused(
                        b -> b.from(new RefundSource("AVAILABLE", Fen.of(59))).build(),
                        "amount.from: together 0.60, actual 0.59"),
                refused(b -> b.goods(RefundGoods.of("1", Fen.of(1), Fen.of(1), 0)), "refund_quantity: at least 1"),
                refused(b -> b.goods(RefundGoods.of("", Fen.of(1), Fen.of(1), 1)), "merchant_goods_id: 1 to 32 bytes"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aLimitIsNamedWithUnitAndActualValue(Consumer<RefundOrder.Builder> step, String message) {
        assertThatThrownBy(() -> step.accept(part()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void noMoreIsPaidBackThanWasPaid() {
        assertThatThrownBy(() -> RefundOrder.builder(ORDER, NUMBER, Fen.of(101), Fen.of(100)))
                .hasMessage("refund: at most the total of 1.00, actual 1.01");
        assertThatThrownBy(() -> RefundOrder.builder(ORDER, NUMBER, Fen.of(0), Fen.of(100)))
                .hasMessage("refund: at least 1 fen, actual 0");
        assertThatThrownBy(() -> RefundOrder.forTransaction("a b", NUMBER, Fen.of(1), Fen.of(1)))
                .hasMessageStartingWith("transaction_id: ");
        assertThat(RefundOrder.builder(ORDER, NUMBER, Fen.of(100), Fen.of(100)).build())
                .hasToString("RefundOrder[RF|20240501@1, 1.00 of 1.00]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "退款1", "a b", "a/b", "a\n"})
    void aNumberHasItsForm(String number) {
        assertThatThrownBy(() -> OutRefundNo.of(number)).hasMessageStartingWith("out_refund_no: 1 to 64");
    }

    private static Arguments refused(Consumer<RefundOrder.Builder> step, String message) {
        return Arguments.of(step, message);
    }

    private static RefundOrder.Builder part() {
        return RefundOrder.builder(ORDER, NUMBER, Fen.of(60), Fen.of(100));
    }

    private String path() {
        return answers.asked.get(answers.asked.size() - 1).url().encodedPath();
    }

    private static String opened(String text) {
        return new String(
                PrivacyDecryptor.rsa(Keys.privateKey("platformPrivateKey"))
                        .decrypt(Base64.getDecoder().decode(text))
                        .orElseThrow(),
                UTF_8);
    }
}
