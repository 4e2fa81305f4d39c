package io.github.weizheng.menu.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.weizheng.core.file.tree.Place;
import io.github.weizheng.menu.MenuRule;
import io.github.weizheng.menu.MenuRules;
import io.github.weizheng.menu.MenuViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A template with its variables filled in, and where each part of it came from. For one filling. */
final class Expansion {
    private static final int MOST_VIOLATIONS = 1_000;
    /** Of 2,000 conditional menus, and some. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final Pattern BUTTON_OF_VARIANT =
            Pattern.compile("conditionalmenu\\[([0-9]{1,9})]\\.(button.*)", Pattern.DOTALL);

    private final JsonNode root;
    private final Function<String, Place> sources;
    /** Paths of names that a variant has other words for, and where these stand. */
    private final Map<String, String> renamed = new HashMap<>();

    private final List<MenuViolation> found = new ArrayList<>();
    private final List<MenuViolation> undefined = new ArrayList<>();
    /** Paths of texts that are not known in full. */
    private final Set<String> unsure = new HashSet<>();

    /** Names of variables that the template knows. */
    private final Set<String> used = new HashSet<>();

    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private int left = MOST_CHARACTERS;

    Expansion(JsonNode root, Function<String, Place> sources, Map<String, String> given) {
        this.root = root;
        this.sources = sources;
        Scope everybody = new Scope(values(given), Map.of(), "");
        root.properties().forEach(field -> {
            if (field.getKey().equals("button")) {
                tree.set("button", copy(field.getValue(), "button", everybody));
            } else if (field.getKey().equals("conditionalmenu")) {
                tree.set("conditionalmenu", conditional(field.getValue(), everybody));
            }
        });
        given.keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> add(found, "variables", MenuRule.VARIABLE_UNUSED, shown(new TreeSet<>(used)), name));
    }

    /** As it is sent, if there is no violation. */
    String json() {
        return tree.toString();
    }

    /**
     * What is wrong, in the order of the text.
     *
     * @param needsValues whether a variable without a value is a mistake; what depends on it is not judged
     */
    List<MenuViolation> violations(boolean needsValues) {
        List<MenuViolation> all = new ArrayList<>(found);
        if (needsValues) {
            all.addAll(undefined);
        }
        if (left <= 0) {
            all.add(MenuViolation.of("menu", MenuRule.TEXT, "≤ " + MOST_CHARACTERS, "> " + MOST_CHARACTERS));
            return InTextOrder.of(all);
        }
        for (MenuViolation violation : MenuRules.check(json())) {
            boolean judged = !unsure.contains(violation.path())
                    && (unsure.isEmpty() || violation.rule() != MenuRule.MATCH_HOSTS);
            if (judged && violation.rule() != MenuRule.ESCAPES) {
                Place place = source(violation.path());
                all.add(violation.at(place.line(), place.column()));
            }
        }
        return InTextOrder.of(all);
    }

    /** The given values, and the template's own, in which those before them may stand. */
    private Map<String, Filling> values(Map<String, String> given) {
        Map<String, Filling> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            Filling filling = filling(value, Map.of());
            values.put(name, filling);
            if (!filling.undefined().isEmpty()) {
                add(undefined, "variables", MenuRule.VARIABLE_UNDEFINED, "", name + "=" + value);
            }
        });
        texts(root.path("variables")).forEach((name, value) -> {
            used.add(name);
            if (!given.containsKey(name)) {
                Filling filling = filling(value, values);
                values.put(name, filling);
                if (!filling.undefined().isEmpty()) {
                    add(undefined, "variables." + name, MenuRule.VARIABLE_UNDEFINED, "", shown(filling.undefined()));
                }
            }
        });
        return values;
    }

    private JsonNode conditional(JsonNode menus, Scope everybody) {
        if (!menus.isArray()) {
            return menus;
        }
        ArrayNode copies = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < menus.size() && left > 0; i++) {
            String path = "conditionalmenu[" + i + "]";
            copies.add(menus.get(i).isObject() ? variant(menus.get(i), path, everybody) : menus.get(i));
        }
        return copies;
    }

    private JsonNode variant(JsonNode menu, String path, Scope everybody) {
        Map<String, Filling> values = new LinkedHashMap<>(everybody.values);
        left -= 8 * values.size();
        texts(menu.path("variables")).forEach((name, value) -> {
            used.add(name);
            values.put(name, filling(value, everybody.values));
        });
        Map<String, String> names = texts(menu.path("names"));
        Scope scope = new Scope(values, names, path + ".names.");
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        if (menu.has("matchrule")) {
            copy.set("matchrule", copy(menu.path("matchrule"), path + ".matchrule", scope));
        }
        JsonNode source = menu.has("button") ? menu.path("button") : root.path("button");
        copy.set("button", copy(source, path + ".button", scope));
        names(menu, path, names.keySet(), source);
        return copy;
    }

    /** Names in other words belong to buttons; a language has one for each. */
    private void names(JsonNode menu, String path, Set<String> given, JsonNode buttons) {
        Set<String> needed = new TreeSet<>();
        buttons.findValues("name").forEach(name -> needed.add(name.asText()));
        left -= 8 * needed.size();
        String all = shown(needed);
        for (String name : given) {
            if (!needed.contains(name)) {
                add(found, path + ".names." + name, MenuRule.NAME_UNUSED, all, name);
            }
        }
        needed.removeAll(given);
        if (menu.hasNonNull("language") && !menu.has("button") && !needed.isEmpty()) {
            add(
                    found,
                    path + ".names",
                    MenuRule.NAME_UNTRANSLATED,
                    menu.path("language").asText(),
                    shown(needed));
        }
    }

    private static String shown(Collection<String> words) {
        return words.stream().limit(20).collect(Collectors.joining(", "));
    }

    private JsonNode copy(JsonNode node, String path, Scope scope) {
        left -= 8;
        if (left <= 0) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode copies = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                copies.add(copy(node.get(i), path + "[" + i + "]", scope));
            }
            return copies;
        }
        if (node.isObject()) {
            ObjectNode copies = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                String name = field.getKey();
                copies.set(name, field(name, field.getValue(), path + "." + name, scope));
            });
            return copies;
        }
        return node.isTextual() ? TextNode.valueOf(filled(node.textValue(), path, scope.values)) : node;
    }

    private JsonNode field(String name, JsonNode value, String path, Scope scope) {
        String other = name.equals("name") && value.isTextual() ? scope.names.get(value.textValue()) : null;
        if (other == null) {
            return copy(value, path, scope);
        }
        renamed.put(path, scope.namesPath + value.textValue());
        return copy(TextNode.valueOf(other), path, scope);
    }

    private String filled(String text, String path, Map<String, Filling> values) {
        Filling filling = filling(text, values);
        if (!filling.undefined().isEmpty()) {
            unsure.add(path);
            add(undefined, path, MenuRule.VARIABLE_UNDEFINED, "", shown(filling.undefined()));
        }
        return filling.text();
    }

    private Filling filling(String text, Map<String, Filling> values) {
        Filling filling = Filling.of(text, values, left, used);
        left -= filling.text().length();
        return filling;
    }

    /** Where a part came from: a variant without buttons of its own has the default's. */
    private Place source(String path) {
        String words = renamed.get(path);
        if (words != null) {
            return sources.apply(words);
        }
        Matcher variant = BUTTON_OF_VARIANT.matcher(path);
        boolean borrowed = variant.matches()
                && !root.path("conditionalmenu")
                        .path(Integer.parseInt(variant.group(1)))
                        .has("button");
        return sources.apply(borrowed ? variant.group(2) : path);
    }

    private void add(List<MenuViolation> to, String path, MenuRule rule, String limit, String actual) {
        if (to.size() == MOST_VIOLATIONS) {
            return;
        }
        Place at = source(path);
        to.add(MenuViolation.of(path, rule, limit, actual).at(at.line(), at.column()));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText("")));
        return texts;
    }

    /**
     * What stands for what.
     *
     * @param namesPath of where the names were written
     */
    private record Scope(Map<String, Filling> values, Map<String, String> names, String namesPath) {}
}
