package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.WeChatException;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.signing.CertificateCopies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who fetches certificates, who waits for them and how long, and what strangers and interrupts can do about it. */
class CertificateWaitsTest {
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private final CertificateScene scene = new CertificateScene();
    private final SettableClock clock = scene.clock;
    private final CannedAnswers answers = scene.answers;
    private final Merchant merchant = scene.merchant;

    @Test
    void ofManyThreadsOneRenews() throws Exception {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS.multipliedBy(2));
        answers.signed(200, CertificateScene.LIST);
        CertificateScene.together(() -> pay.keysFor(Keys.PLATFORM_SERIAL));
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES, CertificateScene.CERTIFICATES);
    }

    @Test
    void aSerialThatNobodyKnowsIsLookedForOnceAMinute() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(Duration.ofMinutes(1));
        PayNotifications notifications = notifications(pay);
        byte[] paid = Platform.notification("TRANSACTION.SUCCESS", "transaction", plaintext());
        answers.signed(200, CertificateScene.LIST);
        for (int i = 0; i < 100; i++) {
            String serial = Integer.toHexString(0xABC000 + i);
            assertThatThrownBy(() -> notifications.parse(Platform.headers(serial, now(), paid), paid))
                    .isInstanceOf(PayNotificationRejectedException.class);
        }
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES, CertificateScene.CERTIFICATES);
        clock.advance(Duration.ofMinutes(1));
        answers.signed(200, CertificateScene.ROTATED);
        assertThat(pay.keysFor(Keys.TEXT.path("goSerial").asText()).serials()).hasSize(2);
    }

    @Test
    void threadsThatMeetANewSerialTogetherFetchItOnceAndAllKnowIt() throws Exception {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(Duration.ofMinutes(1));
        answers.signed(200, CertificateScene.ROTATED);
        String fresh = Keys.TEXT.path("goSerial").asText();
        assertThat(CertificateScene.together(
                        () -> pay.keysFor(fresh).find(fresh).isPresent()))
                .containsOnly(true);
        assertThat(scene.paths()).containsExactly(CertificateScene.CERTIFICATES, CertificateScene.CERTIFICATES);
    }

    @Test
    void withAPublicKeyAStrangersSerialCostsNoMoreThanWithACertificate() {
        Merchant both = Keys.bareMerchant()
                .publicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                .build();
        WeChatPay pay = scene.pay(both, CertificateCopies.none());
        answers.broken();
        for (int i = 0; i < 100; i++) {
            assertThat(pay.keysFor("ABC" + i).serials()).containsExactly(Keys.PUBLIC_KEY_ID);
        }
        assertThat(answers.limits).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aStrangerOnASlowLineKeepsNoCallFromRenewing() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS);
        answers.broken().signed(200, CertificateScene.ROTATED).signed(200, "{}");
        pay.keysFor("ABC");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(answers.limits.subList(1, 3)).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(10));
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).serials()).hasSize(2);
    }

    @Test
    void whoIsInterruptedSpoilsItForNobody() {
        WeChatPay pay = scene.pay(merchant, CertificateCopies.none());
        answers.broken().signed(200, CertificateScene.LIST);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pay.keysFor(Keys.PLATFORM_SERIAL)).isInstanceOf(WeChatException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).serials()).hasSize(1);
    }

    @Test
    void whoComesLateSeesWhatAnotherHasFetchedMeanwhile() {
        List<Runnable> meanwhile = new ArrayList<>();
        WeChatPay pay = WeChatPay.builder(merchant)
                .httpClient(answers.client())
                .clock(() -> {
                    List<Runnable> now = List.copyOf(meanwhile);
                    meanwhile.clear();
                    now.forEach(Runnable::run);
                    return clock.instant();
                })
                .downloadCertificates(CertificateCopies.none())
                .build();
        answers.signed(200, CertificateScene.LIST).signed(200, CertificateScene.ROTATED);
        pay.keysFor(Keys.PLATFORM_SERIAL);
        clock.advance(Duration.ofMinutes(1));
        String fresh = Keys.TEXT.path("goSerial").asText();
        meanwhile.add(() -> pay.keysFor(fresh)); // between the first look of the next line and its second
        assertThat(pay.keysFor(fresh).find(fresh)).isPresent();
        assertThat(scene.paths()).hasSize(2);
    }

    @Test
    void whoOnlyHearsRenewsThemAfterTwelveHours() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(SIX_HOURS.multipliedBy(2).minusSeconds(1));
        pay.keysFor(Keys.PLATFORM_SERIAL);
        clock.advance(Duration.ofSeconds(1));
        answers.signed(200, CertificateScene.ROTATED);
        assertThat(pay.keysFor(Keys.PLATFORM_SERIAL).serials()).hasSize(2);
        assertThat(scene.paths()).hasSize(2);
    }

    @Test
    void bothHostsShareTheTime() {
        WeChatPay pay = WeChatPay.builder(merchant)
                .httpClient(answers.client())
                .clock(clock)
                .downloadCertificates(CertificateCopies.none())
                .build();
        answers.broken().signed(200, CertificateScene.LIST);
        pay.keysFor(Keys.PLATFORM_SERIAL);
        assertThat(answers.limits).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void aNotificationWaitsForNewOnesShortlyAndACallLonger() {
        WeChatPay pay = scene.started(CertificateCopies.none());
        clock.advance(Duration.ofMinutes(1));
        answers.signed(200, CertificateScene.LIST);
        pay.keysFor("ABC");
        clock.advance(SIX_HOURS);
        answers.signed(200, CertificateScene.LIST).signed(200, "{}");
        pay.get("/v3/any", Map.of(), Map.class);
        assertThat(answers.limits.subList(0, 3))
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(10));
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
