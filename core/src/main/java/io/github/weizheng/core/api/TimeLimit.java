package io.github.weizheng.core.api;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Until when a call may go on, with all that belongs to it. */
final class TimeLimit {
    private final InstantSource clock;
    private final @Nullable Duration limit;
    private final long start;

    private TimeLimit(@Nullable Duration limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.start = limit == null ? 0 : clock.millis();
    }

    /** Starts now; no limit if it is null. */
    static TimeLimit starting(@Nullable Duration limit, InstantSource clock) {
        return new TimeLimit(limit, clock);
    }

    /** What is left, zero if it is over; null without a limit. */
    @Nullable
    Duration left() {
        if (limit == null) {
            return null;
        }
        // A clock that was set back gives no more than the whole.
        long gone = Math.max(0, clock.millis() - start);
        Duration left = limit.minusMillis(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return !allows(Duration.ZERO);
    }

    /** Whether there is time left after that pause. */
    boolean allows(Duration pause) {
        Duration left = left();
        return left == null || left.compareTo(pause) > 0;
    }
}
