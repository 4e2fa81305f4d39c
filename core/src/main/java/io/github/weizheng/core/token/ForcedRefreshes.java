package io.github.weizheng.core.token;

import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts forced refreshes for all JVMs of an account, since WeChat counts them too. */
final class ForcedRefreshes {
    private static final int A_DAY = 20;
    private static final Duration APART = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofHours(25);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) (\\d{1,3})");
    private static final int TRIES = 10;

    private final String key;
    private final SharedStore store;
    private final InstantSource clock;

    ForcedRefreshes(String key, SharedStore store, InstantSource clock) {
        this.key = key;
        this.store = store;
        this.clock = clock;
    }

    /** @throws ForcedRefreshRefusedException if this would be one too many */
    void count() {
        for (int i = 0; i < TRIES; i++) {
            Optional<String> seen = store.get(key);
            String counted = next(seen.flatMap(Count::parse).orElse(Count.NONE)).text();
            boolean written = seen.isPresent()
                    ? store.replace(key, seen.get(), counted, KEPT)
                    : store.putIfAbsent(key, counted, KEPT);
            if (written) {
                return;
            }
        }
        throw new ForcedRefreshRefusedException(clock.instant().plus(APART));
    }

    private Count next(Count last) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BEIJING);
        boolean sameDay = LocalDate.ofInstant(last.at, BEIJING).equals(today);
        if (sameDay && last.number >= A_DAY) {
            throw new ForcedRefreshRefusedException(
                    today.plusDays(1).atStartOfDay(BEIJING).toInstant());
        }
        if (Duration.between(last.at, now).abs().compareTo(APART) < 0) {
            throw new ForcedRefreshRefusedException(last.at.plus(APART));
        }
        return new Count(now, sameDay ? last.number + 1 : 1);
    }

    /** The last one and how many there have been on its day. */
    private record Count(Instant at, int number) {
        static final Count NONE = new Count(Instant.EPOCH, 0);

        static Optional<Count> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Count(
                            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        String text() {
            return at.toEpochMilli() + " " + number;
        }
    }
}
