package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.Acknowledgement;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.usecase.RejectedNotificationCases.Case;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is not WeChat Pay's ends in one exception, with its reason. */
class RejectedNotificationsTest {
    private static final long NOW = RejectedNotificationCases.NOW;
    private static final byte[] BODY = RejectedNotificationCases.BODY;
    private final PayNotifications notifications = PayNotifications.builder(Keys.merchant())
            .clock(SettableClock.at(NOW))
            .build();

    static List<Case> cases() {
        return RejectedNotificationCases.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithItsReason(Case refused) {
        assertThatThrownBy(() -> notifications.parse(refused.headers(), refused.body()))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(refused.reason());
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                    assertThat(e.status()).isIn(400, 401);
                    assertThat(e.getMessage())
                            .hasSizeLessThan(400)
                            .doesNotContain("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "\n");
                });
    }

    @Test
    void anotherApiV3KeyDecryptsNothing() {
        Merchant other = Merchant.builder(Keys.MCH_ID)
                .apiV3Key(Secret.of("0".repeat(32)))
                .certificate(Keys.certificate("platformCertificate"))
                .build();
        PayNotifications wrong =
                PayNotifications.builder(other).clock(SettableClock.at(NOW)).build();
        assertThatThrownBy(() -> wrong.parse(Platform.headers(NOW, BODY), BODY))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.UNDECRYPTABLE));
    }

    @Test
    void everyReasonIsCovered() {
        Set<Reason> covered = EnumSet.noneOf(Reason.class);
        cases().forEach(refused -> covered.add(refused.reason()));
        covered.add(Reason.REPLAYED); // in ReplayGuardTest
        assertThat(covered).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void sizeAndShapeAnswer400AndTheRest401() {
        assertThat(Stream.of(Reason.values()).filter(reason -> reason.status() == 400))
                .containsExactly(Reason.TOO_LARGE, Reason.MALFORMED_ENVELOPE, Reason.MALFORMED_RESOURCE);
    }

    @Test
    void anOperatorLearnsWhatIsMissingOrNotConfigured() {
        Case missing = RejectedNotificationCases.header("", Reason.HEADERS, "Wechatpay-Signature", null);
        assertThatThrownBy(() -> notifications.parse(missing.headers(), BODY))
                .hasMessage("Wechatpay-Signature missing or there twice");
        Case unknown = RejectedNotificationCases.header("", Reason.UNKNOWN_SERIAL, "Wechatpay-Serial", "PUB_KEY_ID_77");
        assertThatThrownBy(() -> notifications.parse(unknown.headers(), BODY))
                .hasMessage("signed with the key PUB_KEY_ID_77, configured are [" + Keys.PLATFORM_SERIAL + ", "
                        + Keys.PUBLIC_KEY_ID + "]");
        Case strange = RejectedNotificationCases.header("", Reason.UNKNOWN_SERIAL, "Wechatpay-Serial", "<script>");
        assertThatThrownBy(() -> notifications.parse(strange.headers(), BODY))
                .hasMessageStartingWith("signed with the key ?,");
    }

    @Test
    void theAnswerTellsWechatPayToSendItAgain() {
        assertThatThrownBy(() -> notifications.parse(Map.of(), BODY))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> {
                    CallbackResponse answer = Acknowledgement.rejected(e);
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"code\":\"FAIL\",\"message\":\"失败\"}");
                });
        assertThat(Acknowledgement.received().status()).isEqualTo(200);
        assertThat(Acknowledgement.again().status()).isEqualTo(500);
    }

    @Property
    void anyOtherByteInTheBodyIsRefused(
            @ForAll @IntRange(max = 1999) int position, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] body = BODY.clone();
        body[position % body.length] ^= (byte) change;
        assertRejected(Platform.headers(NOW, BODY), body);
    }

    @Property
    void anyOtherCharacterInAHeaderIsRefused(
            @ForAll @IntRange(max = 3) int which,
            @ForAll boolean inName,
            @ForAll @IntRange(max = 399) int position,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        Map<String, List<String>> headers = Platform.headers(NOW, BODY);
        String name = List.copyOf(headers.keySet()).get(which);
        String value = RejectedNotificationCases.only(headers, name);
        String before = inName ? name : value;
        char[] chars = before.toCharArray();
        chars[position % chars.length] ^= (char) change;
        String after = new String(chars);
        // Header names and hex serials mean the same in either case.
        Assume.that(!after.equalsIgnoreCase(before) || (!inName && !name.equals("Wechatpay-Serial")));
        headers.remove(name);
        headers.put(inName ? after : name, List.of(inName ? value : after));
        assertRejected(headers, BODY);
    }

    @Property
    void anyCutIsRefused(@ForAll @IntRange(max = 1999) int length) {
        Assume.that(length < BODY.length);
        assertRejected(Platform.headers(NOW, BODY), Arrays.copyOf(BODY, length));
    }

    @Property
    void anySignedBytesAreRefusedInOrder(@ForAll byte[] body) {
        assertRejected(Platform.headers(NOW, body), body);
    }

    private void assertRejected(Map<String, List<String>> headers, byte[] body) {
        assertThatThrownBy(() -> notifications.parse(headers, body))
                .isExactlyInstanceOf(PayNotificationRejectedException.class);
    }
}
