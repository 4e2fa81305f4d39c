package io.github.weizheng.payment.bill;

import java.util.Objects;

/** Which rows a trade bill is to have (bill_type). An open set: others can be asked for by their names. Immutable. */
public final class BillType {
    /** Payments and refunds. */
    public static final BillType ALL = new BillType("ALL");
    /** Payments only. */
    public static final BillType SUCCESS = new BillType("SUCCESS");
    /** Refunds only. */
    public static final BillType REFUND = new BillType("REFUND");

    private final String value;

    private BillType(String value) {
        this.value = value;
    }

    /** The one of that name. */
    public static BillType of(String value) {
        return new BillType(Objects.requireNonNull(value, "value"));
    }

    /** The name on the wire. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BillType that && value.equals(that.value);
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
