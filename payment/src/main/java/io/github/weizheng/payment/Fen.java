package io.github.weizheng.payment;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An amount of money in fen (分), a hundredth of a yuan (元): what WeChat Pay counts in.
 *
 * <p>May be zero or negative, as in differences; an order takes only 1 fen or more. Immutable and thread-safe.
 */
public final class Fen implements Comparable<Fen> {
    private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,2})?");
    private final long value;

    private Fen(long value) {
        this.value = value;
    }

    /** An amount in fen: {@code of(1260)} is 12.60 yuan. */
    public static Fen of(long fen) {
        return new Fen(fen);
    }

    /**
     * An amount in yuan: {@code "12.60"}, {@code "12.6"} and {@code "12"} are taken, signs other than a leading minus are not.
     *
     * @throws IllegalArgumentException if it is not a decimal number of at most 15 digits and at most two decimals
     */
    public static Fen ofYuan(String yuan) {
        if (!YUAN.matcher(Objects.requireNonNull(yuan, "yuan")).matches()) {
            throw new IllegalArgumentException("yuan: at most 15 digits, a point and at most two decimals, actual "
                    + yuan.length() + " characters");
        }
        return new Fen(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    /** The amount in fen. */
    public long value() {
        return value;
    }

    /** The amount in yuan, with two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(value, 2);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fen that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    /** In yuan with two decimals: {@code 12.60}. */
    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
