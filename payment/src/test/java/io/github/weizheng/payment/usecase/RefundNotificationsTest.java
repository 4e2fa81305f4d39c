package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.RefundAbnormal;
import io.github.weizheng.payment.notification.RefundClosed;
import io.github.weizheng.payment.notification.RefundSucceeded;
import io.github.weizheng.payment.notification.UnknownNotification;
import io.github.weizheng.payment.refund.OutRefundNo;
import io.github.weizheng.payment.refund.RefundReport;
import io.github.weizheng.payment.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a refund ends, as WeChat Pay reports it. */
class RefundNotificationsTest {
    private static final long NOW = RejectedNotificationCases.NOW;
    private static final String SUCCEEDED = RejectedNotificationCases.REFUND;
    private static final String PARTNERS =
            SUCCEEDED.replace("\"mchid\":\"1234567891\"", "\"sp_mchid\":\"1234567891\",\"sub_mchid\":\"1900000109\"");
    private final PayNotifications notifications = PayNotifications.builder(Keys.merchant())
            .clock(SettableClock.at(NOW))
            .build();

    @Test
    void theMoneyIsBack() {
        RefundSucceeded succeeded = (RefundSucceeded) parse("REFUND.SUCCESS", SUCCEEDED);
        RefundReport report = succeeded.refund();
        assertThat(report.mchId()).isEqualTo(Keys.MCH_ID);
        assertThat(report.subMchId()).isEmpty();
        assertThat(report.outTradeNo().value()).isEqualTo("20150806125346");
        assertThat(report.transactionId()).contains("1008450740201411110005820873");
        assertThat(report.outRefundNo()).isEqualTo(OutRefundNo.of("7752501201407033233368018"));
        assertThat(report.status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(report.successTime()).contains(Instant.parse("2018-06-08T02:34:56Z"));
        assertThat(report.receivedAccount()).contains("招商银行信用卡0403");
        assertThat(report.amount()).hasValueSatisfying(amount -> {
            assertThat(amount.total()).contains(Fen.of(999));
            assertThat(amount.refund()).contains(Fen.of(999));
            assertThat(amount.payerTotal()).contains(Fen.of(999));
            assertThat(amount.payerRefund()).contains(Fen.of(999));
        });
        assertThat(succeeded.effectKey()).isEqualTo("refund-succeeded/1234567891/50200207182018070300011301001");
        assertThat(succeeded.toString()).contains("7752501201407033233368018").doesNotContain("招商银行");
    }

    @Test
    void aPartnerHearsOfItsSubMerchantsRefunds() {
        RefundReport report = ((RefundSucceeded) parse("REFUND.SUCCESS", PARTNERS)).refund();
        assertThat(report.mchId()).isEqualTo(Keys.MCH_ID);
        assertThat(report.subMchId()).contains("1900000109");
    }

    @Test
    void oneSubMerchantsReaderTakesNoOthers() {
        byte[] body = Platform.notification("REFUND.SUCCESS", "refund", PARTNERS);
        PayNotifications another = PayNotifications.builder(Keys.merchant().forSubMerchant("1900000110"))
                .clock(SettableClock.at(NOW))
                .build();
        assertThatThrownBy(() -> another.parse(Platform.headers(NOW, body), body))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.WRONG_MERCHANT));
    }

    @ParameterizedTest
    @CsvSource({"CLOSED", "CLOSE"})
    void aRefundIsGivenUpInEitherSpelling(String status) {
        RefundClosed closed = (RefundClosed) parse("REFUND.CLOSED", with(status));
        assertThat(closed.refund().status()).isEqualTo(RefundStatus.CLOSED);
    }

    @Test
    void aRefundWaitsForAnotherWay() {
        RefundAbnormal abnormal = (RefundAbnormal) parse("REFUND.ABNORMAL", with("ABNORMAL"));
        assertThat(abnormal.refund().status()).isEqualTo(RefundStatus.ABNORMAL);
        assertThat(abnormal.effectKey()).isEqualTo("refund-abnormal/1234567891/50200207182018070300011301001/EV-1");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUND.SUCCESS,CLOSED",
        "REFUND.SUCCESS,ABNORMAL",
        "REFUND.SUCCESS,PROCESSING",
        "REFUND.SUCCESS,BRAND_NEW",
        "REFUND.CLOSED,SUCCESS",
        "REFUND.ABNORMAL,SUCCESS"
    })
    void anEventThatItsStatusContradictsBooksNothingAndIsKept(String event, String status) {
        UnknownNotification unknown = (UnknownNotification) parse(event, with(status));
        assertThat(unknown.eventType()).isEqualTo(event);
        assertThat(unknown.json()).isEqualTo(with(status));
    }

    @Test
    void whatIsNotNeededMayBeMissingOrNew() {
        String sparse = "{\"mchid\":\"1234567891\",\"out_trade_no\":\"ab\",\"out_refund_no\":\"R/1\",\"new\":[{}],"
                + "\"refund_id\":\"50\",\"refund_status\":\"SUCCESS\",\"success_time\":\"20240501\",\"amount\":{}}";
        RefundReport report = ((RefundSucceeded) parse("REFUND.SUCCESS", sparse)).refund();
        assertThat(report.outRefundNo().value()).isEqualTo("R/1");
        assertThat(report.transactionId()).isEmpty();
        assertThat(report.successTime()).isEmpty();
        assertThat(report.receivedAccount()).isEmpty();
        assertThat(report.amount())
                .hasValueSatisfying(amount -> assertThat(amount.refund()).isEmpty());
    }

    /** As if WeChat Pay had signed it: any character may be another one. */
    @Property(tries = 500)
    void whateverIsSignedIsTypedOrRefused(
            @ForAll @IntRange(max = 999) int position, @ForAll char other, @ForAll boolean succeeded) {
        StringBuilder plaintext = new StringBuilder(SUCCEEDED);
        plaintext.setCharAt(position % SUCCEEDED.length(), other);
        try {
            PayNotification read = parse(succeeded ? "REFUND.SUCCESS" : "REFUND.ABNORMAL", plaintext.toString());
            assertThat(read.effectKey()).matches("[!-~]{1,128}");
        } catch (PayNotificationRejectedException refused) {
            assertThat(refused.reason()).isIn(Reason.MALFORMED_RESOURCE, Reason.WRONG_MERCHANT);
        }
    }

    private static String with(String status) {
        return SUCCEEDED.replace("\"SUCCESS\"", "\"" + status + "\"");
    }

    private PayNotification parse(String event, String plaintext) {
        byte[] body = Platform.notification(event, "refund", plaintext);
        Map<String, List<String>> headers = Platform.headers(NOW, body);
        return notifications.parse(headers, body);
    }
}
