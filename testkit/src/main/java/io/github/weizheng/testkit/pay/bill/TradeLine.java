package io.github.weizheng.testkit.pay.bill;

import io.github.weizheng.testkit.pay.order.Order;
import io.github.weizheng.testkit.pay.refund.Refund;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of a trade bill: a payment, or a refund of it. Immutable.
 *
 * @param at when it was paid, or the refund was asked for
 * @param writtenAt when the bill was written, from when on it changes no more
 */
record TradeLine(Order order, Optional<Refund> refund, Instant at, Instant writtenAt) {
    static TradeLine of(Order order, Instant writtenAt) {
        return new TradeLine(
                order, Optional.empty(), order.payment().orElseThrow().at(), writtenAt);
    }

    static TradeLine of(Refund refund, Instant writtenAt) {
        return new TradeLine(refund.order(), Optional.of(refund), refund.createdAt(), writtenAt);
    }

    long paidFen() {
        return refund.isPresent() ? 0 : order.totalFen();
    }

    long refundFen() {
        return refund.map(Refund::fen).orElse(0L);
    }

    /** Returns the fee in fen, which a refund gives back. */
    long feeFen() {
        return Yuan.feeOf(paidFen()) - Yuan.feeOf(refundFen());
    }

    Order.Payment payment() {
        return order.payment().orElseThrow();
    }

    /** Returns something of the refund, or what stands there for a payment. */
    String ofRefund(Function<Refund, String> cell, String otherwise) {
        return refund.map(cell).orElse(otherwise);
    }
}
