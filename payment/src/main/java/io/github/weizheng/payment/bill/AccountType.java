package io.github.weizheng.payment.bill;

import java.util.Objects;

/** Which account a fund-flow bill is of (account_type). An open set: others can be asked for by their names. Immutable. */
public final class AccountType {
    /** The basic account (基本账户). */
    public static final AccountType BASIC = new AccountType("BASIC");
    /** The operating account (运营账户). */
    public static final AccountType OPERATION = new AccountType("OPERATION");
    /** The account for fees (手续费账户). */
    public static final AccountType FEES = new AccountType("FEES");

    private final String value;

    private AccountType(String value) {
        this.value = value;
    }

    /** The one of that name. */
    public static AccountType of(String value) {
        return new AccountType(Objects.requireNonNull(value, "value"));
    }

    /** The name on the wire. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountType that && value.equals(that.value);
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
