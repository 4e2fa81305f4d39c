package io.github.weizheng.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time in the simulated WeChat: real time plus an offset that only grows. Hand it to the client under test, too, so that
 * both sides agree. Thread-safe.
 */
public final class SimulatorClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> offset;

    SimulatorClock() {
        this(Clock.system(ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
    }

    private SimulatorClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /**
     * Lets time pass.
     *
     * @param time how much, not negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        offset.accumulateAndGet(time, Duration::plus);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    /** Returns this clock with another zone; both move together. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new SimulatorClock(real.withZone(zone), offset);
    }
}
