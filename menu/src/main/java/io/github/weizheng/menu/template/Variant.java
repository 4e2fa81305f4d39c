package io.github.weizheng.menu.template;

import io.github.weizheng.menu.MatchRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The same menu in other words, for some of the citizens: what it does not say stays as it is. Immutable and thread-safe.
 */
public final class Variant {
    private final MatchRule rule;
    private final String language;
    private final Map<String, String> names;
    private final Map<String, String> variables;

    private Variant(MatchRule rule, String language, Map<String, String> names, Map<String, String> variables) {
        this.rule = rule;
        this.language = language;
        this.names = names;
        this.variables = variables;
    }

    /** In other words here and there, such as shorter ones for elders (适老化). */
    public static Variant of(MatchRule rule) {
        return new Variant(Objects.requireNonNull(rule, "rule"), "", Map.of(), Map.of());
    }

    /**
     * In another language, which then must have a name for each button.
     *
     * @param tag of the language (BCP 47), such as {@code bo}; for people, WeChat does not match by it
     */
    public static Variant language(String tag, MatchRule rule) {
        return new Variant(
                Objects.requireNonNull(rule, "rule"), Objects.requireNonNull(tag, "tag"), Map.of(), Map.of());
    }

    /** The button of this name, as it stands in the default menu, has another name here. */
    public Variant name(String ofDefault, String here) {
        return new Variant(rule, language, with(names, ofDefault, here), variables);
    }

    /** The variable has another value here, in which variables of the template may stand. */
    public Variant variable(String name, String value) {
        return new Variant(rule, language, names, with(variables, name, value));
    }

    MatchRule rule() {
        return rule;
    }

    String language() {
        return language;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, String> variables() {
        return variables;
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(Objects.requireNonNull(key, "name"), Objects.requireNonNull(value, "value"));
        return Collections.unmodifiableMap(more);
    }
}
