package io.github.weizheng.core.web;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Which citizen an openid stands for.
 *
 * @param reference the citizen in the office's own identity system
 * @param level how surely the office knows that
 * @param boundAt since when, in whole milliseconds
 * @param expiresAt until when, that moment excluded, in whole milliseconds
 */
public record IdentityBinding(CitizenReference reference, IdentityLevel level, Instant boundAt, Instant expiresAt) {
    private static final Duration MAX_SPAN = Duration.ofDays(36_500);

    /** Refuses nulls. */
    public IdentityBinding {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(boundAt, "boundAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * A binding from a moment on; for implementations of {@link IdentityBinder}.
     *
     * @throws IllegalArgumentException if it lasts less than a millisecond or more than 36,500 days
     */
    public static IdentityBinding from(
            Instant now, CitizenReference reference, IdentityLevel level, Duration validFor) {
        if (validFor.compareTo(Duration.ofMillis(1)) < 0 || validFor.compareTo(MAX_SPAN) > 0) {
            throw new IllegalArgumentException("validFor: 1 millisecond to 36,500 days, actual " + validFor);
        }
        Instant begin = now.truncatedTo(ChronoUnit.MILLIS);
        return new IdentityBinding(reference, level, begin, begin.plus(validFor).truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether it holds at a moment. */
    public boolean holdsAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
