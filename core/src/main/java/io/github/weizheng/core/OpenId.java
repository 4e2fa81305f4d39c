package io.github.weizheng.core;

/**
 * A citizen's id within one account (openid). It identifies a person, so {@link #toString()} shows only its ends.
 *
 * <p>Immutable and thread-safe.
 */
public final class OpenId {
    private static final int MAX_LENGTH = 128;
    private final String value;

    private OpenId(String value) {
        this.value = value;
    }

    /**
     * Wraps an openid.
     *
     * @throws IllegalArgumentException if it is empty, longer than 128 characters, or holds a blank or control character
     */
    public static OpenId of(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("openid: 1 to 128 characters, actual " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) == 0x7F) {
                throw new IllegalArgumentException("openid: no blank or control character, actual at index " + i);
            }
        }
        return new OpenId(value);
    }

    /** The whole openid. It is personal data: keep it out of logs. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The first two and last two characters, or none of a short one. */
    @Override
    public String toString() {
        int length = value.length();
        return length < 12 ? "***" : value.substring(0, 2) + "***" + value.substring(length - 2);
    }
}
