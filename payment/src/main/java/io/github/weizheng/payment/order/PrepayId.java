package io.github.weizheng.payment.order;

import java.util.Objects;
import java.util.regex.Pattern;

/** WeChat Pay's id of an order that can be paid (prepay_id): valid for two hours. Immutable and thread-safe. */
public final class PrepayId {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");
    private final String value;

    private PrepayId(String value) {
        this.value = value;
    }

    /**
     * Wraps an id.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 printable ASCII characters
     */
    public static PrepayId of(String value) {
        if (!FORM.matcher(Objects.requireNonNull(value, "value")).matches()) {
            throw new IllegalArgumentException(
                    "prepay_id: 1 to 64 printable characters, actual length " + value.length());
        }
        return new PrepayId(value);
    }

    /** The id. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrepayId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
