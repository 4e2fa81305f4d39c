package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.payment.fixture.BrokenStore;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationRejectedException;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.notification.PayNotifications;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording is refused; what WeChat Pay signs anew never is. */
class ReplayGuardTest {
    private static final long NOW = RejectedNotificationCases.NOW;
    private static final byte[] BODY = RejectedNotificationCases.BODY;
    private final SettableClock clock = SettableClock.at(NOW);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final PayNotifications guarded = guardedBy(store);

    @Test
    void aRecordingIsRefused() {
        Map<String, List<String>> recorded = Platform.headers(NOW, BODY);
        assertThat(guarded.parse(recorded, BODY)).isInstanceOf(Paid.class);
        assertReplayed(guarded, recorded);
        assertReplayed(guarded, recorded);
    }

    @Test
    void aRepeatOfWechatPayIsNot() {
        assertThat(guarded.parse(Platform.headers(NOW, BODY), BODY)).isInstanceOf(Paid.class);
        clock.advance(Duration.ofSeconds(15));
        assertThat(guarded.parse(Platform.headers(NOW + 15, BODY), BODY)).isInstanceOf(Paid.class);
    }

    @Test
    void anotherJvmHasHeardItToo() {
        Map<String, List<String>> recorded = Platform.headers(NOW, BODY);
        assertThat(guarded.parse(recorded, BODY)).isInstanceOf(Paid.class);
        assertReplayed(guardedBy(store), recorded);
    }

    /** Signed by a clock that is five minutes ahead, it stays fresh for ten. */
    @Test
    void aRecordingIsRefusedForAsLongAsItIsFresh() {
        Map<String, List<String>> recorded = Platform.headers(NOW + 300, BODY);
        assertThat(guarded.parse(recorded, BODY)).isInstanceOf(Paid.class);
        clock.advance(Duration.ofMinutes(10));
        assertReplayed(guarded, recorded);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(guarded, recorded, Reason.TIMESTAMP);
    }

    @Test
    void afterAFailureARecordingIsRefusedAndTheRepeatIsHandled() {
        List<PayNotification> handled = new ArrayList<>();
        NotificationEndpoint endpoint = NotificationEndpoint.of(guarded, notification -> {
            handled.add(notification);
            if (handled.size() == 1) {
                throw new IOException("the ledger is down");
            }
        });
        assertThat(status(endpoint, NOW)).isEqualTo(500);
        assertThat(status(endpoint, NOW)).isEqualTo(401);
        clock.advance(Duration.ofSeconds(15));
        assertThat(status(endpoint, NOW + 15)).isEqualTo(200);
        assertThat(handled).hasSize(2);
    }

    static Stream<SharedStore> brokenStores() {
        return Stream.of(BrokenStore.unreachable(), BrokenStore.withoutDriver());
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void withoutItsStoreItLetsPass(SharedStore broken) {
        assertThat(guardedBy(broken).parse(Platform.headers(NOW, BODY), BODY)).isInstanceOf(Paid.class);
    }

    /** What a stranger could write would fill the store, or lock out what WeChat Pay is about to send. */
    @Test
    void strangersWriteNothingIntoIt() {
        Map<String, List<String>> genuine = Platform.headers(NOW, BODY);
        byte[] forged = BODY.clone();
        forged[0] ^= 1;
        assertRefused(guarded, genuine, forged, Reason.SIGNATURE);
        assertThat(guarded.parse(genuine, BODY)).isInstanceOf(Paid.class);
    }

    private PayNotifications guardedBy(SharedStore shared) {
        return PayNotifications.builder(Keys.merchant())
                .clock(clock)
                .replayGuard(shared)
                .build();
    }

    private static int status(NotificationEndpoint endpoint, long signedAt) {
        return endpoint.handle(CallbackRequest.of("POST", null, Platform.headers(signedAt, BODY), BODY))
                .status();
    }

    private static void assertReplayed(PayNotifications notifications, Map<String, List<String>> headers) {
        assertRefused(notifications, headers, Reason.REPLAYED);
    }

    private static void assertRefused(
            PayNotifications notifications, Map<String, List<String>> headers, Reason reason) {
        assertRefused(notifications, headers, BODY, reason);
    }

    private static void assertRefused(
            PayNotifications notifications, Map<String, List<String>> headers, byte[] body, Reason reason) {
        assertThatThrownBy(() -> notifications.parse(headers, body))
                .isInstanceOfSatisfying(PayNotificationRejectedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.status()).isEqualTo(401);
                });
    }
}
