package io.github.weizheng.testkit.token;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.token.AccessTokens.Issued;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The line of {@code stable_token}. Thread-safe. */
final class StableTokens {
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final int FORCED_PER_DAY = 20;
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final AccessTokens tokens;
    private final Clock clock;

    private @Nullable Issued previous;
    private @Nullable Issued current;
    private @Nullable Instant lastForced;
    private int forcedThatDay;

    StableTokens(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Returns the current token; in its last five minutes a new one, while the old one lives on to its end. */
    synchronized Grant current() {
        if (current == null) {
            return renew();
        }
        Duration remaining = tokens.remaining(current);
        return remaining.compareTo(RENEWED_BEFORE_END) <= 0 ? renew() : new Grant(current.value, remaining.toSeconds());
    }

    /** Returns a new token and ends the ones before it. */
    synchronized Grant forced() {
        Instant now = clock.instant();
        if (lastForced != null) {
            if (!day(lastForced).equals(day(now))) {
                forcedThatDay = 0;
            }
            if (forcedThatDay == FORCED_PER_DAY) {
                throw new ApiRefusal(Errcode.DAILY_QUOTA_REACHED);
            }
            if (now.isBefore(lastForced.plus(BETWEEN_FORCED))) {
                throw new ApiRefusal(Errcode.TOO_FREQUENT);
            }
        }
        lastForced = now;
        forcedThatDay++;
        end(previous);
        end(current);
        return renew();
    }

    private Grant renew() {
        Issued token = tokens.issue();
        previous = current;
        current = token;
        return Grant.fresh(token);
    }

    private void end(@Nullable Issued token) {
        if (token != null) {
            tokens.supersede(token, Duration.ZERO);
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, BEIJING);
    }
}
