package io.github.weizheng.payment.wire;

import io.github.weizheng.payment.Fen;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields of answers and notifications as they come: what is empty is absent, and money is whole fen. */
public final class WireFields {
    private WireFields() {}

    /** A text that must be there. */
    public static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** A text that may be there. */
    public static Optional<String> text(@Nullable String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Bound as any number, because binding to a long would cut a fraction off in silence. */
    public static Optional<Fen> fen(@Nullable Number number) {
        if (number == null) {
            return Optional.empty();
        }
        if (number instanceof Integer || number instanceof Long) {
            return Optional.of(Fen.of(number.longValue()));
        }
        throw new IllegalArgumentException("an amount is not a whole number of fen");
    }
}
