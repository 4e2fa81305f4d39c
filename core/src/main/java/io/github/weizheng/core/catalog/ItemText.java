package io.github.weizheng.core.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What texts of an item have to be. */
final class ItemText {
    private ItemText() {}

    /** The text, if it is visible, of one line and not too long. */
    static String needed(String field, String text, int maxBytes) {
        int bytes = Objects.requireNonNull(text, field).getBytes(StandardCharsets.UTF_8).length;
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + ": at least 1 visible character, actual 0");
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(field + ": at most " + maxBytes + " bytes, actual " + bytes);
        }
        if (!isOneLine(text)) {
            throw new IllegalArgumentException(field + ": no control characters and no halves of characters");
        }
        return text;
    }

    static String url(String page) {
        needed("url", page, ServiceItem.MAX_LINK_BYTES);
        if (!isPage(page)) {
            throw new IllegalArgumentException("url: starts with http:// or https:// and has no blanks");
        }
        return page;
    }

    static boolean isPage(String url) {
        return url.matches("(?i:https?)://[^/?#\\s]\\S*");
    }

    static boolean isOneLine(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
