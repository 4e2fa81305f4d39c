package io.github.weizheng.core.api;

import io.github.weizheng.core.WeChatException.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Paths whose daily quota is used up: WeChat is not asked again for a while, because every refused call costs the citizen who waits for it an
 * exchange. Then one call looks whether it is over. Bounded; lock-free where nothing is blocked.
 */
final class QuotaGuard {
    private static final Duration BLOCK = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MAX_PATHS = 1_000;
    private final InstantSource clock;
    private final ConcurrentMap<String, Instant> blockedUntil = new ConcurrentHashMap<>();

    QuotaGuard(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws ApiException if the path's quota is known to be used up; nothing is sent then */
    void admit(ApiCall call) {
        Instant until = call.guarded() && !blockedUntil.isEmpty() ? blockedUntil.get(call.path()) : null;
        if (until == null) {
            return;
        }
        Instant now = clock.instant();
        // Further away than it is ever set: the clock was set back.
        boolean blocked = now.isBefore(until) && !now.plus(BLOCK).isBefore(until);
        if (blocked || !blockedUntil.replace(call.path(), until, now.plus(LOOK))) {
            throw Errcodes.refusal(
                    call.toString(),
                    Errcodes.QUOTA,
                    "not sent: the quota was used up a moment ago; WeChat is asked again after "
                            + until.truncatedTo(ChronoUnit.SECONDS),
                    null,
                    0,
                    Effect.NONE);
        }
    }

    /** Any other end than that errcode opens the path. */
    void ended(ApiCall call, String code) {
        if (code.equals(Errcodes.QUOTA)) {
            block(call.path());
        } else if (!blockedUntil.isEmpty()) {
            blockedUntil.remove(call.path());
        }
    }

    void forget(String path) {
        blockedUntil.remove(path);
    }

    void forgetAll() {
        blockedUntil.clear();
    }

    private void block(String path) {
        Instant now = clock.instant();
        Instant midnight = now.atZone(BEIJING)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(BEIJING)
                .toInstant();
        Instant later = now.plus(BLOCK);
        if (blockedUntil.size() >= MAX_PATHS) {
            blockedUntil.values().removeIf(until -> until.isBefore(now));
        }
        if (blockedUntil.size() < MAX_PATHS) {
            blockedUntil.put(path, midnight.isBefore(later) ? midnight : later);
        }
    }
}
