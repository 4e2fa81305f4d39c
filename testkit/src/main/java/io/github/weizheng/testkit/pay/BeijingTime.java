package io.github.weizheng.testkit.pay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How WeChat Pay writes moments. */
public final class BeijingTime {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private BeijingTime() {}

    public static String rfc3339(Instant instant) {
        return RFC_3339.format(instant.atOffset(OFFSET));
    }

    public static String compact(Instant instant) {
        return COMPACT.format(instant.atOffset(OFFSET));
    }

    /** Returns a moment as bills write it. */
    public static String plain(Instant instant) {
        return PLAIN.format(instant.atOffset(OFFSET));
    }

    public static LocalDate day(Instant instant) {
        return instant.atOffset(OFFSET).toLocalDate();
    }

    public static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(OFFSET);
    }
}
