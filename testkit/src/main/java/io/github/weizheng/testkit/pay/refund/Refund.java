package io.github.weizheng.testkit.pay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.pay.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One refund at one moment. Immutable.
 *
 * @param request the parameters of the first call, which every later call must repeat
 * @param order what was paid
 * @param account where the money goes, in words
 * @param history what became of it, oldest first
 */
public record Refund(JsonNode request, Order order, String refundId, String account, List<Change> history) {
    /** How long a refund is on its way when nobody decides otherwise. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    static Refund open(JsonNode request, Order order, String refundId, Instant now) {
        return new Refund(request, order, refundId, "支付用户零钱", List.of(new Change(RefundStatus.PROCESSING, now)));
    }

    Refund changed(RefundStatus status, Instant at) {
        return new Refund(
                request,
                order,
                refundId,
                account,
                Stream.concat(history.stream(), Stream.of(new Change(status, at)))
                        .toList());
    }

    Refund to(String otherAccount) {
        return new Refund(request, order, refundId, otherAccount, history);
    }

    public String outRefundNo() {
        return request.path("out_refund_no").asText();
    }

    public long fen() {
        return request.path("amount").path("refund").asLong();
    }

    public Optional<String> reason() {
        return text("reason");
    }

    Optional<String> notifyUrl() {
        return text("notify_url");
    }

    private Optional<String> text(String name) {
        return request.has(name) ? Optional.of(request.path(name).asText()) : Optional.empty();
    }

    public Instant createdAt() {
        return history.get(0).at;
    }

    public RefundStatus status() {
        return last().status;
    }

    /** Returns what it was then, at a moment not before it was made. */
    public RefundStatus status(Instant then) {
        return history.stream()
                .filter(change -> !change.at.isAfter(then))
                .reduce((older, newer) -> newer)
                .map(Change::status)
                .orElse(RefundStatus.PROCESSING);
    }

    /** Returns when it took on that state by then. */
    public Optional<Instant> since(RefundStatus status, Instant then) {
        return history.stream()
                .filter(change -> change.status == status && !change.at.isAfter(then))
                .map(Change::at)
                .reduce((older, newer) -> newer);
    }

    /** Returns when the money arrives if nobody decides otherwise; empty once that was decided. */
    Optional<Instant> arrivesAt() {
        return Optional.of(last())
                .filter(change -> change.status == RefundStatus.PROCESSING)
                .map(change -> change.at.plus(ON_ITS_WAY));
    }

    private Change last() {
        return history.get(history.size() - 1);
    }

    /** A step in the life of a refund. */
    public record Change(RefundStatus status, Instant at) {}
}
