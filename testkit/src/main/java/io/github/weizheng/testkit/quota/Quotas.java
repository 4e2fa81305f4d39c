package io.github.weizheng.testkit.quota;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.CallMeter;
import io.github.weizheng.testkit.api.Errcode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Counts calls by path, day in Beijing and minute; refuses only where a limit was set. Thread-safe. */
public final class Quotas implements CallMeter {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<String, Long> perDay = new HashMap<>();
    private final Map<String, Long> perMinute = new HashMap<>();
    private final Clock clock;

    public Quotas(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void count(String path) {
        Counter counter = counter(path);
        if (counter.today >= perDay.getOrDefault(path, Long.MAX_VALUE)) {
            throw new ApiRefusal(Errcode.DAILY_QUOTA_REACHED);
        }
        if (counter.thisMinute >= perMinute.getOrDefault(path, Long.MAX_VALUE)) {
            throw new ApiRefusal(Errcode.TOO_FREQUENT);
        }
        counter.today++;
        counter.thisMinute++;
    }

    public synchronized void limitPerDay(String path, long calls) {
        perDay.put(path, calls);
    }

    public synchronized void limitPerMinute(String path, long calls) {
        perMinute.put(path, calls);
    }

    public synchronized void unlimited(String path) {
        perDay.remove(path);
        perMinute.remove(path);
    }

    public synchronized void limitAsNewAccount() {
        perDay.putAll(NewAccountLimits.PER_DAY);
        perMinute.putAll(NewAccountLimits.PER_MINUTE);
    }

    public synchronized Usage usage(String path) {
        long documented = NewAccountLimits.PER_DAY.getOrDefault(path, NewAccountLimits.OTHERWISE);
        return new Usage(perDay.getOrDefault(path, documented), counter(path).today, perMinute.getOrDefault(path, 0L));
    }

    synchronized void clear() {
        counters.values().forEach(counter -> counter.today = 0);
    }

    synchronized void clear(String path) {
        counter(path).today = 0;
    }

    private Counter counter(String path) {
        Instant now = clock.instant();
        Counter counter = counters.computeIfAbsent(path, p -> new Counter());
        counter.moveTo(LocalDate.ofInstant(now, BEIJING), Math.floorDiv(now.getEpochSecond(), 60));
        return counter;
    }

    private static final class Counter {
        private LocalDate day = LocalDate.EPOCH;
        private long minute;
        private long today;
        private long thisMinute;

        private void moveTo(LocalDate newDay, long newMinute) {
            if (!newDay.equals(day)) {
                day = newDay;
                today = 0;
            }
            if (newMinute != minute) {
                minute = newMinute;
                thisMinute = 0;
            }
        }
    }
}
