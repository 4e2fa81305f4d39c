package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.PayRefusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is paid in one go: one order, or those of a combined order. Immutable.
 *
 * @param payableUntil the last moment at which it can be paid
 * @param closesAt when it closes by itself
 * @param closed whether it was closed by the merchant
 */
record Purchase(PrepayRequest request, List<Order> orders, Instant payableUntil, Instant closesAt, boolean closed) {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LEAST_TIME_TO_PAY = Duration.ofMinutes(1);

    static Purchase open(PrepayRequest request, Instant now) {
        Instant closesAt = now.plus(LIFETIME);
        List<Order> orders =
                request.lines().stream().map(line -> Order.open(request, line)).toList();
        Instant payableUntil = payableUntil(request.body().path("time_expire"), now, closesAt);
        return new Purchase(request, orders, payableUntil, closesAt, false);
    }

    /** A time sooner than a minute from now is raised to that, as documented; whether a far one is clamped depends on the page. */
    private static Instant payableUntil(JsonNode timeExpire, Instant now, Instant latest) {
        if (timeExpire.isMissingNode()) {
            return latest;
        }
        try {
            Instant wished = OffsetDateTime.parse(timeExpire.asText()).toInstant();
            Instant soonest = now.plus(LEAST_TIME_TO_PAY);
            return wished.isBefore(soonest) ? soonest : wished;
        } catch (DateTimeException e) {
            throw PayRefusal.parameter("/time_expire", timeExpire, "格式错误", "body");
        }
    }

    Purchase asClosed() {
        return new Purchase(request, orders, payableUntil, closesAt, true);
    }

    Purchase with(UnaryOperator<Order> change) {
        return new Purchase(request, orders.stream().map(change).toList(), payableUntil, closesAt, closed);
    }

    boolean paid() {
        return orders.get(0).payment().isPresent();
    }

    /** Returns the state of one of its orders. */
    TradeState state(Order order, Instant now) {
        if (order.payment().isPresent()) {
            return order.refunded() ? TradeState.REFUND : TradeState.SUCCESS;
        }
        return closed || !now.isBefore(closesAt) ? TradeState.CLOSED : TradeState.NOTPAY;
    }

    /** Returns the state of the first of its orders; before refunds all have the same. */
    TradeState state(Instant now) {
        return state(orders.get(0), now);
    }
}
