package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.SimulatedNotification;
import io.github.weizheng.testkit.WeChatSimulator;
import io.github.weizheng.testkit.features.DeveloperServer.Answer;
import io.github.weizheng.testkit.features.DeveloperServer.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that does not acknowledge hears of a payment again and again, for a day. */
class NotificationScheduleTest {
    /** The documented pauses: 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h. */
    private static final List<Integer> SECONDS =
            List.of(15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600);

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final DeveloperServer developer = new DeveloperServer();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayOffice office =
            new PayOffice(wechat, developer.url("/notify").toString());

    @BeforeEach
    void refuse() {
        wechat.citizen("oLiLei");
        developer.answer(push -> Answer.status(500));
    }

    @AfterEach
    void close() {
        developer.close();
        wechat.close();
    }

    @Test
    void fifteenRepeatsInADayAndFourMinutes() throws Exception {
        office.sell("WATER-1", 100);
        Instant planned = next().minusSeconds(SECONDS.get(0));

        for (int seconds : SECONDS) {
            planned = planned.plusSeconds(seconds);
            assertThat(next()).isEqualTo(planned);
            wechat.clock().advance(Duration.ofSeconds(seconds).dividedBy(2));
            if (seconds > 60) {
                assertThat(merchant.deliverDueNotifications()).isEmpty();
            }
            wechat.clock().advance(Duration.ofSeconds(seconds).dividedBy(2));
            assertThat(merchant.deliverDueNotifications()).hasSize(1);
            assertThat(last().at()).isAfterOrEqualTo(planned);
        }

        assertThat(SECONDS.stream().mapToInt(seconds -> seconds).sum()).isEqualTo(24 * 3600 + 4 * 60);
        assertThat(developer.pushes()).hasSize(16);
        assertThat(notification().nextAt()).isEmpty();
        wechat.clock().advance(Duration.ofDays(1));
        assertThat(merchant.deliverDueNotifications()).isEmpty();
    }

    @Test
    void eachRepeatIsFreshlySignedUnderTheSameId() throws Exception {
        office.sell("WATER-1", 100);
        wechat.clock().advance(Duration.ofHours(1));
        merchant.deliverDueNotifications();

        assertThat(developer.pushes()).hasSizeGreaterThan(5);
        assertThat(developer.pushes().stream().map(this::id))
                .containsOnly(notification().id());
        assertThat(developer.pushes().stream().map(Push::body).distinct()).hasSameSizeAs(developer.pushes());
        assertThat(developer.pushes()).allSatisfy(push -> assertThat(
                        PayClient.isSigned(name -> header(push, name), push.body(), merchant.publicKey()))
                .isTrue());
        assertThat(signedAt(developer.lastPush()) - signedAt(developer.pushes().get(0)))
                .isGreaterThanOrEqualTo(3600);
    }

    @Test
    void anAcknowledgementEndsIt() throws Exception {
        office.sell("WATER-1", 100);
        developer.answer(push -> Answer.status(204));
        wechat.clock().advance(Duration.ofSeconds(30));

        assertThat(merchant.deliverDueNotifications())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.acknowledged()).isTrue());
        wechat.clock().advance(Duration.ofDays(1));
        assertThat(merchant.deliverDueNotifications()).isEmpty();
        assertThat(notification().attempts())
                .extracting(NotificationAttempt::status)
                .containsExactly(500, 204);
    }

    @Test
    void anAcknowledgedResendEndsItToo() throws Exception {
        office.sell("WATER-1", 100);
        developer.answer(push -> Answer.status(200));

        merchant.resendNotification("WATER-1");
        wechat.clock().advance(Duration.ofDays(1));

        assertThat(merchant.deliverDueNotifications()).isEmpty();
        assertThat(notification().nextAt()).isEmpty();
    }

    @Test
    void aRefusedResendChangesNothingInTheSchedule() throws Exception {
        office.sell("WATER-1", 100);
        Instant planned = next();

        merchant.resendNotification("WATER-1");

        assertThat(next()).isEqualTo(planned);
        assertThat(notification().attempts()).hasSize(2);
    }

    @Test
    void whatASilentPlatformKeptBackComesLater() throws Exception {
        developer.answer(push -> Answer.status(200));
        merchant.withholdNotifications(true);
        office.sell("WATER-1", 100);
        office.sell("WATER-2", 100);
        assertThat(merchant.deliverDueNotifications()).isEmpty();

        merchant.withholdNotifications(false);

        assertThat(merchant.deliverDueNotifications())
                .extracting(NotificationAttempt::number)
                .containsExactly("WATER-1", "WATER-2");
    }

    private SimulatedNotification notification() {
        return merchant.notifications().get(0);
    }

    private Instant next() {
        return notification().nextAt().orElseThrow();
    }

    private NotificationAttempt last() {
        List<NotificationAttempt> attempts = notification().attempts();
        return attempts.get(attempts.size() - 1);
    }

    private String id(Push push) {
        JsonNode envelope = office.client.parse(push.body());
        return envelope.path("id").asText();
    }

    private static long signedAt(Push push) {
        return Long.parseLong(header(push, "Wechatpay-Timestamp"));
    }

    private static String header(Push push, String name) {
        return push.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
