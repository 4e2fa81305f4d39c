package io.github.weizheng.payment.utility;

/**
 * A bill's key in the billing system. One bill is paid once: a bill that becomes due again, after a reversal for instance, needs
 * a new key.
 *
 * <p>Immutable and thread-safe.
 */
public final class BillId {
    private static final int MAX_LENGTH = 64;
    private final String value;

    private BillId(String value) {
        this.value = value;
    }

    /**
     * Wraps a key.
     *
     * @throws IllegalArgumentException if it is empty, longer than 64 characters, or holds a control character
     */
    public static BillId of(String value) {
        return new BillId(Reference.checked("bill id", value, MAX_LENGTH));
    }

    /** The key. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BillId that && value.equals(that.value);
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
