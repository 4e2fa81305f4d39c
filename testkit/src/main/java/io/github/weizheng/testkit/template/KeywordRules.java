package io.github.weizheng.testkit.template;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What production lets pass as the value of a category keyword ({@code thing2}, {@code amount3}). Characters count as one each,
 * whatever their script. Keys of other kinds, such as those of the old industry templates, take anything.
 */
final class KeywordRules {
    private static final Pattern ORDINAL = Pattern.compile("[0-9]+$");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String DAY = "(?:[0-9]{4}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12][0-9]|3[01])日"
            + "|[0-9]{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01]))";
    private static final String HOURS = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?";
    private static final String TIME = "(?:" + DAY + " ?)?" + HOURS;
    private static final String DATE = DAY + "(?: ?" + HOURS + ")?";

    private static final Map<String, Predicate<String>> RULES = Map.ofEntries(
            Map.entry("thing", value -> length(value) <= 20),
            Map.entry("const", value -> length(value) <= 20),
            Map.entry("number", matching("-?[0-9]+(?:\\.[0-9]+)?").and(value -> digits(value) <= 32)),
            Map.entry("letter", matching("[A-Za-z]{1,32}")),
            Map.entry("symbol", matching("[^\\p{L}\\p{N}\\s]{1,5}")),
            Map.entry("character_string", matching("[\\x20-\\x7e]{1,32}")),
            Map.entry("time", matching(TIME + "(?: ?~ ?" + TIME + ")?")),
            Map.entry("date", matching(DATE + "(?: ?~ ?" + DATE + ")?")),
            Map.entry("amount", matching("\\p{Sc}?[0-9]+(?:\\.[0-9]+)?元?").and(value -> digits(value) <= 10)),
            Map.entry("phone_number", matching("[0-9\\p{P}\\p{S} ]{1,17}")),
            Map.entry("car_number", matching("[\\p{IsHan}A-Za-z0-9](?:[A-Za-z0-9]{0,6}[\\p{IsHan}A-Za-z0-9])?")),
            Map.entry("name", KeywordRules::isName),
            Map.entry("phrase", matching("\\p{IsHan}{1,5}")));

    private KeywordRules() {}

    static boolean accepts(String key, String value) {
        Predicate<String> rule = RULES.get(ORDINAL.matcher(key).replaceFirst(""));
        return rule == null || (!value.isBlank() && rule.test(value));
    }

    /** A name with a Chinese character in it is counted as a Chinese one. */
    private static boolean isName(String value) {
        boolean chinese = HAN.matcher(value).find();
        return length(value) <= (chinese ? 10 : 20) && value.codePoints().noneMatch(Character::isDigit);
    }

    private static Predicate<String> matching(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    private static long digits(String value) {
        return value.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
