package io.github.weizheng.payment.order;

import java.util.Objects;

/** The state of an order at WeChat Pay (trade_state). An open set: compare with the constants, expect others. Immutable. */
public final class TradeState {
    /** Paid. */
    public static final TradeState SUCCESS = new TradeState("SUCCESS");
    /** Paid, and a refund has been asked for, whole or in part; whether it went through, the refund says. */
    public static final TradeState REFUND = new TradeState("REFUND");
    /** Not paid yet; attempts may have failed. */
    public static final TradeState NOTPAY = new TradeState("NOTPAY");
    /** Closed unpaid. */
    public static final TradeState CLOSED = new TradeState("CLOSED");
    /** Reversed (payment codes only). */
    public static final TradeState REVOKED = new TradeState("REVOKED");
    /** The citizen is paying (payment codes only). */
    public static final TradeState USERPAYING = new TradeState("USERPAYING");
    /** The payment failed (payment codes only). */
    public static final TradeState PAYERROR = new TradeState("PAYERROR");
    /** Accepted, to be debited. */
    public static final TradeState ACCEPT = new TradeState("ACCEPT");

    private final String value;

    private TradeState(String value) {
        this.value = value;
    }

    /** The state of that name. */
    public static TradeState of(String value) {
        return new TradeState(Objects.requireNonNull(value, "value"));
    }

    /** The name on the wire. */
    public String value() {
        return value;
    }

    /** Whether money has come in: {@link #SUCCESS} or {@link #REFUND}. */
    public boolean isPaid() {
        return equals(SUCCESS) || equals(REFUND);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TradeState that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
