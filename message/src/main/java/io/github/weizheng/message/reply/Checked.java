package io.github.weizheng.message.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;

/** What a text must be before it is taken. Each returns the text. */
final class Checked {
    /** For each text of an answer. */
    static final int MAX_TEXT_BYTES = 2048;

    private static final int MAX_ID = 512;
    private static final int SPLIT_CDATA = "]]><![CDATA[".length();

    private Checked() {}

    /** @throws IllegalArgumentException if it is too long, or naming the first character that XML 1.0 cannot hold */
    static String text(String field, String text) {
        int bytes = Objects.requireNonNull(text, field).getBytes(UTF_8).length;
        if (bytes > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException(field + ": up to " + MAX_TEXT_BYTES + " bytes, actual " + bytes);
        }
        return characters(field, text);
    }

    /** @throws IllegalArgumentException naming the first character that XML 1.0 cannot hold */
    static String characters(String field, String text) {
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

    /** @throws IllegalArgumentException if it is empty or too long, or has other characters than visible ASCII */
    static String id(String field, String id) {
        if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    field + ": visible ASCII, 1 to " + MAX_ID + " characters, actual length " + id.length());
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

    /** How many bytes it has at most where it is written, as XML or as JSON: what has to be escaped is longer then. */
    static int escapedBytes(String text) {
        int bytes = text.getBytes(UTF_8).length;
        for (int i = 0; i < text.length(); i++) {
            bytes += switch (text.charAt(i)) {
                case '"', '\\', '\t', '\n', '\r' -> 1;
                case '>' -> text.startsWith("]]", i - 2) ? SPLIT_CDATA : 0;
                default -> 0;
            };
        }
        return bytes;
    }

    /** The same, or nothing. */
    static String urlIfAny(String field, String url) {
        return url.isEmpty() ? url : url(field, url);
    }
}
