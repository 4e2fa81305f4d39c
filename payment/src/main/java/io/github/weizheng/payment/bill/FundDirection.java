package io.github.weizheng.payment.bill;

import java.util.Objects;

/** Which way money went in a fund-flow bill (收支类型). An open set: compare with the constants, expect others. Immutable. */
public final class FundDirection {
    /** Into the account. */
    public static final FundDirection INCOME = new FundDirection("收入");
    /** Out of the account. */
    public static final FundDirection EXPENSE = new FundDirection("支出");

    private final String value;

    private FundDirection(String value) {
        this.value = value;
    }

    /** The one of that name. */
    public static FundDirection of(String value) {
        return new FundDirection(Objects.requireNonNull(value, "value"));
    }

    /** The name on the wire. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FundDirection that && value.equals(that.value);
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
