package io.github.weizheng.payment.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times on the wire: RFC 3339, except in samples of some products. */
public final class Moments {
    private Moments() {}

    /** The moment, or nothing: a time that cannot be read stops nothing. */
    public static Optional<Instant> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
