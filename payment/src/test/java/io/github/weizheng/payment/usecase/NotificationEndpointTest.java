package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.fixture.BrokenStore;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.notification.NotificationEndpoint;
import io.github.weizheng.payment.notification.Paid;
import io.github.weizheng.payment.notification.PayNotification;
import io.github.weizheng.payment.notification.PayNotificationHandler;
import io.github.weizheng.payment.notification.PayNotifications;
import io.github.weizheng.payment.notification.RefundAbnormal;
import io.github.weizheng.payment.notification.RefundClosed;
import io.github.weizheng.payment.notification.RefundSucceeded;
import io.github.weizheng.payment.refund.RefundReport;
import io.github.weizheng.payment.refund.RefundStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event reaches the office once, however often and under however many ids it is delivered. */
class NotificationEndpointTest {
    private static final long NOW = RejectedNotificationCases.NOW;
    private final SettableClock clock = SettableClock.at(NOW);
    private final List<PayNotification> handled = Collections.synchronizedList(new ArrayList<>());
    private final PayNotifications notifications =
            PayNotifications.builder(Keys.merchant()).clock(clock).build();

    @Test
    void aPaymentIsHandedOverOnceAndAcknowledgedEveryTime() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, handled::add);
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(200);
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(200);
        assertThat(status(endpoint, payment("EV-2"))).isEqualTo(200);
        assertThat(handled).singleElement().isInstanceOf(Paid.class);
    }

    @Test
    void aRefundsEndsAreEventsOfTheirOwn() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, handled::add);
        for (String event : List.of("REFUND.ABNORMAL", "REFUND.CLOSED", "REFUND.SUCCESS", "REFUND.SUCCESS")) {
            assertThat(status(endpoint, refund(event))).isEqualTo(200);
        }
        assertThat(handled).hasSize(3);
        assertThat(handled.get(0)).isInstanceOf(RefundAbnormal.class);
        assertThat(handled.get(1)).isInstanceOf(RefundClosed.class);
        RefundReport report = ((RefundSucceeded) handled.get(2)).refund();
        assertThat(report.mchId()).isEqualTo(Keys.MCH_ID);
        assertThat(report.status()).isEqualTo(RefundStatus.SUCCESS);
        assertThat(report.outRefundNo().value()).isEqualTo("7752501201407033233368018");
        assertThat(report.refundId()).isEqualTo("50200207182018070300011301001");
        assertThat(report.receivedAccount()).contains("招商银行信用卡0403");
        assertThat(report.amount())
                .hasValueSatisfying(amount -> assertThat(amount.payerRefund()).contains(Fen.of(999)));
        assertThat(handled.toString()).doesNotContain("招商银行");
    }

    @Test
    void aRefundThatBecomesAbnormalAgainIsHeardOfAgain() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, handled::add);
        byte[] again = new String(refund("REFUND.ABNORMAL"), UTF_8)
                .replace("EV-1", "EV-2")
                .getBytes(UTF_8);
        for (byte[] body : List.of(refund("REFUND.ABNORMAL"), refund("REFUND.ABNORMAL"), again)) {
            assertThat(status(endpoint, body)).isEqualTo(200);
        }
        assertThat(handled).hasSize(2);
    }

    @Test
    void numbersThatRunIntoEachOtherAreNotOneEffect() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, handled::add);
        String order = "{\"mchid\":\"" + Keys.MCH_ID
                + "\",\"appid\":\"wx1\",\"out_trade_no\":\"A/B\",\"transaction_id\":\"C\","
                + "\"trade_state\":\"SUCCESS\"}";
        for (String one : List.of(order, order.replace("A/B", "A").replace("\"C\"", "\"B/C\""))) {
            assertThat(status(endpoint, Platform.notification("TRANSACTION.SUCCESS", "transaction", one)))
                    .isEqualTo(200);
        }
        assertThat(handled).hasSize(2);
    }

    @Test
    void whatCouldNotBeRecordedComesAgain() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, notification -> {
            handled.add(notification);
            if (handled.size() == 1) {
                throw new IOException("the ledger is down");
            }
        });
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(500);
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(200);
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(200);
        assertThat(handled).hasSize(2);
    }

    @Test
    void whileOneIsAtItTheOthersAreToldToComeAgain() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, notification -> {
            handled.add(notification);
            inside.countDown();
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Future<Integer> first = threads.submit(() -> status(endpoint, payment("EV-1")));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            Callable<Integer> other = () -> status(endpoint, payment("EV-2"));
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(7, other))) {
                assertThat(answer.get()).isEqualTo(500);
            }
            others.countDown();
            assertThat(first.get()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(handled).hasSize(1);
    }

    @Test
    void jvmsThatShareAStoreHandOverOnce() {
        SharedStore store = new InMemoryStore();
        assertThat(status(NotificationEndpoint.of(notifications, store, handled::add), payment("EV-1")))
                .isEqualTo(200);
        assertThat(status(NotificationEndpoint.of(notifications, store, handled::add), payment("EV-1")))
                .isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    static Stream<SharedStore> brokenStores() {
        return Stream.of(BrokenStore.unreachable(), BrokenStore.withoutDriver());
    }

    @ParameterizedTest
    @MethodSource("brokenStores")
    void aStoreThatFailsLosesNothing(SharedStore store) {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, store, handled::add);
        assertThat(status(endpoint, payment("EV-1"))).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @Test
    void deliveriesThatMeetHaveOneEffect() throws Exception {
        SharedStore store = new InMemoryStore();
        int count = 16;
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> deliveries = IntStream.range(0, count)
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        start.await(30, TimeUnit.SECONDS);
                        return status(NotificationEndpoint.of(notifications, store, handled::add), payment("EV-" + i));
                    })
                    .toList();
            for (Future<Integer> answer : threads.invokeAll(deliveries)) {
                assertThat(answer.get()).isIn(200, 500);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(handled).hasSize(1);
    }

    @Test
    void evenAnErrorEndsInAnAnswer() {
        PayNotificationHandler failing = notification -> {
            throw new StackOverflowError();
        };
        assertThat(status(NotificationEndpoint.of(notifications, failing), payment("EV-1")))
                .isEqualTo(500);
    }

    @Test
    void strangersReachNoHandler() {
        NotificationEndpoint endpoint = NotificationEndpoint.of(notifications, handled::add);
        byte[] body = payment("EV-1");
        assertThat(endpoint.handle(CallbackRequest.of("GET", null, Platform.headers(NOW, body), body))
                        .status())
                .isEqualTo(405);
        for (RejectedNotificationCases.Case refused : RejectedNotificationCases.cases()) {
            if (refused.headers().values().stream()
                    .noneMatch(values -> values == null || values.stream().anyMatch(Objects::isNull))) {
                CallbackResponse answer =
                        endpoint.handle(CallbackRequest.of("POST", null, refused.headers(), refused.body()));
                assertThat(answer.status()).as(refused.toString()).isIn(400, 401);
                assertThat(new String(answer.body(), UTF_8)).isEqualTo("{\"code\":\"FAIL\",\"message\":\"失败\"}");
            }
        }
        assertThat(handled).isEmpty();
    }

    private int status(NotificationEndpoint endpoint, byte[] body) {
        return endpoint.handle(CallbackRequest.of("POST", null, Platform.headers(NOW, body), body))
                .status();
    }

    private static byte[] payment(String id) {
        return new String(RejectedNotificationCases.BODY, UTF_8)
                .replace("EV-1", id)
                .getBytes(UTF_8);
    }

    private static byte[] refund(String event) {
        String status = event.substring("REFUND.".length());
        return Platform.notification(
                event, "refund", RejectedNotificationCases.REFUND.replace("\"SUCCESS\"", "\"" + status + "\""));
    }
}
