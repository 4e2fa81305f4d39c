package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayResponseRejectedException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.fixture.World;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.order.Orders;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.signing.SignatureProblem;
import io.github.weizheng.payment.utility.FeeDesk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures may be checked outside this JVM. */
class OwnVerifierTest {
    private static final String SM2 = "WECHATPAY2-SM2-WITH-SM3";
    private static final byte[] PAYMENT = Platform.notification(
            "TRANSACTION.SUCCESS",
            "transaction",
            Vectors.one("notifications.json", "D7").path("plaintext").asText());
    private final World world = new World();
    private final long now = world.clock.instant().getEpochSecond();
    private final CannedAnswers answers = new CannedAnswers(world.clock);
    private final List<String> asked = new ArrayList<>();

    /** Has the platform's key, as the JDK has it. */
    private final ResponseVerifier hsm = new ResponseVerifier() {
        @Override
        public String scheme() {
            return "WECHATPAY2-SHA256-RSA2048";
        }

        @Override
        public boolean verify(byte[] message, byte[] signature) {
            String text = new String(message, UTF_8);
            asked.add(text);
            return Platform.verify(
                    Keys.platformPublicKey(), text, Base64.getEncoder().encodeToString(signature));
        }
    };

    private final ResponseVerifier silent = new ResponseVerifier() {
        @Override
        public String scheme() {
            return hsm.scheme();
        }

        @Override
        public boolean verify(byte[] message, byte[] signature) {
            throw new IllegalStateException("no HSM");
        }
    };

    static List<String> serials() {
        return List.of(Keys.PLATFORM_SERIAL, Keys.PUBLIC_KEY_ID);
    }

    @ParameterizedTest
    @MethodSource("serials")
    void anHsmIsAskedAboutAnswers(String serial) {
        WeChatPay pay = pay(Keys.bareMerchant().verifier(serial, hsm).build());
        byte[] body = "{}".getBytes(UTF_8);
        answers.answer(200, "{}", Platform.headers(serial, now, body))
                .answer(200, "{ }", Platform.headers(serial, now, body));
        pay.get("/v3/any/path", Map.of(), Map.class);
        assertThat(asked).containsExactly(now + "\n" + Platform.NONCE + "\n{}\n");
        assertThat(answers.asked.get(0).header("Wechatpay-Serial")).isEqualTo(serial);
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .isInstanceOfSatisfying(PayResponseRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(SignatureProblem.SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("serials")
    void anHsmIsAskedAboutNotifications(String serial) {
        Map<String, List<String>> headers = Platform.headers(serial, now, PAYMENT);
        PayNotifications added = notifications(
                PayNotifications.builder(Keys.bareMerchant().build()).verifier(serial, hsm));
        PayNotifications merchants = notifications(PayNotifications.builder(
                Keys.bareMerchant().verifier(serial, hsm).build()));
        for (PayNotifications notifications : List.of(added, merchants)) {
            assertThat(notifications.parse(headers, PAYMENT)).isInstanceOf(Paid.class);
            assertRefused(notifications, Platform.headers(serial, now, new byte[0]), Reason.SIGNATURE);
        }
        assertThat(asked).hasSize(4);
    }

    static List<String> noSignatures() {
        return List.of("WECHATPAY/SIGNTEST/abcdefgh", "%%%", "AAAA", "A".repeat(1024), "");
    }

    @ParameterizedTest
    @MethodSource("noSignatures")
    void anHsmIsNotAskedAboutWhatIsNoSignature(String signature) {
        Map<String, List<String>> headers = new LinkedHashMap<>(Platform.headers(now, PAYMENT));
        headers.put("Wechatpay-Signature", List.of(signature));
        PayNotifications notifications = notifications(PayNotifications.builder(
                Keys.bareMerchant().verifier(Keys.PLATFORM_SERIAL, hsm).build()));
        assertThatThrownBy(() -> notifications.parse(headers, PAYMENT))
                .isInstanceOf(PayNotificationRejectedException.class);
        assertThat(asked).hasSizeLessThan(2);
    }

    @Test
    void aVerifierBringsItsScheme() {
        byte[] right = {0x30, 6, 2, 1, 7, 2, 1, 9};
        PayNotifications notifications = notifications(
                PayNotifications.builder(Keys.bareMerchant().build()).verifier("5A", new ResponseVerifier() {
                    @Override
                    public String scheme() {
                        return SM2;
                    }

                    @Override
                    public boolean verify(byte[] message, byte[] signature) {
                        return Arrays.equals(signature, right);
                    }
                }));
        Map<String, List<String>> headers = new LinkedHashMap<>(Platform.headers("5A", now, PAYMENT));
        headers.put("Wechatpay-Signature", List.of(Base64.getEncoder().encodeToString(right)));
        headers.put("Wechatpay-Signature-Type", List.of(SM2));
        assertThat(notifications.parse(headers, PAYMENT)).isInstanceOf(Paid.class);
        headers.put("Wechatpay-Signature-Type", List.of("WECHATPAY2-SHA256-RSA2048"));
        assertRefused(notifications, headers, Reason.SCHEME);
    }

    @Test
    void anHsmThatDoesNotAnswerLeavesTheEffectOpen() {
        WeChatPay pay =
                pay(Keys.bareMerchant().verifier(Keys.PLATFORM_SERIAL, silent).build());
        answers.answer(200, "{}", Platform.headers(now, "{}".getBytes(UTF_8)));
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .isInstanceOfSatisfying(PayResponseRejectedException.class, e -> assertThat(e.effect())
                        .isEqualTo(Effect.UNKNOWN));
    }

    @Test
    void anHsmThatDoesNotAnswerLeavesTheNotificationToBeRepeated() {
        Merchant merchant =
                Keys.bareMerchant().verifier(Keys.PLATFORM_SERIAL, silent).build();
        FeeDesk desk = FeeDesk.builder(
                        new Orders(pay(merchant)),
                        notifications(PayNotifications.builder(merchant)),
                        world.billing,
                        world.ledger)
                .appId(World.APP_ID)
                .notifyUrl(World.NOTIFY_URL)
                .build();
        CallbackRequest request = CallbackRequest.of("POST", null, Platform.headers(now, PAYMENT), PAYMENT);
        assertThat(desk.handle(request).status()).isEqualTo(500);
    }

    private WeChatPay pay(Merchant merchant) {
        return WeChatPay.builder(merchant)
                .httpClient(answers.client())
                .clock(world.clock)
                .build();
    }

    private PayNotifications notifications(PayNotifications.Builder builder) {
        return builder.clock(world.clock).build();
    }

    private static void assertRefused(
            PayNotifications notifications, Map<String, List<String>> headers, Reason reason) {
        assertThatThrownBy(() -> notifications.parse(headers, PAYMENT))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
    }
}
