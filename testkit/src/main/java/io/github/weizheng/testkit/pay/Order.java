package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One order at one moment. Immutable.
 *
 * @param request the parameters of the first call, which every later call must repeat
 * @param payableUntil the last moment at which it can be paid
 * @param closesAt when it closes by itself
 * @param closed whether it was closed by the merchant
 * @param payment how it was paid
 */
record Order(JsonNode request, Instant payableUntil, Instant closesAt, boolean closed, Optional<Payment> payment) {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LEAST_TIME_TO_PAY = Duration.ofMinutes(1);

    static Order open(JsonNode request, Instant now) {
        Instant closesAt = now.plus(LIFETIME);
        return new Order(
                request, payableUntil(request.path("time_expire"), now, closesAt), closesAt, false, Optional.empty());
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

    Order asClosed() {
        return new Order(request, payableUntil, closesAt, true, payment);
    }

    Order paid(Payment how) {
        return new Order(request, payableUntil, closesAt, closed, Optional.of(how));
    }

    TradeState state(Instant now) {
        if (payment.isPresent()) {
            return TradeState.SUCCESS;
        }
        return closed || !now.isBefore(closesAt) ? TradeState.CLOSED : TradeState.NOTPAY;
    }

    String outTradeNo() {
        return request.path("out_trade_no").asText();
    }

    String description() {
        return request.path("description").asText();
    }

    long totalFen() {
        return request.path("amount").path("total").asLong();
    }

    String openId() {
        return request.path("payer").path("openid").asText();
    }

    String notifyUrl() {
        return request.path("notify_url").asText();
    }

    Optional<String> attach() {
        return request.has("attach") ? Optional.of(request.path("attach").asText()) : Optional.empty();
    }

    /**
     * How an order was paid.
     *
     * @param transactionId 28 digits
     * @param eventId the id of its notification, the same however often that is sent
     */
    record Payment(String transactionId, Instant at, String eventId) {}
}
