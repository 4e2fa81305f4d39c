package io.github.weizheng.menu.template;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A text with its variables filled in.
 *
 * @param undefined variables without a value, which stay as they are, and beginnings without an end; the first few
 */
record Filling(String text, SortedSet<String> undefined) {
    private static final int MOST_UNDEFINED = 20;

    /** A text that is what it is. */
    static Filling of(String text) {
        return new Filling(text, new TreeSet<>());
    }

    /**
     * Fills in values, which are not looked at again, until the text is longer than this. What was undefined in a value is so in the text.
     *
     * @param used gets the names of all variables in the text
     */
    static Filling of(String text, Map<String, Filling> values, int maxLength, Set<String> used) {
        Filling filling = of(text);
        if (text.indexOf("${") < 0) {
            return filling;
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0 && filled.length() <= maxLength; open = text.indexOf("${", at)) {
            boolean literal = open > at && text.charAt(open - 1) == '$';
            int close = literal ? open + 1 : text.indexOf('}', open);
            filled.append(text, at, literal ? open - 1 : open);
            String variable = close < 0 ? text.substring(open) : text.substring(open, close + 1);
            String name =
                    literal || close < 0 ? "" : text.substring(open + 2, close).strip();
            Filling value = null;
            if (!name.isEmpty()) {
                used.add(name);
                value = values.get(name);
            }
            filled.append(value == null ? variable : value.text);
            if (filling.undefined.size() < MOST_UNDEFINED && value != null) {
                filling.undefined.addAll(value.undefined);
            } else if (filling.undefined.size() < MOST_UNDEFINED && !literal) {
                filling.undefined.add(variable);
            }
            at = close < 0 ? text.length() : close + 1;
        }
        return new Filling(filled.append(text, at, text.length()).toString(), filling.undefined);
    }

    /** The text as a template says it. */
    static String escaped(String text) {
        return text.replace("${", "$${");
    }
}
