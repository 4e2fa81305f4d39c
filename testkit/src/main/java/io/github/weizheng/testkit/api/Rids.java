package io.github.weizheng.testkit.api;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The refused calls by the rid that each got; the newest 10,000 are kept. Thread-safe. */
public final class Rids {
    private static final int KEPT = 10_000;

    private final Map<String, FailedCall> calls = new LinkedHashMap<>();
    private final RandomText random;
    private final Clock clock;

    public Rids(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    String next() {
        return "%08x-%s-%s".formatted(clock.instant().getEpochSecond(), random.hex(8), random.hex(8));
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void keep(String rid, FailedCall call) {
        calls.put(rid, call);
        if (calls.size() > KEPT) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    public synchronized Optional<FailedCall> find(String rid) {
        return Optional.ofNullable(calls.get(rid));
    }
}
