package io.github.weizheng.core.name;

import java.util.Objects;
import java.util.regex.Pattern;

/** A name, such as an appid, that can stand in a key or a signed text without being taken for two names, or for another one. */
public final class PlainName {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private PlainName() {}

    /**
     * 1 to 64 letters, digits, {@code _} or {@code -}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static String checked(String field, String name) {
        if (!FORM.matcher(Objects.requireNonNull(name, field)).matches()) {
            throw new IllegalArgumentException(
                    field + ": 1 to 64 letters, digits, _ or -, actual length " + name.length());
        }
        return name;
    }
}
