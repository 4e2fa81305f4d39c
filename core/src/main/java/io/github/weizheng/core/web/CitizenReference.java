package io.github.weizheng.core.web;

/**
 * How the office's own identity system calls a citizen: an account number or the like, better not an ID number. It identifies a person, so
 * {@link #toString()} shows nothing of it.
 *
 * <p>Immutable and thread-safe.
 */
public final class CitizenReference {
    private static final int MAX_LENGTH = 256;
    private final String value;

    private CitizenReference(String value) {
        this.value = value;
    }

    /**
     * Wraps a reference.
     *
     * @throws IllegalArgumentException if it is blank, longer than 256 characters, or holds a control character or half a character
     */
    public static CitizenReference of(String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "reference: 1 to " + MAX_LENGTH + " characters, not blank, actual " + value.length());
        }
        boolean odd = value.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (odd) {
            throw new IllegalArgumentException("reference: no control character and no half of a character");
        }
        return new CitizenReference(value);
    }

    /** The whole reference. It is personal data: keep it out of logs. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenReference that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "CitizenReference[***]";
    }
}
