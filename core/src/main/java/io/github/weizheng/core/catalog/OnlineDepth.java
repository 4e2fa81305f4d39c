package io.github.weizheng.core.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a matter can be settled online (网办深度). */
public enum OnlineDepth {
    /** Level I: what is needed can be looked up (网上查询). */
    QUERY("Ⅰ级", "网上查询", "1", "I", "一"),
    /** Level II: papers are looked through before the citizen comes (网上预审). */
    REVIEW("Ⅱ级", "网上预审", "2", "II", "二"),
    /** Level III: the application is accepted online (网上受理). */
    ACCEPTANCE("Ⅲ级", "网上受理", "3", "III", "三"),
    /** Level IV: nobody has to come (全程网办). */
    COMPLETE("Ⅳ级", "全程网办", "4", "IV", "四");

    private static final int MAX_LENGTH = 20;
    private final String level;
    private final String chineseName;
    private final String digit;
    private final String roman;
    private final String chineseNumber;

    OnlineDepth(String level, String chineseName, String digit, String roman, String chineseNumber) {
        this.level = level;
        this.chineseName = chineseName;
        this.digit = digit;
        this.roman = roman;
        this.chineseNumber = chineseNumber;
    }

    /** The level as offices write it: {@code Ⅰ级} to {@code Ⅳ级}. */
    public String level() {
        return level;
    }

    /** Its name: 网上查询, 网上预审, 网上受理, 全程网办. */
    public String chineseName() {
        return chineseName;
    }

    /** Reads {@code 4}, {@code IV}, {@code Ⅳ}, {@code 四}, each also with {@code 级}, or {@code 全程网办}; width and case do not matter. Empty for anything else. */
    public static Optional<OnlineDepth> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        String number = plain.endsWith("级") ? plain.substring(0, plain.length() - 1) : plain;
        return Stream.of(values())
                .filter(depth -> depth.chineseName.equals(plain) || depth.isNumber(number))
                .findFirst();
    }

    private boolean isNumber(String text) {
        return text.equals(digit) || text.equals(roman) || text.equals(chineseNumber);
    }
}
