package io.github.weizheng.core;

import java.time.Duration;

/** How the library waits between two tries. The default parks the calling thread; tests hand in one that does not wait. */
@FunctionalInterface
public interface Delayer {
    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void delay(Duration duration) throws InterruptedException;

    /** Waits by blocking the calling thread. */
    static Delayer blocking() {
        return duration -> java.util.concurrent.TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
