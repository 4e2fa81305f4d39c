package io.github.weizheng.core;

import java.nio.charset.StandardCharsets;

/**
 * The key that ties a menu entry to the handler which answers it (EventKey of CLICK and its kin).
 *
 * <p>Immutable and thread-safe.
 */
public final class MenuKey {
    private static final int MAX_BYTES = 128;
    private final String value;

    private MenuKey(String value) {
        this.value = value;
    }

    /**
     * Wraps a key.
     *
     * @throws IllegalArgumentException if it is empty or longer than 128 bytes in UTF-8
     */
    public static MenuKey of(String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("menu key: 1 to 128 bytes, actual " + bytes);
        }
        return new MenuKey(value);
    }

    /** The key as it stands in the menu and in the event. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MenuKey that && value.equals(that.value);
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
