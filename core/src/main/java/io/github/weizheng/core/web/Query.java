package io.github.weizheng.core.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query string, cut at its separators once and decoded where asked. Immutable. */
final class Query {
    private static final int MAX_LENGTH = 8 * 1024;
    private final String raw;
    private final boolean escaped;

    /** For each parameter where its name starts, where that ends, and where the value ends. */
    private final int[] cuts;

    Query(String raw) {
        this.raw = raw;
        this.escaped = raw.indexOf('%') >= 0 || raw.indexOf('+') >= 0;
        this.cuts = raw.length() > MAX_LENGTH ? new int[0] : cuts(raw);
    }

    String raw() {
        return raw;
    }

    /** The value of a parameter that is there exactly once and encoded rightly. */
    Optional<String> parameter(String name) {
        String found = null;
        for (int i = 0; i < cuts.length; i += 3) {
            if (isNamed(i, name)) {
                String value = decoded(Math.min(cuts[i + 1] + 1, cuts[i + 2]), cuts[i + 2]);
                if (found != null || value == null) {
                    return Optional.empty();
                }
                found = value;
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean isNamed(int i, String name) {
        int length = cuts[i + 1] - cuts[i];
        if (length == name.length() && raw.startsWith(name, cuts[i])) {
            return true;
        }
        // An escaped name is longer than what it stands for.
        return escaped && length > name.length() && name.equals(decoded(cuts[i], cuts[i + 1]));
    }

    private @Nullable String decoded(int start, int end) {
        String text = raw.substring(start, end);
        try {
            return escaped ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int[] cuts(String raw) {
        int[] cuts = new int[24];
        int count = 0;
        int equals = -1;
        for (int start = 0; start < raw.length(); count += 3) {
            int end = indexOrEnd(raw, '&', start);
            // Looked for again only once it is passed, so that a query without any is not searched for each parameter.
            equals = equals < start ? indexOrEnd(raw, '=', start) : equals;
            cuts = count == cuts.length ? Arrays.copyOf(cuts, 2 * count) : cuts;
            cuts[count] = start;
            cuts[count + 1] = Math.min(equals, end);
            cuts[count + 2] = end;
            start = end + 1;
        }
        return Arrays.copyOf(cuts, count);
    }

    private static int indexOrEnd(String raw, char wanted, int from) {
        int index = raw.indexOf(wanted, from);
        return index < 0 ? raw.length() : index;
    }
}
