package io.github.weizheng.payment.ledger;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.payment.Fen;
import io.github.weizheng.payment.order.OutTradeNo;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One payment of one bill under one order number, as it stands at one version. Immutable and thread-safe.
 *
 * <p>A change is a new value with the next version, made by {@link #next} and handed to {@link FeeLedger#replace}.
 */
public final class FeeEntry {
    private final OutTradeNo outTradeNo;
    private final String billReference;
    private final String description;
    private final Fen amount;
    private final OpenId payer;
    private final FeeState state;
    private final long version;
    private final Instant openedAt;
    private final Instant updatedAt;
    private final int prepayAttempts;
    private final int writeOffAttempts;
    private final @Nullable String transactionId;
    private final @Nullable Instant paidAt;
    private final String note;

    private FeeEntry(Builder builder) {
        outTradeNo = builder.outTradeNo;
        billReference = builder.billReference;
        description = builder.description;
        amount = builder.amount;
        payer = builder.payer;
        state = builder.state;
        version = builder.version;
        openedAt = builder.openedAt;
        updatedAt = builder.updatedAt;
        prepayAttempts = builder.prepayAttempts;
        writeOffAttempts = builder.writeOffAttempts;
        transactionId = builder.transactionId;
        paidAt = builder.paidAt;
        note = builder.note;
    }

    /**
     * Starts an entry: a new one in state {@code OPENED} at version 0, or, with all that the builder takes, one read back from
     * a database.
     *
     * @param billReference the bill's key in the billing system
     */
    public static Builder builder(
            OutTradeNo outTradeNo, String billReference, Fen amount, OpenId payer, Instant openedAt) {
        return new Builder(outTradeNo, billReference, amount, payer, openedAt);
    }

    /**
     * Starts what follows this entry: the next version, everything else as it is.
     *
     * @throws IllegalStateException if the state must not follow this one's
     */
    public Builder next(FeeState nextState, Instant now) {
        if (!state.mayBecome(Objects.requireNonNull(nextState, "nextState"))) {
            throw new IllegalStateException(outTradeNo + ": from " + state + " to " + nextState + " is no step");
        }
        return new Builder(this, nextState, now);
    }

    /** The order number; the ledger's key. */
    public OutTradeNo outTradeNo() {
        return outTradeNo;
    }

    /** The bill's key in the billing system. */
    public String billReference() {
        return billReference;
    }

    /** What the citizen reads in WeChat. */
    public String description() {
        return description;
    }

    /** What is to be paid. */
    public Fen amount() {
        return amount;
    }

    /** Who opened it. */
    public OpenId payer() {
        return payer;
    }

    /** How far it has come. */
    public FeeState state() {
        return state;
    }

    /** Counts the changes, from 0. */
    public long version() {
        return version;
    }

    /** When the number was taken. */
    public Instant openedAt() {
        return openedAt;
    }

    /** When it was last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** How often the order was sent to WeChat Pay, or was about to be. */
    public int prepayAttempts() {
        return prepayAttempts;
    }

    /** How often a write-off was begun; more than once means that the outcome of an earlier one was not known. */
    public int writeOffAttempts() {
        return writeOffAttempts;
    }

    /** WeChat Pay's number of the payment, once money is in. */
    public Optional<String> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    /** When the citizen paid, once money is in. */
    public Optional<Instant> paidAt() {
        return Optional.ofNullable(paidAt);
    }

    /** Why it is where it is, for humans; may be empty. */
    public String note() {
        return note;
    }

    /** Number, state and version. */
    @Override
    public String toString() {
        return "FeeEntry[" + outTradeNo + ", " + state + ", version " + version + "]";
    }

    /** Collects an entry. For one thread. */
    public static final class Builder {
        private final OutTradeNo outTradeNo;
        private final String billReference;
        private final Fen amount;
        private final OpenId payer;
        private final Instant openedAt;
        private String description = "";
        private FeeState state = FeeState.OPENED;
        private long version;
        private Instant updatedAt;
        private int prepayAttempts;
        private int writeOffAttempts;

        private @Nullable String transactionId;
        private @Nullable Instant paidAt;
        private String note = "";

        private Builder(OutTradeNo outTradeNo, String billReference, Fen amount, OpenId payer, Instant openedAt) {
            this.outTradeNo = Objects.requireNonNull(outTradeNo, "outTradeNo");
            this.billReference = Objects.requireNonNull(billReference, "billReference");
            this.amount = Objects.requireNonNull(amount, "amount");
            this.payer = Objects.requireNonNull(payer, "payer");
            this.openedAt = Objects.requireNonNull(openedAt, "openedAt");
            this.updatedAt = openedAt;
        }

        private Builder(FeeEntry before, FeeState state, Instant now) {
            this(before.outTradeNo(), before.billReference(), before.amount(), before.payer(), before.openedAt());
            this.description = before.description();
            this.state = state;
            this.version = before.version() + 1;
            this.updatedAt = Objects.requireNonNull(now, "now");
            this.prepayAttempts = before.prepayAttempts();
            this.writeOffAttempts = before.writeOffAttempts();
            this.transactionId = before.transactionId().orElse(null);
            this.paidAt = before.paidAt().orElse(null);
            this.note = before.note();
        }

        /** What the citizen reads; kept because WeChat Pay takes a repeat only with the same text. */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /** State, version and last change, for an entry read back from a database. */
        public Builder at(FeeState readState, long readVersion, Instant readUpdatedAt) {
            state = Objects.requireNonNull(readState, "readState");
            version = readVersion;
            updatedAt = Objects.requireNonNull(readUpdatedAt, "readUpdatedAt");
            return this;
        }

        /** How often the order was sent to WeChat Pay, or was about to be. */
        public Builder prepayAttempts(int count) {
            prepayAttempts = count;
            return this;
        }

        /** How often a write-off was begun. */
        public Builder writeOffAttempts(int count) {
            writeOffAttempts = count;
            return this;
        }

        /** WeChat Pay's number of the payment, and when the citizen paid. */
        public Builder payment(String id, Instant at) {
            transactionId = Objects.requireNonNull(id, "id");
            paidAt = Objects.requireNonNull(at, "at");
            return this;
        }

        /** Why it is where it is, for humans; replaces what stood there. */
        public Builder note(String text) {
            note = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Makes the entry.
         *
         * @throws IllegalArgumentException if the state says that money is in and there is no payment, or the amount is below 1 fen
         */
        public FeeEntry build() {
            boolean money = state == FeeState.PAID || state == FeeState.WRITING_OFF || state == FeeState.WRITTEN_OFF;
            if (money && (transactionId == null || paidAt == null)) {
                throw new IllegalArgumentException("payment: required in state " + state + ", missing");
            }
            if (amount.value() < 1) {
                throw new IllegalArgumentException("amount: at least 1 fen, actual " + amount.value());
            }
            return new FeeEntry(this);
        }
    }
}
