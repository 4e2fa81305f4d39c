package io.github.weizheng.testkit;

import io.github.weizheng.testkit.quota.Quotas;
import io.github.weizheng.testkit.wire.PathQueue;

/**
 * How often each path of the official-account API may be called. Every call with a good token and the right method counts,
 * a refused one, too; beyond the day's limit it gets 45009, beyond the minute's 45011. Days end at midnight in Beijing by the
 * simulator's clock, minutes with its minutes. No path has a limit at first. Thread-safe.
 *
 * <p>{@code /cgi-bin/openapi/quota/get} reports for a path without a limit what WeChat documents for a new account, and
 * 5,000,000 where it documents nothing. Clearing (ten times a month, one path fifty times) clears the day's counters.
 */
public final class ApiQuotas {
    private final Quotas quotas;

    ApiQuotas(Quotas quotas) {
        this.quotas = quotas;
    }

    /**
     * Sets a path's limit for a day; calls of today count.
     *
     * @param path the path without query, such as {@code /cgi-bin/token}
     * @param calls 0 or more
     */
    public void limitPerDay(String path, long calls) {
        quotas.limitPerDay(PathQueue.requirePath(path), requireCalls(calls));
    }

    /**
     * Sets a path's limit for a minute.
     *
     * @param path the path without query
     * @param calls 0 or more
     */
    public void limitPerMinute(String path, long calls) {
        quotas.limitPerMinute(PathQueue.requirePath(path), requireCalls(calls));
    }

    /** Takes both limits of a path away. */
    public void unlimited(String path) {
        quotas.unlimited(PathQueue.requirePath(path));
    }

    /** Sets the limits that WeChat documents for a new account, such as 2,000 calls of {@code /cgi-bin/token} a day. */
    public void limitAsNewAccount() {
        quotas.limitAsNewAccount();
    }

    /** Returns how many calls of a path counted today. */
    public long usedToday(String path) {
        return quotas.usage(PathQueue.requirePath(path)).used();
    }

    private static long requireCalls(long calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("calls: must not be negative: " + calls);
        }
        return calls;
    }
}
