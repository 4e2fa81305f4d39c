package io.github.weizheng.core.store.entry;

import java.time.Duration;
import java.util.Objects;

/**
 * What may go into a {@link io.github.weizheng.core.store.SharedStore}: the same whatever it stands on, so that what works with one works
 * with all. Each check throws {@link IllegalArgumentException} naming field, limit, unit and actual, never the text.
 */
public final class EntryLimits {
    /** What an encrypted value begins with: it may be longer than a plain one, since encryption makes it so. */
    public static final String SEALED = "sealed:";

    /** The longest time to live. */
    public static final Duration MAX_TIME_TO_LIVE = Duration.ofDays(3_660);

    private static final int MAX_KEY_CHARACTERS = 200;
    private static final int MAX_VALUE_BYTES = 64 * 1024;
    private static final int MAX_SEALED_BYTES = 128 * 1024;

    private EntryLimits() {}

    /** 1 to 200 characters. */
    public static String key(String key) {
        return key("key", key);
    }

    /** What is compared as exactly as a key: 1 to 200 characters. */
    public static String key(String field, String key) {
        Objects.requireNonNull(key, field);
        if (key.isEmpty() || key.length() > MAX_KEY_CHARACTERS) {
            throw new IllegalArgumentException(
                    field + ": 1 to " + MAX_KEY_CHARACTERS + " characters, actual " + key.length());
        }
        utf8Bytes(field, key);
        return key;
    }

    /** Up to 64 KiB of UTF-8, or 128 KiB if it is encrypted. */
    public static String value(String field, String value) {
        Objects.requireNonNull(value, field);
        return value.startsWith(SEALED) ? upTo(MAX_SEALED_BYTES, field, value) : plain(field, value);
    }

    /** Up to 64 KiB of UTF-8, before it is encrypted. */
    public static String plain(String field, String value) {
        Objects.requireNonNull(value, field);
        return upTo(MAX_VALUE_BYTES, field, value);
    }

    /** More than zero, up to 3,660 days. */
    public static Duration timeToLive(Duration timeToLive) {
        return timeToLive("timeToLive", timeToLive);
    }

    /** What becomes a time to live: more than zero, up to 3,660 days. */
    public static Duration timeToLive(String field, Duration timeToLive) {
        Objects.requireNonNull(timeToLive, field);
        if (timeToLive.isZero() || timeToLive.isNegative() || timeToLive.compareTo(MAX_TIME_TO_LIVE) > 0) {
            throw new IllegalArgumentException(
                    field + ": more than zero, up to " + MAX_TIME_TO_LIVE.toDays() + " days, actual " + timeToLive);
        }
        return timeToLive;
    }

    private static String upTo(int maxBytes, String field, String value) {
        long bytes = utf8Bytes(field, value);
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(field + ": up to " + maxBytes + " bytes, actual " + bytes);
        }
        return value;
    }

    /** Refuses what some store would alter: UTF-8 has no half of a surrogate pair, PostgreSQL no NUL. */
    private static long utf8Bytes(String field, String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(field + ": no NUL character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(field + ": no half of a surrogate pair");
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
