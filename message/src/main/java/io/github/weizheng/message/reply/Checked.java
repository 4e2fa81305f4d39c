package io.github.weizheng.message.reply;

import java.util.Objects;

/** What a text must be before it is taken. Each returns the text. */
final class Checked {
    private Checked() {}

    /** @throws IllegalArgumentException naming the first character that XML 1.0 cannot hold */
    static String text(String field, String text) {
        Objects.requireNonNull(text, field);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (control || c >= '\uFFFE' || (Character.isSurrogate(c) && !pair)) {
                throw new IllegalArgumentException(
                        String.format("%s: no character U+%04X in XML, actual at index %d", field, (int) c, i));
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    /** @throws IllegalArgumentException if it shows nothing, too */
    static String filled(String field, String text) {
        if (text(field, text).isBlank()) {
            throw new IllegalArgumentException(field + ": at least 1 visible character, actual 0");
        }
        return text;
    }

    /** @throws IllegalArgumentException if it is empty or has other characters than visible ASCII */
    static String id(String field, String id) {
        if (id.isEmpty() || !id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    field + ": visible ASCII, at least 1 character, actual length " + id.length());
        }
        return id;
    }

    /** @throws IllegalArgumentException if it is not the address of a web page */
    static String url(String field, String url) {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException(field + ": starts with http:// or https://");
        }
        return text(field, url);
    }

    /** The same, or nothing. */
    static String urlIfAny(String field, String url) {
        return url.isEmpty() ? url : url(field, url);
    }
}
