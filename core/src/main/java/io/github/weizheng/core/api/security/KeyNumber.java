package io.github.weizheng.core.api.security;

import java.util.Objects;
import java.util.regex.Pattern;

/** The numbers that the console gives keys: not secret, and not a certificate's serial. */
final class KeyNumber {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private KeyNumber() {}

    static String checked(String field, String number) {
        if (!matches(Objects.requireNonNull(number, "number"))) {
            throw new IllegalArgumentException(
                    field + ": a number of 1 to 128 letters, digits, _ or -, actual length " + number.length());
        }
        return number;
    }

    static boolean matches(String number) {
        return FORM.matcher(number).matches();
    }
}
