package io.github.weizheng.testkit.pay.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One out_trade_no at one moment. Immutable.
 *
 * @param request the call that placed it
 * @param line the part of the call that is about this order
 * @param payment how it was paid
 * @param refunded whether a refund was asked for
 */
public record Order(PrepayRequest request, JsonNode line, Optional<Payment> payment, boolean refunded) {
    static Order open(PrepayRequest request, JsonNode line) {
        return new Order(request, line, Optional.empty(), false);
    }

    Order paid(Payment how) {
        return new Order(request, line, Optional.of(how), refunded);
    }

    Order asRefunded() {
        return new Order(request, line, payment, true);
    }

    public String outTradeNo() {
        return line.path("out_trade_no").asText();
    }

    public String description() {
        return line.path("description").asText();
    }

    /** Returns the amount in fen, which combined orders name otherwise. */
    public long totalFen() {
        JsonNode amount = line.path("amount");
        return amount.path("total").asLong(amount.path("total_amount").asLong());
    }

    /** Returns the merchant to which the order belongs: the direct merchant, or the service provider of a sub-merchant. */
    public String mchId() {
        return line.path(request.form().ownerId).asText();
    }

    public Optional<String> subMchId() {
        return text(line.path("sub_mchid"));
    }

    public String appId() {
        return request.appId();
    }

    public String tradeType() {
        return request.product().tradeType;
    }

    public Optional<String> attach() {
        return text(line.path("attach"));
    }

    public Optional<String> deviceId() {
        return text(request.deviceId());
    }

    private static Optional<String> text(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    /**
     * How an order was paid.
     *
     * @param transactionId 28 digits
     * @param openId who paid
     */
    public record Payment(String transactionId, Instant at, String openId) {}
}
