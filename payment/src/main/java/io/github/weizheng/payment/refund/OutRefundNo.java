package io.github.weizheng.payment.refund;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The merchant's number of a refund (商户退款单号, out_refund_no): the key that makes repeats safe. The same number refunds once, however often it is sent; another
 * number refunds once more.
 *
 * <p>Immutable and thread-safe.
 */
public final class OutRefundNo {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_|*@-]{1,64}");
    private static final Pattern WIRE = Pattern.compile("[!-~]{1,128}");
    private final String value;

    private OutRefundNo(String value) {
        this.value = value;
    }

    /**
     * Wraps a number.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 digits, letters, {@code _}, {@code -}, {@code |}, {@code *} or {@code @}
     */
    public static OutRefundNo of(String value) {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "out_refund_no: 1 to 64 digits, letters, _, -, |, * or @, actual length " + value.length());
        }
        return new OutRefundNo(value);
    }

    /** As WeChat Pay sends it: one from another system must not block a notification. */
    static OutRefundNo ofWire(String value) {
        if (!WIRE.matcher(value).matches()) {
            throw new IllegalArgumentException("out_refund_no: 1 to 128 printable characters");
        }
        return new OutRefundNo(value);
    }

    /** The number. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutRefundNo that && value.equals(that.value);
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
