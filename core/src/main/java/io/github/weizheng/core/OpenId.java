package io.github.weizheng.core;

/**
 * A citizen's id within one account (openid). It identifies a person, so {@link #toString()} shows only its first two and last two characters, and
 * none of one shorter than 12.
 *
 * <p>Immutable and thread-safe.
 */
public final class OpenId extends PersonalData {
    private static final int MAX_LENGTH = 128;

    private OpenId(String value) {
        super(value);
    }

    /**
     * Wraps an openid.
     *
     * @throws IllegalArgumentException if it is empty, longer than 128 characters, or holds anything but visible ASCII
     */
    public static OpenId of(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("openid: 1 to 128 characters, actual " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException("openid: visible ASCII only, actual another at index " + i);
            }
        }
        return new OpenId(value);
    }

    @Override
    String masked(String value) {
        int length = value.length();
        return length < 12 ? "***" : value.substring(0, 2) + "***" + value.substring(length - 2);
    }
}
