package io.github.weizheng.core.web;

import java.util.regex.Pattern;

/**
 * How surely the office knows a citizen, in the words of its own identity system: {@code L1}, {@code face}… An open set, and no order among its
 * members is known here.
 *
 * <p>Immutable and thread-safe.
 */
public final class IdentityLevel {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
    private final String value;

    private IdentityLevel(String value) {
        this.value = value;
    }

    /**
     * A level by its name.
     *
     * @throws IllegalArgumentException if it is not 1 to 32 letters, digits, {@code _}, {@code .} or {@code -}
     */
    public static IdentityLevel of(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "level: 1 to 32 letters, digits, _, . or -, actual length " + value.length());
        }
        return new IdentityLevel(value);
    }

    /** The name. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityLevel that && value.equals(that.value);
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
