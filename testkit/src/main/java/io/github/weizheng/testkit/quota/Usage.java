package io.github.weizheng.testkit.quota;

/**
 * How much of a path is used.
 *
 * @param perDay the calls that a day allows
 * @param used the calls of today
 * @param perMinute the calls that a minute allows; 0 when there is no limit
 */
public record Usage(long perDay, long used, long perMinute) {
    long remain() {
        return Math.max(0, perDay - used);
    }
}
