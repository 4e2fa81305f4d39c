package io.github.weizheng.core.remedy;

/**
 * What to do about an error code.
 *
 * @param retryable whether the same call may succeed later without anything being changed
 * @param zh meaning and remedy in Chinese
 * @param en meaning and remedy in English
 */
public record Remedy(boolean retryable, String zh, String en) {
    static final Remedy UNKNOWN = new Remedy(false, "", "");
}
