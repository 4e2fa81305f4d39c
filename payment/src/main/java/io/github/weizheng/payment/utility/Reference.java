package io.github.weizheng.payment.utility;

import java.util.Objects;

/** What keys of other systems may look like. */
final class Reference {
    private Reference() {}

    static String checked(String field, String value, int max) {
        if (Objects.requireNonNull(value, "value").isEmpty() || value.length() > max) {
            throw new IllegalArgumentException(field + ": 1 to " + max + " characters, actual " + value.length());
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + ": no control character");
        }
        return value;
    }
}
