package io.github.weizheng.acceptance.fault;

import io.github.weizheng.core.Delayer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** How the handler behaves on a message, which says so in its text. */
enum Temper {
    PROMPT,
    FAILS_BEFORE_THE_EFFECT,
    FAILS_AFTER_THE_EFFECT,
    SLOW,
    SLOW_AND_FAILS,
    HANGS_ONCE,
    HANGS_ALWAYS;

    private static final Duration BEYOND_THE_DEADLINE = Duration.ofMillis(700);

    /** Of a hundred messages six fail, six are slow, and of each some do both; one in three hundred never ends at its first try, and eight in all never do. */
    static Temper of(int id, int messages) {
        if (id < messages / 3 && id % (messages / 24) == 13) {
            return HANGS_ALWAYS;
        }
        return switch (id % 300) {
            case 0, 50, 100, 101, 150, 151, 200, 250, 251 -> FAILS_BEFORE_THE_EFFECT;
            case 1, 51, 102, 103, 152, 153, 201, 252, 253 -> FAILS_AFTER_THE_EFFECT;
            case 2, 3, 52, 53, 104, 105, 154, 155, 202, 203, 254, 255 -> SLOW;
            case 4, 54, 106, 156, 204, 256 -> SLOW_AND_FAILS;
            case 5 -> HANGS_ONCE;
            default -> PROMPT;
        };
    }

    void beforeTheEffect(boolean firstTry) throws InterruptedException {
        if (this == HANGS_ALWAYS || (this == HANGS_ONCE && firstTry)) {
            new CountDownLatch(1).await();
        }
        if (this == SLOW || this == SLOW_AND_FAILS) {
            Delayer.blocking().delay(BEYOND_THE_DEADLINE);
        }
        if (this == FAILS_BEFORE_THE_EFFECT && firstTry) {
            throw new IllegalStateException("before the effect");
        }
    }

    void afterTheEffect(boolean firstTry) {
        if ((this == FAILS_AFTER_THE_EFFECT || this == SLOW_AND_FAILS) && firstTry) {
            throw new IllegalStateException("after the effect");
        }
    }
}
