package io.github.weizheng.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must not be seen: AppSecret, callback token, EncodingAESKey, APIv3 key, access token.
 *
 * <p>{@link #toString()} never shows it, it is not serializable, and {@link #equals} takes the same time whatever differs.
 * Immutable and thread-safe.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a value.
     *
     * @throws IllegalArgumentException if it is empty, or has white space at an end, as values from files often do
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("secret: at least 1 character, actual 0");
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("secret: no white space at its ends");
        }
        return new Secret(value);
    }

    /** The value itself. Search for this name to find every place that touches a secret in the clear. */
    public String expose() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** The same for every secret, so that it tells nothing. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
