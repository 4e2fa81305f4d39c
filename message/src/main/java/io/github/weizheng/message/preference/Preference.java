package io.github.weizheng.message.preference;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a citizen has chosen.
 *
 * @param language the language, if one was chosen: an open set, such as zh-CN, bo, ug, en
 * @param elder whether elder mode (长者模式) is on
 */
public record Preference(Optional<Locale> language, boolean elder) {
    private static final Preference NONE = new Preference(Optional.empty(), false);

    /**
     * A choice.
     *
     * @throws IllegalArgumentException if the locale names no language
     */
    public Preference {
        Objects.requireNonNull(language, "language");
        language.ifPresent(LanguageTag::check);
    }

    /** Nothing chosen. */
    public static Preference none() {
        return NONE;
    }

    /**
     * The same with another language.
     *
     * @throws IllegalArgumentException if the locale names no language
     */
    public Preference withLanguage(Locale chosen) {
        return new Preference(Optional.of(chosen), elder);
    }

    /** The same with elder mode on or off. */
    public Preference withElder(boolean on) {
        return new Preference(language, on);
    }
}
