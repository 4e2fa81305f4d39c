package io.github.weizheng.testkit.pay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How WeChat Pay writes moments. */
final class BeijingTime {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private BeijingTime() {}

    static String rfc3339(Instant instant) {
        return RFC_3339.format(instant.atOffset(OFFSET));
    }

    static String compact(Instant instant) {
        return COMPACT.format(instant.atOffset(OFFSET));
    }
}
