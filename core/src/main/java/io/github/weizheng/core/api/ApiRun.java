package io.github.weizheng.core.api;

import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import java.time.Duration;

/** A call under way: until when it may go on, how many exchanges it has had, and how many came to nothing. For one thread. */
final class ApiRun {
    private static final int TRIES = 3;
    private final ApiCall call;
    private final TimeLimit limit;
    private int exchanges;
    private int failures;

    ApiRun(ApiCall call, TimeLimit limit) {
        this.call = call;
        this.limit = limit;
    }

    ApiCall call() {
        return call;
    }

    TimeLimit limit() {
        return limit;
    }

    int nextExchange() {
        return ++exchanges;
    }

    int failures() {
        return failures;
    }

    /** Whether the call may be sent once more after a try that leaves open what happened. */
    boolean mayRepeatAfter(Duration pause) {
        boolean may = call.repeatable() && failures < TRIES - 1 && limit.allows(pause);
        if (may) {
            failures++;
        }
        return may;
    }

    /** Whether an earlier try may have had effect. */
    boolean inDoubt() {
        return failures > 0;
    }

    /** The failure of this try as the caller is told: nothing was sent is not true of a call that was sent before. */
    TransportException told(TransportException failure) {
        return inDoubt() && failure.effect() == Effect.NONE
                ? failure.as(failure.getMessage() + ", an earlier try may have arrived", Effect.UNKNOWN)
                : failure;
    }
}
