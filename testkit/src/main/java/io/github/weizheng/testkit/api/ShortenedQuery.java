package io.github.weizheng.testkit.api;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A query in which whatever opens a door is cut short, as {@code access_token=50_Im7xxxx}. */
final class ShortenedQuery {
    private static final Set<String> KEYS =
            Set.of("access_token", "secret", "appsecret", "refresh_token", "code", "ticket");
    private static final int SHOWN = 6;

    private ShortenedQuery() {}

    static String of(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(ShortenedQuery::shortened)
                .collect(Collectors.joining("&"));
    }

    private static String shortened(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0 || !KEYS.contains(pair.substring(0, equals))) {
            return pair;
        }
        String value = pair.substring(equals + 1);
        // A short value shown up to its sixth character would be shown as a whole.
        String shown = value.length() > 2 * SHOWN ? value.substring(0, SHOWN) : "";
        return pair.substring(0, equals + 1) + shown + "xxxx";
    }
}
