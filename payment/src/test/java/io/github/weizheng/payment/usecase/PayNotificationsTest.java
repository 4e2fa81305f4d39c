package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.notification.CombinedPaid;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.UnknownNotification;
import io.github.weizheng.payment.order.OutTradeNo;
import io.github.weizheng.payment.order.TradeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayNotificationsTest {
    private static final long NOW = 1714530897;
    private static final String PLAINTEXT =
            Vectors.one("notifications.json", "D7").path("plaintext").asText();
    private final SettableClock clock = SettableClock.at(NOW);
    private final PayNotifications notifications =
            PayNotifications.builder(Keys.merchant()).clock(clock).build();

    @Test
    void thePublishedNotificationIsAPayment() {
        JsonNode vector = Vectors.one("notifications.json", "D7");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : vector.path("headers").properties()) {
            headers.put(header.getKey(), List.of(header.getValue().asText()));
        }

        Paid paid =
                (Paid) notifications.parse(headers, vector.path("body").asText().getBytes(UTF_8));

        assertThat(paid.id()).isEqualTo("EV-2018022511223320873");
        assertThat(paid.createTime()).contains(Instant.parse("2024-05-01T02:34:57Z"));
        var transaction = paid.transaction();
        assertThat(transaction.appId()).isEqualTo("wxd678efh567hg6787");
        assertThat(transaction.mchId()).isEqualTo(Keys.MCH_ID);
        assertThat(transaction.outTradeNo()).isEqualTo(OutTradeNo.of("WATER20240501000001"));
        assertThat(transaction.transactionId()).contains("4200000000202405010000000001");
        assertThat(transaction.state()).isEqualTo(TradeState.SUCCESS);
        assertThat(transaction.stateDescription()).contains("支付成功");
        assertThat(transaction.tradeType()).contains("JSAPI");
        assertThat(transaction.bankType()).contains("OTHERS");
        assertThat(transaction.attach()).isEmpty();
        assertThat(transaction.successTime()).contains(Instant.parse("2024-05-01T02:34:56Z"));
        assertThat(transaction.payer()).contains(OpenId.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"));
        assertThat(transaction.total()).contains(Fen.of(100));
        assertThat(transaction.payerTotal()).contains(Fen.of(100));
        assertThat(transaction.currency()).contains("CNY");
        assertThat(transaction.isPaid()).isTrue();
        assertThat(paid.toString()).doesNotContain("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    }

    @Test
    void headerNamesComeInAnyCase() {
        byte[] body = payment();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Platform.headers(NOW, body).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("wechatpay-signature-type", List.of("WECHATPAY2-SHA256-RSA2048"));
        headers.put(null, List.of("POST /notify HTTP/1.1"));
        assertThat(notifications.parse(headers, body)).isInstanceOf(Paid.class);
    }

    @Test
    void publicKeyAndCertificateAreUsedSideBySide() {
        byte[] body = payment();
        assertThat(notifications.parse(Platform.headers(Keys.PUBLIC_KEY_ID, NOW, body), body))
                .isInstanceOf(Paid.class);
        assertThat(notifications.parse(Platform.headers(Keys.PLATFORM_SERIAL, NOW, body), body))
                .isInstanceOf(Paid.class);
    }

    @Test
    void keysCanBeAddedToTheMerchantsOwn() {
        Merchant bare = Keys.bareMerchant().build();
        assertThatThrownBy(() -> PayNotifications.builder(bare).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("publicKey or certificate");
        assertThatThrownBy(() ->
                        PayNotifications.builder(Merchant.builder("1").build()).build())
                .hasMessageStartingWith("apiV3Key");
        PayNotifications added = PayNotifications.builder(bare)
                .publicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                .certificate(Keys.certificate("platformCertificate"))
                .clock(clock)
                .build();
        byte[] body = payment();
        assertThat(added.parse(Platform.headers(Keys.PUBLIC_KEY_ID, NOW, body), body))
                .isInstanceOf(Paid.class);
        assertThat(added.parse(Platform.headers(NOW, body), body)).isInstanceOf(Paid.class);
    }

    @Test
    void fiveMinutesEitherWayAreTolerated() {
        byte[] body = payment();
        Map<String, List<String>> headers = Platform.headers(NOW, body);
        clock.advance(Duration.ofMinutes(5));
        assertThat(notifications.parse(headers, body)).isInstanceOf(Paid.class);
        clock.advance(Duration.ofMinutes(-10));
        assertThat(notifications.parse(headers, body)).isInstanceOf(Paid.class);
    }

    @Test
    void aKindWithoutATypeKeepsItsContent() {
        String fapiao = "{\"mchid\":\"1234567891\",\"fapiao_apply_id\":\"4200000444201910177461284488\"}";
        UnknownNotification unknown = (UnknownNotification) parse("FAPIAO.ISSUED", "fapiao", fapiao);
        assertThat(unknown.eventType()).isEqualTo("FAPIAO.ISSUED");
        assertThat(unknown.originalType()).isEqualTo("fapiao");
        assertThat(unknown.json()).isEqualTo(fapiao);
        assertThat(unknown.effectKey()).isEqualTo("other/FAPIAO.ISSUED/EV-1");
        assertThat(unknown).hasToString("UnknownNotification[EV-1, FAPIAO.ISSUED]");
    }

    @Test
    void aPartnerTakesTheNotificationsOfItsSubMerchants() {
        String sub = "{\"sp_mchid\":\"1234567891\",\"sub_mchid\":\"1900000109\",\"sp_appid\":\"wx1\","
                + "\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\",\"transaction_id\":\"42\"}";
        Paid paid = (Paid) parse("TRANSACTION.SUCCESS", "transaction", sub);
        assertThat(paid.transaction().subMchId()).contains("1900000109");
        assertThat(paid.effectKey()).isEqualTo("paid/1234567891/WATER-1/42");
    }

    @Test
    void oneSubMerchantsReaderTakesNoOthers() {
        String sub = "{\"sp_mchid\":\"1234567891\",\"sub_mchid\":\"1900000109\",\"sp_appid\":\"wx1\","
                + "\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\"}";
        byte[] body = Platform.notification("TRANSACTION.SUCCESS", "transaction", sub);
        Map<String, List<String>> headers = Platform.headers(NOW, body);
        assertThat(ofSubMerchant("1900000109").parse(headers, body)).isInstanceOf(Paid.class);
        assertThatThrownBy(() -> ofSubMerchant("1900000110").parse(headers, body))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(PayNotificationRejectedException.Reason.WRONG_MERCHANT));
    }

    @Test
    void oneSubMerchantsReaderTakesNeitherThePartnersOwnNorOthersCombined() {
        String own =
                "{\"mchid\":\"1234567891\",\"appid\":\"wx1\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\"}";
        String combined =
                "{\"combine_appid\":\"wx1\",\"combine_mchid\":\"1234567891\",\"combine_out_trade_no\":\"C1\",\"sub_orders\":"
                        + "[{\"mchid\":\"1234567891\",\"sub_mchid\":\"1900000109\",\"out_trade_no\":\"W-1\",\"trade_state\":\"SUCCESS\"}]}";
        for (String foreign : List.of(own, combined)) {
            byte[] body = Platform.notification("TRANSACTION.SUCCESS", "transaction", foreign);
            Map<String, List<String>> headers = Platform.headers(NOW, body);
            assertThatThrownBy(() -> ofSubMerchant("1900000110").parse(headers, body))
                    .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                            .isEqualTo(PayNotificationRejectedException.Reason.WRONG_MERCHANT));
        }
        byte[] ours = Platform.notification("TRANSACTION.SUCCESS", "transaction", combined);
        assertThat(ofSubMerchant("1900000109").parse(Platform.headers(NOW, ours), ours))
                .isInstanceOf(CombinedPaid.class);
    }

    @Test
    void oneSubMerchantsReaderTakesNothingThatNamesOnlyAnother() {
        byte[] body = Platform.notification("NEW.EVENT", "new", "{\"sub_mchid\":\"1900000109\"}");
        Map<String, List<String>> headers = Platform.headers(NOW, body);
        assertThat(ofSubMerchant("1900000109").parse(headers, body)).isInstanceOf(UnknownNotification.class);
        assertThatThrownBy(() -> ofSubMerchant("1900000110").parse(headers, body))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(PayNotificationRejectedException.Reason.WRONG_MERCHANT));
    }

    private PayNotifications ofSubMerchant(String id) {
        return PayNotifications.builder(Keys.merchant().forSubMerchant(id))
                .clock(clock)
                .build();
    }

    @Test
    void aKindThatNamesNoMerchantIsBelieved() {
        assertThat(parse("SECURITY_ECHO.SUCCESS", "security", "{\"echo_message\":\"hi\"}"))
                .isInstanceOf(UnknownNotification.class);
    }

    @Test
    void aCombinedOrdersPaymentTellsOfItsParts() {
        String combined = "{\"combine_appid\":\"wx1\",\"combine_mchid\":\"1234567891\",\"combine_out_trade_no\":\"C1\","
                + "\"sub_orders\":[{\"mchid\":\"1230000109\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\","
                + "\"amount\":{\"total_amount\":10,\"payer_amount\":10}}]}";
        CombinedPaid paid = (CombinedPaid) parse("TRANSACTION.SUCCESS", "transaction", combined);
        assertThat(paid.transaction().isPaid()).isTrue();
        assertThat(paid.transaction().parts().get(0).total()).contains(Fen.of(10));
        assertThat(paid.effectKey()).isEqualTo("combined-paid/1234567891/C1");
        assertThat(paid.toString()).contains("CombinedTransaction[C1, [SUCCESS]]");
    }

    @Test
    void whatAProductCallsATransactionAndIsNoOrderIsKeptAsItIs() {
        for (String other : List.of(
                "{\"plate_number\":\"粤B888888\"}",
                "{\"mchid\":\"1234567891\",\"transaction_id\":\"42\",\"out_order_no\":\"P-1\",\"receiver\":{}}")) {
            assertThat(parse("TRANSACTION.SUCCESS", "profitsharing", other)).isInstanceOf(UnknownNotification.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTPAY", "CLOSED", "ACCEPT", "PAYERROR", "BRAND_NEW"})
    void aPaymentThatSaysOfItselfThatItIsNoneIsKeptAndNoPayment(String state) {
        String combined =
                "{\"combine_appid\":\"wx1\",\"combine_mchid\":\"1234567891\",\"combine_out_trade_no\":\"C1\",\"sub_orders\":["
                        + "{\"mchid\":\"1230000109\",\"out_trade_no\":\"W-1\",\"trade_state\":\"SUCCESS\"},"
                        + "{\"mchid\":\"1230000109\",\"out_trade_no\":\"W-2\",\"trade_state\":\"" + state + "\"}]}";
        String alone = "{\"mchid\":\"1234567891\",\"appid\":\"wx1\",\"out_trade_no\":\"W-1\",\"trade_state\":\"" + state
                + "\"}";
        for (String unpaid : List.of(alone, combined)) {
            PayNotification read = parse("TRANSACTION.SUCCESS", "transaction", unpaid);
            assertThat(read).isInstanceOfSatisfying(UnknownNotification.class, kept -> assertThat(kept.json())
                    .isEqualTo(unpaid));
            assertThat(read.effectKey()).doesNotStartWith("paid").doesNotStartWith("combined");
        }
    }

    @Test
    void whatIsNotNeededMayBeMissingOrNew() {
        String sparse =
                "{\"mchid\":\"1234567891\",\"appid\":\"wx1\",\"out_trade_no\":\"ab\",\"trade_state\":\"SUCCESS\",\"brand\":\"new\","
                        + "\"success_time\":\"20240501\",\"promotion_detail\":[{\"coupon_id\":\"1\"}],\"amount\":{}}";
        var transaction = ((Paid) parse("TRANSACTION.SUCCESS", "transaction", sparse)).transaction();
        assertThat(transaction.total()).isEmpty();
        assertThat(transaction.successTime()).isEmpty();
        assertThat(transaction.outTradeNo().value()).isEqualTo("ab");
    }

    @Test
    void associatedDataMayBeMissing() {
        byte[] body = ("{\"id\":\"EV-2\",\"create_time\":\"20180225112233\",\"event_type\":\"TRANSACTION.SUCCESS\","
                        + "\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\",\"ciphertext\":\""
                        + Platform.encrypt(PLAINTEXT, "") + "\",\"nonce\":\"fdasflkja484\"}}")
                .getBytes(UTF_8);
        PayNotification read = notifications.parse(Platform.headers(NOW, body), body);
        assertThat(read).isInstanceOf(Paid.class);
        assertThat(read.createTime()).isEmpty();
    }

    @Test
    void theBodyIsTakenByteByByte() {
        byte[] body = ("\n " + new String(payment(), UTF_8).replace("\"resource\":", "\r\n\"resource\" : ") + "\n")
                .getBytes(UTF_8);
        assertThat(notifications.parse(Platform.headers(NOW, body), body)).isInstanceOf(Paid.class);
    }

    /** Large ones, so that the threads meet while they decrypt. */
    @Test
    void oneReaderServesManyThreads() throws Exception {
        String large = PLAINTEXT.replaceFirst("\\{", "{\"promotion_detail\":\"" + "x".repeat(300_000) + "\",");
        byte[] body = Platform.notification("TRANSACTION.SUCCESS", "transaction", large);
        Map<String, List<String>> headers = Platform.headers(NOW, body);
        int count = 8;
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            Callable<Boolean> reader = () -> {
                start.await(30, TimeUnit.SECONDS);
                return IntStream.range(0, 25).allMatch(i -> notifications.parse(headers, body) instanceof Paid);
            };
            for (Future<Boolean> read : threads.invokeAll(Collections.nCopies(count, reader))) {
                assertThat(read.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private PayNotification parse(String eventType, String originalType, String plaintext) {
        byte[] body = Platform.notification(eventType, originalType, plaintext);
        return notifications.parse(Platform.headers(NOW, body), body);
    }

    private static byte[] payment() {
        return Platform.notification("TRANSACTION.SUCCESS", "transaction", PLAINTEXT);
    }
}
