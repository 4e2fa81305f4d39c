package io.github.weizheng.payment.utility;

/**
 * A household's number at the utility (户号). It leads to a home, so {@link #toString()} shows only its last two characters.
 *
 * <p>Immutable and thread-safe.
 */
public final class AccountNumber {
    private static final int MAX_LENGTH = 64;
    private final String value;

    private AccountNumber(String value) {
        this.value = value;
    }

    /**
     * Wraps a number.
     *
     * @throws IllegalArgumentException if it is empty, longer than 64 characters, or holds a control character
     */
    public static AccountNumber of(String value) {
        return new AccountNumber(Reference.checked("account number", value, MAX_LENGTH));
    }

    /** The whole number. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The last two characters, or none of a short one. */
    @Override
    public String toString() {
        return value.length() < 6 ? "***" : "***" + value.substring(value.length() - 2);
    }
}
