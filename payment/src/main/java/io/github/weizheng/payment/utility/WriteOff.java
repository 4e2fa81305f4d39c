package io.github.weizheng.payment.utility;

import java.util.Objects;

/** What the billing system says to a write-off. Immutable and thread-safe. */
public final class WriteOff {
    private static final WriteOff DONE = new WriteOff(Outcome.DONE, "");
    private static final WriteOff ALREADY = new WriteOff(Outcome.ALREADY, "");
    private final Outcome outcome;
    private final String reason;

    private WriteOff(Outcome outcome, String reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    /** It is written off now. */
    public static WriteOff done() {
        return DONE;
    }

    /** It was written off under the same order number before. */
    public static WriteOff already() {
        return ALREADY;
    }

    /**
     * It will not be written off; a human must look.
     *
     * @param reason for that human; kept in the ledger
     */
    public static WriteOff refused(String reason) {
        return new WriteOff(Outcome.REFUSED, Objects.requireNonNull(reason, "reason"));
    }

    /** Which of the three. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why it was refused; else empty. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "WriteOff[" + outcome + "]";
    }

    /** The three answers to a write-off. */
    public enum Outcome {
        /** Written off now. */
        DONE,
        /** Written off before, under the same order number. */
        ALREADY,
        /** Not to be written off. */
        REFUSED
    }
}
