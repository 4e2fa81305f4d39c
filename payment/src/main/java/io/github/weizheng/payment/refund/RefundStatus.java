package io.github.weizheng.payment.refund;

import java.util.Objects;

/** How a refund stands at WeChat Pay (status, refund_status). An open set: compare with the constants, expect others. Immutable. */
public final class RefundStatus {
    /** The money is back. */
    public static final RefundStatus SUCCESS = new RefundStatus("SUCCESS");
    /** On its way. */
    public static final RefundStatus PROCESSING = new RefundStatus("PROCESSING");
    /** Given up, mostly for want of money for seven days: the money stayed. A new refund takes a new number. */
    public static final RefundStatus CLOSED = new RefundStatus("CLOSED");
    /** The citizen's card or account does not take it: see {@link Refunds#applyAbnormal}. */
    public static final RefundStatus ABNORMAL = new RefundStatus("ABNORMAL");

    private final String value;

    private RefundStatus(String value) {
        this.value = value;
    }

    /** The status of that name; {@code CLOSE}, which is seen too, is {@link #CLOSED}. */
    public static RefundStatus of(String value) {
        return Objects.requireNonNull(value, "value").equals("CLOSE") ? CLOSED : new RefundStatus(value);
    }

    /** The name on the wire. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefundStatus that && value.equals(that.value);
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
