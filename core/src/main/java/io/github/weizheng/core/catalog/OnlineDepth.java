package io.github.weizheng.core.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a service goes without a visit (网办深度). */
public enum OnlineDepth {
    /** What is needed can be looked up (Ⅰ级). */
    INFORMATION("网上查询", "1", "Ⅰ", "I"),
    /** Papers are looked through before the visit (Ⅱ级). */
    PRE_EXAMINATION("网上预审", "2", "Ⅱ", "II"),
    /** The application is accepted, one visit remains (Ⅲ级). */
    ACCEPTANCE("网上受理", "3", "Ⅲ", "III"),
    /** No visit at all (Ⅳ级). */
    COMPLETE("全程网办", "4", "Ⅳ", "IV");

    private final String chinese;
    private final String number;
    private final String sign;
    private final String roman;

    OnlineDepth(String chinese, String number, String sign, String roman) {
        this.chinese = chinese;
        this.number = number;
        this.sign = sign;
        this.roman = roman;
    }

    /** Its Chinese name. */
    public String chinese() {
        return chinese;
    }

    /** Finds it by number (1 to 4), by level (Ⅰ级 to Ⅳ级, I to IV), by its Chinese name, or by its name here in either case; empty for anything else. */
    public static Optional<OnlineDepth> parse(String text) {
        String level = text.strip().replaceFirst("级$", "").toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(depth -> List.of(depth.chinese, depth.name(), depth.number, depth.sign, depth.roman)
                        .contains(level))
                .findFirst();
    }
}
