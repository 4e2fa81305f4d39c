package io.github.weizheng.core.audit;

import java.util.regex.Pattern;

/**
 * The end of a chain: how many records it has and the hash of the last. A chain cannot tell by itself that its end was cut off, so keep this
 * somewhere else from time to time (a database, another office, paper) as an anchor for the {@link ChainVerifier}.
 *
 * @param count the number of records, which is the sequence number of the last; 0 at the start
 * @param hash 64 hexadecimal digits in small letters; zeros at the start
 */
public record ChainHead(long count, String hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Checks the two. */
    public ChainHead {
        if (count < 0) {
            throw new IllegalArgumentException("count: at least 0, actual " + count);
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash: 64 hexadecimal digits in small letters, actual another form");
        }
    }

    /** Before the first record. */
    public static ChainHead start() {
        return new ChainHead(0, "0".repeat(64));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static ChainHead parse(String text) {
        int colon = text.indexOf(':');
        if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("head of a chain: count:hash, actual another form");
        }
        return new ChainHead(Long.parseLong(text, 0, colon, 10), text.substring(colon + 1));
    }

    /** The count, a colon, the hash. */
    @Override
    public String toString() {
        return count + ":" + hash;
    }
}
