package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.Citizen;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.NotificationKey;
import io.github.weizheng.testkit.Payment;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.features.DeveloperServer.Answer;
import io.github.weizheng.testkit.features.DeveloperServer.Push;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentTest {
    private static final String OK = "get_brand_wcpay_request:ok";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayClient pay = new PayClient(wechat);
    private final Citizen citizen = wechat.citizen("oLiLei");

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void aPaymentIsNotifiedAndCanBeQueried() throws Exception {
        String prepayId = pay.prepayId(order("WATER-1").put("attach", "账户310"));

        Payment payment = citizen.pay(pay.bridge(prepayId).toString());

        assertThat(payment.result()).isEqualTo(OK);
        assertThat(payment.problem()).isEmpty();
        assertThat(payment.notification()).hasValueSatisfying(attempt -> {
            assertThat(attempt.number()).isEqualTo("WATER-1");
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.acknowledged()).isTrue();
        });

        Push push = developer.lastPush();
        JsonNode envelope = pay.parse(push.body());
        assertThat(push.path()).isEqualTo("/notify");
        assertThat(header(push, "Wechatpay-Serial")).isEqualTo(merchant.publicKeyId());
        assertThat(isSigned(push, merchant.publicKey())).isTrue();
        assertThat(envelope.get("event_type").asText()).isEqualTo("TRANSACTION.SUCCESS");
        assertThat(envelope.get("resource_type").asText()).isEqualTo("encrypt-resource");
        assertThat(envelope.at("/resource/associated_data").asText()).isEqualTo("transaction");
        assertThat(envelope.at("/resource/nonce").asText()).hasSize(12);

        JsonNode transaction = pay.parse(pay.decrypt(envelope.get("resource")));
        String id = transaction.get("transaction_id").asText();
        assertThat(id).matches("[0-9]{28}");
        assertThat(transaction.get("trade_state").asText()).isEqualTo("SUCCESS");
        assertThat(transaction.get("attach").asText()).isEqualTo("账户310");
        assertThat(transaction.at("/payer/openid").asText()).isEqualTo("oLiLei");
        assertThat(transaction.at("/amount/payer_total").asInt()).isEqualTo(100);
        Instant paidAt =
                OffsetDateTime.parse(transaction.get("success_time").asText()).toInstant();
        assertThat(paidAt).isBeforeOrEqualTo(wechat.clock().instant());

        assertThat(pay.body(pay.query("WATER-1"))).isEqualTo(transaction);
        HttpResponse<String> byId = pay.send("GET", "/v3/pay/transactions/id/" + id + "?mchid=" + merchant.mchId(), "");
        assertThat(pay.body(byId)).isEqualTo(transaction);
        assertThat(merchant.orders().get(0).state()).isEqualTo("SUCCESS");
        assertThat(merchant.orders().get(0).transactionId()).hasValue(id);
    }

    @Test
    void whoHasPaidMayBeWrittenToAlreadyWhileTheNotificationIsHandled() throws Exception {
        ApiClient api = new ApiClient(wechat);
        String receipt = "{\"touser\":\"oLiLei\",\"msgtype\":\"text\",\"text\":{\"content\":\"已缴\"}}";
        List<Integer> errcodes = new CopyOnWriteArrayList<>();
        developer.answer(push -> {
            errcodes.add(errcode(api, receipt));
            return Answer.of("");
        });
        errcodes.add(errcode(api, receipt));

        citizen.pay(pay.bridge(pay.prepayId(order("WATER-1"))).toString());

        assertThat(errcodes).containsExactly(45015, 0);
        assertThat(citizen.received()).hasSize(1);
        for (int i = 0; i < 20; i++) {
            assertThat(errcode(api, receipt)).isZero();
        }
    }

    @Test
    void aPaidNumberIsBurnt() throws Exception {
        ObjectNode order = order("WATER-1");
        citizen.pay(pay.bridge(pay.prepayId(order)).toString());

        for (HttpResponse<String> answer : List.of(pay.prepay(order), pay.close("WATER-1"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(pay.body(answer).get("code").asText()).isEqualTo("ORDERPAID");
        }
    }

    @Test
    void notificationsCanBeSignedWithTheCertificate() throws Exception {
        merchant.notifyWith(NotificationKey.PLATFORM_CERTIFICATE);

        citizen.pay(pay.bridge(pay.prepayId(order("WATER-1"))).toString());

        Push push = developer.lastPush();
        assertThat(header(push, "Wechatpay-Serial"))
                .isEqualToIgnoringCase(
                        merchant.platformCertificate().getSerialNumber().toString(16));
        assertThat(isSigned(push, merchant.platformCertificate().getPublicKey()))
                .isTrue();
        assertThat(isSigned(push, merchant.publicKey())).isFalse();
    }

    @Test
    void aSilentPlatformLeavesTheClientToAsk() throws Exception {
        merchant.withholdNotifications(true);

        Payment payment = citizen.pay(pay.bridge(pay.prepayId(order("WATER-1"))).toString());

        assertThat(payment.result()).isEqualTo(OK);
        assertThat(payment.notification()).isEmpty();
        assertThat(developer.pushes()).isEmpty();
        assertThat(pay.body(pay.query("WATER-1")).get("trade_state").asText()).isEqualTo("SUCCESS");
        assertThat(merchant.resendNotification("WATER-1").acknowledged()).isTrue();
    }

    @Test
    void aResentNotificationIsFreshlySigned() throws Exception {
        developer.answer(push -> Answer.status(500));
        Payment payment = citizen.pay(pay.bridge(pay.prepayId(order("WATER-1"))).toString());
        Push first = developer.lastPush();
        developer.answer(push -> Answer.status(204));

        NotificationAttempt again = merchant.resendNotification("WATER-1");

        Push second = developer.lastPush();
        assertThat(payment.result()).isEqualTo(OK);
        assertThat(payment.notification())
                .hasValueSatisfying(attempt -> assertThat(attempt.status()).isEqualTo(500));
        assertThat(again.acknowledged()).isTrue();
        assertThat(header(second, "Wechatpay-Nonce")).isNotEqualTo(header(first, "Wechatpay-Nonce"));
        assertThat(isSigned(second, merchant.publicKey())).isTrue();
        assertThat(pay.parse(second.body()).get("id"))
                .isEqualTo(pay.parse(first.body()).get("id"));
        assertThat(pay.parse(second.body()).get("resource"))
                .isNotEqualTo(pay.parse(first.body()).get("resource"));
    }

    @Test
    void anUnreachableServerHearsNothing() throws Exception {
        merchant.notificationTimeout(Duration.ofSeconds(1));
        String prepayId = pay.prepayId(order("WATER-1"));
        developer.close();

        Payment payment = citizen.pay(pay.bridge(prepayId).toString());

        assertThat(payment.notification())
                .hasValueSatisfying(attempt -> assertThat(attempt.status()).isZero());
    }

    @Test
    void onlyPaidOrdersAreNotified() throws Exception {
        pay.prepay(order("WATER-1"));

        assertThatThrownBy(() -> merchant.resendNotification("WATER-1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> merchant.resendNotification("WATER-2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBridgeInsistsOnItsParameters() throws Exception {
        String prepayId = pay.prepayId(order("WATER-1"));

        assertThat(problem(prepayId, p -> p.put("timeStamp", pay.now()))).contains("timeStamp");
        assertThat(problem(prepayId, p -> p.put("timeStamp", pay.now() + "000")))
                .contains("timeStamp");
        assertThat(problem(prepayId, p -> p.put("appId", "wx0000000000000000"))).contains("appId");
        assertThat(problem(prepayId, p -> p.put("signType", "MD5"))).contains("signType");
        assertThat(problem(prepayId, p -> p.put("package", prepayId))).contains("package");
        assertThat(problem(prepayId, p -> p.put("nonceStr", "OTHER"))).contains("paySign");
        assertThat(problem(prepayId, p -> p.put("paySign", "AAAA"))).contains("paySign");
        assertThat(problem(prepayId, p -> p.put("paySign", "*"))).contains("paySign");
        assertThat(problem(prepayId, p -> p.remove("paySign"))).contains("paySign");
        assertThat(problem(pay.bridge("wx0").toString())).contains("prepay_id");
        assertThat(problem("prepay_id=" + prepayId)).contains("JSON");
        assertThat(problem("")).isNotEmpty();
        assertThat(developer.pushes()).isEmpty();
        assertThat(merchant.orders().get(0).state()).isEqualTo("NOTPAY");
    }

    @Test
    void anotherCitizenCannotPay() throws Exception {
        String prepayId = pay.prepayId(order("WATER-1"));

        assertThat(wechat.citizen("oHanMei")
                        .pay(pay.bridge(prepayId).toString())
                        .problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("another citizen"));
    }

    @Test
    void aPrepayIdLastsTwoHours() throws Exception {
        ObjectNode order = order("WATER-1");
        String old = pay.prepayId(order);
        wechat.clock().advance(Duration.ofHours(2));

        assertThat(problem(pay.bridge(old).toString())).contains("120 minutes");
        assertThat(citizen.pay(pay.bridge(pay.prepayId(order)).toString()).result())
                .isEqualTo(OK);
    }

    @Test
    void timeExpireEndsPayingButGivesAtLeastAMinute() throws Exception {
        String expire = wechat.clock().instant().minusSeconds(60).toString().replaceAll("\\.\\d+", "");
        String prepayId = pay.prepayId(order("WATER-1").put("time_expire", expire));
        wechat.clock().advance(Duration.ofSeconds(30));
        String second = pay.prepayId(order("WATER-2").put("time_expire", expire));
        assertThat(citizen.pay(pay.bridge(prepayId).toString()).result()).isEqualTo(OK);

        wechat.clock().advance(Duration.ofSeconds(61));
        assertThat(problem(pay.bridge(second).toString())).contains("time_expire");
    }

    @Test
    void closedAndPaidOrdersCannotBePaid() throws Exception {
        String closed = pay.prepayId(order("WATER-1"));
        pay.close("WATER-1");
        assertThat(problem(pay.bridge(closed).toString())).contains("CLOSED");

        String paid = pay.prepayId(order("WATER-2"));
        assertThat(citizen.pay(pay.bridge(paid).toString()).result()).isEqualTo(OK);
        assertThat(problem(pay.bridge(paid).toString())).contains("SUCCESS");
    }

    @Test
    void twoTapsAtOncePayOnce() throws Exception {
        String first = pay.prepayId(order("WATER-1"));
        String second = pay.prepayId(order("WATER-1"));
        List<CompletableFuture<Payment>> taps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String bridge = pay.bridge(i % 2 == 0 ? first : second).toString();
            taps.add(CompletableFuture.supplyAsync(() -> citizen.pay(bridge)));
        }

        assertThat(taps.stream().map(CompletableFuture::join).filter(p -> p.result()
                        .equals(OK)))
                .hasSize(1);
        assertThat(developer.pushes()).hasSize(1);
    }

    private ObjectNode order(String outTradeNo) {
        return pay.order(outTradeNo).put("notify_url", developer.url("/notify").toString());
    }

    private String problem(String prepayId, Consumer<ObjectNode> change) {
        ObjectNode parameters = pay.bridge(prepayId);
        change.accept(parameters);
        return problem(parameters.toString());
    }

    private String problem(String bridgeParameters) {
        Payment payment = citizen.pay(bridgeParameters);
        assertThat(payment.result()).isEqualTo("get_brand_wcpay_request:fail");
        assertThat(payment.notification()).isEmpty();
        return payment.problem().orElseThrow();
    }

    private static boolean isSigned(Push push, PublicKey key) {
        return PayClient.isSigned(name -> header(push, name), push.body(), key);
    }

    private static String header(Push push, String name) {
        return push.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static int errcode(ApiClient api, String message) {
        try {
            return api.errcode("/cgi-bin/message/custom/send", message);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
