package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.PayResponseRejectedException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.signing.CertificateCopies;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.SignatureProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Platform certificates come when they are needed, are renewed in use, and nothing takes the last good ones away. */
class CertificateDownloadsTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private final CertificateScene scene = new CertificateScene();
    private final SettableClock clock = scene.clock;
    private final CannedAnswers answers = scene.answers;
    private final Merchant merchant = scene.merchant;

    @Test
    void nothingIsAskedBeforeACallNeedsIt() {
        WeChatPay pay = scene.pay(merchant, CertificateCopies.none());
        assertThat(answers.asked).isEmpty();
        answers.signed(200, CertificateScene.LIST).signed(200, "{}").signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES, "/v3/any", "/v3/any");
        assertThat(answers.asked.get(0).header("Wechatpay-Serial")).isNull();
        assertThat(answers.asked.get(1).header("Wechatpay-Serial")).isEqualTo(Keys.PLATFORM_SERIAL);
    }

    @Test
    void afterSixHoursACallRenewsThem() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS.minusSeconds(1));
        answers.signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        clock.advance(Duration.ofSeconds(1));
        answers.signed(200, CertificateScene.ROTATED).signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths())
                .containsExactly(CertificateScene.CERTIFICATES, "/v3/any", CertificateScene.CERTIFICATES, "/v3/any");
        assertThat(answers.asked.get(3).header("Wechatpay-Serial"))
                .as("the one that expires last")
                .isEqualTo(Keys.TEXT.path("goSerial").asText());
    }

    @Test
    void aFailedRenewalTakesNothingAwayAndIsTriedAgainAfterAMinute() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS);
        answers.plain(500, "{\"code\":\"SYSTEM_ERROR\"}").signed(200, "{}").signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        pay.get("/v3/any", Map.of(), Map.class);
        clock.advance(Duration.ofMinutes(1));
        answers.signed(200, CertificateScene.LIST).signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths())
                .containsExactly(
                        CertificateScene.CERTIFICATES,
                        CertificateScene.CERTIFICATES,
                        "/v3/any",
                        "/v3/any",
                        CertificateScene.CERTIFICATES,
                        "/v3/any");
    }

    @Test
    void withoutCertificatesACallEndsBeforeItIsMade() {
        WeChatPay pay = scene.pay(merchant, CertificateCopies.none());
        answers.plain(500, "{\"code\":\"SYSTEM_ERROR\"}");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> pay.send("/v3/any", Map.of()))
                    .isInstanceOfSatisfying(
                            WeChatException.class, e -> assertThat(e.effect()).isEqualTo(Effect.NONE))
                    .hasMessageStartingWith("platform certificates: ");
        }
        assertThat(scene.paths()).as("not asked for again at once").containsExactly(CertificateScene.CERTIFICATES);
        clock.advance(Duration.ofSeconds(5));
        answers.signed(200, CertificateScene.LIST).signed(204, "");
        pay.send("/v3/any", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_NOT_EXISTS", "NOT_FOUND"})
    void aMerchantInPublicKeyModeIsToldWhatToConfigure(String code) {
        WeChatPay pay = scene.pay(merchant, CertificateCopies.none());
        answers.signed(404, "{\"code\":\"" + code + "\",\"message\":\"无可用的平台证书\"}");
        assertThatThrownBy(() -> pay.get("/v3/any", Map.of(), Map.class))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.retryable()).isFalse();
                    assertThat(e).hasMessageContaining("publicKeyPem").hasMessageContaining("微信支付公钥");
                });
    }

    @Test
    void withAPublicKeyNothingIsAskedUntilSomethingComesUnderACertificate() {
        Merchant both = Keys.bareMerchant()
                .publicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                .build();
        WeChatPay pay = scene.pay(both, CertificateCopies.none());
        answers.answer(200, "{}", Platform.headers(Keys.PUBLIC_KEY_ID, now(), "{}".getBytes(UTF_8)));
        pay.get("/v3/any", Map.of(), Map.class);
        answers.signed(200, CertificateScene.LIST);
        PayNotifications notifications = notifications(pay);
        byte[] paid = Platform.notification("TRANSACTION.SUCCESS", "transaction", plaintext());
        assertThat(notifications.parse(Platform.headers(now(), paid), paid)).isInstanceOf(Paid.class);
        answers.answer(200, "{}", Platform.headers(Keys.PUBLIC_KEY_ID, now(), "{}".getBytes(UTF_8)));
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths()).containsExactly("/v3/any", CertificateScene.CERTIFICATES, "/v3/any");
        assertThat(answers.asked).allMatch(call -> Keys.PUBLIC_KEY_ID.equals(call.header("Wechatpay-Serial")));
    }

    @Test
    void inPublicKeyModeTheMissingListHarmsNobody() {
        Merchant both = Keys.bareMerchant()
                .publicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                .build();
        PayNotifications notifications = notifications(scene.pay(both, CertificateCopies.none()));
        answers.signed(404, "{\"code\":\"RESOURCE_NOT_EXISTS\"}");
        byte[] paid = Platform.notification("TRANSACTION.SUCCESS", "transaction", plaintext());
        assertThatThrownBy(() -> notifications.parse(Platform.headers("ABCD", now(), paid), paid))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.UNKNOWN_SERIAL));
        assertThat(notifications.parse(Platform.headers(Keys.PUBLIC_KEY_ID, now(), paid), paid))
                .isInstanceOf(Paid.class);
    }

    @Test
    void aGivenCertificateIsRenewedLikeAnyOther() {
        Merchant given = Keys.bareMerchant()
                .certificate(Keys.certificate("platformCertificate"))
                .build();
        WeChatPay pay = scene.pay(given, CertificateCopies.none());
        answers.signed(200, CertificateScene.ROTATED).signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(answers.asked.get(1).header("Wechatpay-Serial"))
                .isEqualTo(Keys.TEXT.path("goSerial").asText());
    }

    @Test
    void aListThatIsNotBelievedLeavesNothingOpen() {
        for (int skew : List.of(-301, 301)) {
            byte[] list = CertificateScene.LIST.getBytes(UTF_8);
            CertificateScene other = new CertificateScene();
            other.answers.answer(200, CertificateScene.LIST, Platform.headers(now() + skew, list));
            WeChatPay pay = other.pay(merchant, CertificateCopies.none());
            assertThatThrownBy(() -> pay.send("/v3/any", Map.of()))
                    .isInstanceOfSatisfying(PayResponseRejectedException.class, e -> {
                        assertThat(e.effect()).isEqualTo(Effect.NONE);
                        assertThat(e.reason()).isEqualTo(SignatureProblem.TIMESTAMP);
                    })
                    .hasMessageStartingWith("platform certificates: GET /v3/certificates");
        }
    }

    @Test
    void whatIsWrongWithAListIsNamed() {
        Map<String, String> lists = Map.of(
                "{\"data\":[]}",
                "no list of certificates",
                "{\"data\":[{}]}",
                "a certificate missing",
                CertificateScene.LIST.replace("AEAD_AES_256_GCM", "AEAD_NEW"),
                "has no decryptor for");
        lists.forEach((list, words) -> {
            CertificateScene other = new CertificateScene();
            other.answers.signed(200, list);
            assertThatThrownBy(
                            () -> other.pay(merchant, CertificateCopies.none()).send("/v3/any", Map.of()))
                    .isInstanceOf(MalformedResponseException.class)
                    .hasMessageContaining(words);
        });
    }

    @Test
    void whatWasSaidOnceIsToldAgain() {
        WeChatPay pay = scene.pay(merchant, CertificateCopies.none());
        answers.signed(404, "{\"code\":\"RESOURCE_NOT_EXISTS\"}");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> pay.get("/v3/any", Map.of(), Map.class))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("publicKeyPem");
        }
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES);
    }

    @Test
    void anUnsigned404TakesNothingAway() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS);
        answers.plain(404, "{\"code\":\"NOT_FOUND\"}").signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).find(Keys.PLATFORM_SERIAL)).isPresent();
    }

    @Test
    void anHsmThatIsAwayTakesNothingAway() {
        boolean[] away = {false};
        Merchant inHsm = Keys.bareMerchant()
                .resourceDecryptor(new ResourceDecryptor() {
                    @Override
                    public String algorithm() {
                        return "AEAD_OF_THE_HSM";
                    }

                    @Override
                    public Optional<byte[]> decrypt(byte[] nonce, byte[] associatedData, byte[] ciphertext) {
                        if (away[0]) {
                            throw new IllegalStateException("the token is away");
                        }
                        return Optional.of(Keys.pem("platformCertificate").getBytes(UTF_8));
                    }
                })
                .build();
        String sealed = CertificateScene.LIST.replace("AEAD_AES_256_GCM", "AEAD_OF_THE_HSM");
        WeChatPay pay = scene.pay(inHsm, CertificateCopies.none());
        answers.signed(200, sealed);
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).find(Keys.PLATFORM_SERIAL)).isPresent();
        clock.advance(SIX_HOURS);
        away[0] = true;
        answers.signed(200, sealed).signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(scene.paths())
                .containsExactly(CertificateScene.CERTIFICATES, CertificateScene.CERTIFICATES, "/v3/any");
    }

    @Test
    void aWrongApiV3KeyIsNamed() {
        Merchant wrong = Merchant.builder(Keys.MCH_ID)
                .certificateSerial(Keys.MERCHANT_SERIAL)
                .privateKey(Keys.privateKey("merchantPrivateKey"))
                .apiV3Key(Secret.of("0".repeat(32)))
                .build();
        answers.signed(200, CertificateScene.LIST);
        assertThatThrownBy(() -> scene.pay(wrong, CertificateCopies.none()).get("/v3/any", Map.of(), Map.class))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("APIv3 key does not decrypt");
    }

    static List<String> noLists() {
        return List.of("", "[]", "{}", "{\"data\":[]}", "{\"data\":[null]}", "{\"data\":[{}]}", "<html>", "\uFEFF{}");
    }

    @ParameterizedTest
    @MethodSource("noLists")
    void whatIsNoListIsMalformed(String json) {
        answers.signed(200, json);
        assertThatThrownBy(() -> scene.pay(merchant, CertificateCopies.none()).get("/v3/any", Map.of(), Map.class))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void aListThatIsSignedWithAKeyOutsideItIsNotBelieved() {
        answers.signed(200, Platform.certificates("goCertificate"));
        assertThatThrownBy(() -> scene.pay(merchant, CertificateCopies.none()).get("/v3/any", Map.of(), Map.class))
                .isInstanceOf(PayResponseRejectedException.class);
    }

    private PayNotifications notifications(WeChatPay pay) {
        return PayNotifications.builder(pay).clock(clock).build();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static String plaintext() {
        return "{\"mchid\":\"" + Keys.MCH_ID
                + "\",\"appid\":\"wx1\",\"out_trade_no\":\"WATER-1\",\"trade_state\":\"SUCCESS\"}";
    }
}
