package io.github.weizheng.menu.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text with its variables filled in.
 *
 * @param undefined variables without a value, which stay as they are, and beginnings without an end
 */
record Filling(String text, List<String> undefined) {
    /** Fills in until the text is longer than this. */
    static Filling of(String text, Map<String, String> values, int maxLength) {
        if (text.indexOf("${") < 0) {
            return new Filling(text, List.of());
        }
        StringBuilder filled = new StringBuilder();
        List<String> undefined = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0 && filled.length() <= maxLength; open = text.indexOf("${", at)) {
            boolean literal = open > at && text.charAt(open - 1) == '$';
            int close = literal ? open + 1 : text.indexOf('}', open);
            filled.append(text, at, literal ? open - 1 : open);
            String variable = close < 0 ? text.substring(open) : text.substring(open, close + 1);
            String value = literal || close < 0
                    ? null
                    : values.get(text.substring(open + 2, close).strip());
            filled.append(value == null ? variable : value);
            if (value == null && !literal) {
                undefined.add(variable);
            }
            at = close < 0 ? text.length() : close + 1;
        }
        return new Filling(filled.append(text, at, text.length()).toString(), undefined);
    }

    /** The text as a template says it. */
    static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
