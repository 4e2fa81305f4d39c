package io.github.weizheng.payment.utility;

import io.github.weizheng.payment.Fen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bill that is to be paid, as a whole and at once.
 *
 * <p>Equal by all that it holds. Immutable and thread-safe.
 */
public final class UtilityBill {
    private final BillId id;
    private final AccountNumber account;
    private final String description;
    private final Fen amount;

    private UtilityBill(Builder builder, String description) {
        this.id = builder.id;
        this.account = builder.account;
        this.description = description;
        this.amount = builder.amount;
    }

    /**
     * Starts a bill.
     *
     * @param account whose bill it is
     * @param amount what is due now, late fees included; 1 fen or more
     * @throws IllegalArgumentException if the amount is less
     */
    public static Builder builder(BillId id, AccountNumber account, Fen amount) {
        if (Objects.requireNonNull(amount, "amount").value() < 1) {
            throw new IllegalArgumentException("amount: at least 1 fen, actual " + amount.value());
        }
        return new Builder(id, account, amount);
    }

    /** The bill's key in the billing system. */
    public BillId id() {
        return id;
    }

    /** Whose bill it is. */
    public AccountNumber account() {
        return account;
    }

    /** What the citizen reads in WeChat. */
    public String description() {
        return description;
    }

    /** What is due now, late fees included. */
    public Fen amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UtilityBill that
                && id.equals(that.id)
                && account.equals(that.account)
                && description.equals(that.description)
                && amount.equals(that.amount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, account, description, amount);
    }

    /** The end of the account's number, and the amount. Not the key, which often begins with that number. */
    @Override
    public String toString() {
        return "UtilityBill[" + account + ", " + amount + "]";
    }

    /** Collects a bill. For one thread. */
    public static final class Builder {
        private final BillId id;
        private final AccountNumber account;
        private final Fen amount;
        private @Nullable String description;

        private Builder(BillId id, AccountNumber account, Fen amount) {
            this.id = Objects.requireNonNull(id, "id");
            this.account = Objects.requireNonNull(account, "account");
            this.amount = amount;
        }

        /**
         * What the citizen reads in WeChat, such as {@code 水费2024年05月}: 1 to 127 characters, none of four bytes in UTF-8, no comma followed by a backtick;
         * checked when the bill is paid. Required.
         */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Makes the bill.
         *
         * @throws IllegalArgumentException if the description is missing
         */
        public UtilityBill build() {
            if (description == null) {
                throw new IllegalArgumentException("description: required, missing");
            }
            return new UtilityBill(this, description);
        }
    }
}
