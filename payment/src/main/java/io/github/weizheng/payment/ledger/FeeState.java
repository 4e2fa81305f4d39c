package io.github.weizheng.payment.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a fee payment has come.
 *
 * <pre>
 * OPENED ─▶ PREPAID ─▶ PAID ⇄ WRITING_OFF ─▶ WRITTEN_OFF
 *    └─────────┴─▶ CLOSED          └─▶ DISPUTED ◀─ any, when the money does not fit
 * </pre>
 *
 * A minor release may add one.
 */
public enum FeeState {
    /** The number is taken; whether WeChat Pay knows it is not known yet. */
    OPENED,
    /** WeChat Pay has the order, and the citizen may have been shown the cashier. */
    PREPAID,
    /** The money is in. The write-off is outstanding, or an attempt at it ended with its outcome unknown. */
    PAID,
    /** Somebody is writing the bill off, or died over it. */
    WRITING_OFF,
    /** The money is in and the bill is written off (销账). */
    WRITTEN_OFF,
    /** Money is in that does not fit. Nothing happens by itself any more: a human must look. */
    DISPUTED,
    /** Closed: without money, or by a human who has returned it. */
    CLOSED;

    /** Whether no money is known to have come, but may still come. */
    public boolean isUnpaid() {
        return this == OPENED || this == PREPAID;
    }

    /** Whether an entry may go from this state to that one, which for some is the same again. */
    public boolean mayBecome(FeeState next) {
        return successors().contains(next);
    }

    private Set<FeeState> successors() {
        return switch (this) {
            case OPENED, PREPAID -> EnumSet.of(this, PREPAID, PAID, DISPUTED, CLOSED);
            case PAID -> EnumSet.of(WRITING_OFF, DISPUTED);
            case WRITING_OFF -> EnumSet.of(WRITING_OFF, PAID, WRITTEN_OFF, DISPUTED);
            case WRITTEN_OFF, CLOSED -> EnumSet.of(DISPUTED);
            case DISPUTED -> EnumSet.of(this, PAID, WRITTEN_OFF, CLOSED);
        };
    }
}
