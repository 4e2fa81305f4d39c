package io.github.weizheng.core.privacy;

import io.github.weizheng.core.IdNumber;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.PersonalData;
import io.github.weizheng.core.PhoneNumber;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds by its form what identifies a citizen in a text, and masks it as its type would. */
public final class PersonalForms {
    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?:(?:\\+|00)?86)?1[3-9][0-9]{9}(?![0-9A-Za-z])");

    private static final int MOBILE_LENGTH = 11;

    private PersonalForms() {}

    /** Masks openids and ID numbers of 18 characters whose check character is right: forms that nothing else has but by rare chance. */
    public static String mask(String text) {
        return replace(ID_NUMBER, IdNumber::of, replace(Quote.OPEN_ID, OpenId::of, text));
    }

    /** Masks mobile numbers as well. Not for ids: an account number may look like one. */
    public static String maskInProse(String text) {
        return replace(MOBILE, PersonalForms::mobile, mask(text));
    }

    /** Without the code of the country. */
    private static PhoneNumber mobile(String found) {
        return PhoneNumber.of(found.substring(found.length() - MOBILE_LENGTH));
    }

    private static String replace(Pattern form, Function<String, PersonalData> type, String text) {
        return form.matcher(text).replaceAll(match -> Matcher.quoteReplacement(masked(match, type)));
    }

    private static String masked(MatchResult match, Function<String, PersonalData> type) {
        try {
            return type.apply(match.group()).toString();
        } catch (IllegalArgumentException e) {
            return match.group(); // a number, but not such a one
        }
    }
}
