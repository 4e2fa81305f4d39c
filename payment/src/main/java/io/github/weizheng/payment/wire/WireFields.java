package io.github.weizheng.payment.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.Fen;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Fields of answers and notifications as they come: what is empty is absent, and money is whole fen. Of details, what is not in its form is absent too. */
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

    /** The details in a list, if it is one: nothing that matters is lost for a detail. */
    public static Stream<JsonNode> each(@Nullable JsonNode list) {
        return list == null || !list.isArray() ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }

    /** A text of a detail. */
    public static Optional<String> text(JsonNode detail, String name) {
        return text(detail.path(name).textValue());
    }

    /** An amount of a detail. */
    public static Optional<Fen> fen(JsonNode detail, String name) {
        JsonNode amount = detail.path(name);
        boolean whole = amount.isIntegralNumber() && amount.canConvertToLong() && amount.longValue() >= 0;
        return whole ? Optional.of(Fen.of(amount.longValue())) : Optional.empty();
    }
}
