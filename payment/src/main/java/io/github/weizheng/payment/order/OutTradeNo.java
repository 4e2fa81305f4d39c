package io.github.weizheng.payment.order;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The merchant's number of an order (商户订单号, out_trade_no): the key that makes repeats safe. Unique per merchant for ever.
 *
 * <p>Immutable and thread-safe.
 */
public final class OutTradeNo {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_|*-]{6,32}");
    private static final Pattern WIRE = Pattern.compile("[!-~]{1,64}");
    private final String value;

    private OutTradeNo(String value) {
        this.value = value;
    }

    /**
     * Wraps a number.
     *
     * @throws IllegalArgumentException if it is not 6 to 32 digits, letters, {@code _}, {@code -}, {@code |} or {@code *}
     */
    public static OutTradeNo of(String value) {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "out_trade_no: 6 to 32 digits, letters, _, -, | or *, actual length " + value.length());
        }
        return new OutTradeNo(value);
    }

    /**
     * As WeChat Pay sends it: numbers from before the present rules must not block a notification. For orders of one's own, {@link #of} is stricter.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 printable ASCII characters
     */
    public static OutTradeNo ofWire(String value) {
        if (!WIRE.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException("out_trade_no: 1 to 64 printable characters");
        }
        return new OutTradeNo(value);
    }

    /** The number. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutTradeNo that && value.equals(that.value);
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
