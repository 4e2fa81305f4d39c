package io.github.weizheng.message.preference;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of languages (BCP 47), and what stands in for one that is not there. */
final class LanguageTag {
    private static final String NO_LANGUAGE = "und";

    private LanguageTag() {}

    /**
     * Reads a tag.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static Locale parse(String tag) {
        try {
            return check(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("language: a tag such as zh-CN, actual " + tag, e);
        }
    }

    static Locale check(Locale locale) {
        if (locale.getLanguage().isEmpty() || locale.toLanguageTag().startsWith(NO_LANGUAGE)) {
            throw new IllegalArgumentException("language: a locale with a language, actual " + locale.toLanguageTag());
        }
        return locale;
    }

    static String key(Locale locale) {
        return locale.toLanguageTag().toLowerCase(Locale.ROOT);
    }

    /** The value of the tag, or else of the tag without its last part, and so on, as RFC 4647 looks up. */
    static <V> @Nullable V lookup(Locale wanted, Map<String, V> byKey) {
        String key = key(wanted);
        while (!key.isEmpty()) {
            V value = byKey.get(key);
            if (value != null) {
                return value;
            }
            int end = key.lastIndexOf('-');
            // A single letter only introduces what follows it.
            key = key.substring(0, end < 0 ? 0 : end > 1 && key.charAt(end - 2) == '-' ? end - 2 : end);
        }
        return null;
    }
}
