package io.github.weizheng.message.inbound;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers and times as WeChat writes them, by the one rule that {@link InboundParser} states. */
final class Numbers {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");

    private Numbers() {}

    /** A 64-bit number. */
    static OptionalLong whole(Fields fields, String name) {
        return whole(fields.value(name));
    }

    static OptionalLong whole(String text) {
        if (!isWhole(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }

    /** A number with decimals. */
    static OptionalDouble decimal(Fields fields, String name) {
        String text = fields.value(name);
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
        return OptionalDouble.of(value);
    }

    /** Seconds since 1970. */
    static Optional<Instant> time(Fields fields, String name) {
        OptionalLong seconds = whole(fields, name);
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
        } catch (DateTimeException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }

    private static boolean isWhole(String text) {
        int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > first;
    }
}
