package io.github.weizheng.testkit.template;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template in the account's list: text with places such as {@code {{thing2.DATA}}}. Immutable. */
record Template(String id, String title, String content, Set<String> keys) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\.DATA\\s*}}");

    static Template of(String id, String title, String content) {
        Set<String> keys = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(content);
        while (places.find()) {
            keys.add(places.group(1));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("content: needs a place such as {{thing2.DATA}}: " + content);
        }
        return new Template(id, title, content, keys);
    }

    String filled(Map<String, String> values) {
        return PLACE.matcher(content)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
