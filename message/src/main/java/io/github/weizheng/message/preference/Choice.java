package io.github.weizheng.message.preference;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A preference as it stands in the store: {@code 1795309200 zh-CN elder}, with a dash for what was not chosen. */
record Choice(Preference preference, Instant written) {
    static final Choice NONE = new Choice(Preference.none(), Instant.EPOCH);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,12}) ([A-Za-z0-9-]+) (elder|-)");
    private static final String NOT_CHOSEN = "-";

    /** What is not readable counts as nothing chosen. */
    static Choice read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return NONE;
        }
        Optional<Locale> language = Optional.of(matcher.group(2))
                .map(Locale::forLanguageTag)
                .filter(locale -> !locale.getLanguage().isEmpty());
        return new Choice(
                new Preference(language, !matcher.group(3).equals(NOT_CHOSEN)),
                Instant.ofEpochSecond(Long.parseLong(matcher.group(1))));
    }

    String text() {
        return written.getEpochSecond() + " "
                + preference.language().map(Locale::toLanguageTag).orElse(NOT_CHOSEN)
                + (preference.elder() ? " elder" : " -");
    }

    boolean isOlderThan(Duration age, Instant now) {
        return written.plus(age).isBefore(now);
    }
}
