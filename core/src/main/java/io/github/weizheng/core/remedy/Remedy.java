package io.github.weizheng.core.remedy;

/**
 * What an error code means, and what to do about it.
 *
 * @param retryable whether the same call may succeed later without anything being changed
 */
public record Remedy(boolean retryable, Words meaning, Words remedy) {
    static final Remedy UNKNOWN = new Remedy(false, Words.NONE, Words.NONE);

    /** The same in Chinese and English. */
    public record Words(String zh, String en) {
        static final Words NONE = new Words("", "");
    }
}
