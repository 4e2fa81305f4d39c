package io.github.weizheng.payment.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times on the wire: RFC 3339, except in samples of some products. */
public final class Moments {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").withZone(BEIJING);

    private Moments() {}

    /** The moment as WeChat Pay takes it, without fractions of a second. */
    public static String write(Instant moment) {
        return SECONDS.format(moment);
    }

    /** The moment, or nothing: a time that cannot be read stops nothing. */
    public static Optional<Instant> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    isBeijing(text) ? beijing(text) : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The form that WeChat Pay writes, {@code 2018-06-08T10:34:56+08:00}; the general parser takes ten times as long. */
    private static boolean isBeijing(String text) {
        return text.length() == 25
                && text.endsWith("+08:00")
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static Instant beijing(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(BEIJING);
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
