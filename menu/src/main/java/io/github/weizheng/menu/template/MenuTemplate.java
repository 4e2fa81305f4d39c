package io.github.weizheng.menu.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.file.tree.Place;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.MenuButton;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuViolation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The definition of an account's menus, with places to fill in: {@code ${host}} in any text. One definition serves several accounts, each with
 * values of its own, and has variants for some of the citizens: other languages, larger words for elders (适老化).
 *
 * <pre>{@code
 * MenuTemplate template = MenuTemplate.builder()
 *         .group("服务汇", click("办事查询", MenuKey.of("PROGRESS")), view("网上大厅", "https://${host}/${lang}"))
 *         .variable("lang", "zh")
 *         .variant(Variant.language("en", MatchRule.tag(101)).name("服务汇", "Services").name("办事查询", "Progress")
 *                 .name("网上大厅", "Online hall").variable("lang", "en"))
 *         .variant(Variant.of(MatchRule.tag(102)).name("办事查询", "查进度"))
 *         .build();
 * MenuSet menus = template.menus(Map.of("host", "hall.example.gov.cn"));
 * }</pre>
 *
 * <p>A doubled dollar sign before the brace stands for the two characters themselves. Immutable and thread-safe.
 */
public final class MenuTemplate {
    private final JsonNode root;
    private final Function<String, Place> places;

    /** The root's form has been checked. */
    MenuTemplate(JsonNode root, Function<String, Place> places) {
        this.root = root;
        this.places = places;
    }

    /** Starts a template. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The menus with these values in place of the variables.
     *
     * @param values take the place of the template's own values, which are for whoever gives none; a variant's values come before both. A value for
     *     which the template has no variable is a mistake
     * @throws InvalidMenuException naming every mistake, variables without a value among them
     */
    public MenuSet menus(Map<String, String> values) {
        Expansion expansion = expand(values);
        List<MenuViolation> violations = expansion.violations(true);
        if (!violations.isEmpty()) {
            throw new InvalidMenuException(violations);
        }
        return MenuSet.parse(expansion.json());
    }

    /**
     * The menus with the template's own values.
     *
     * @throws InvalidMenuException naming every mistake
     */
    public MenuSet menus() {
        return menus(Map.of());
    }

    /** Every mistake that {@link #menus(Map)} would throw; empty if there is none. */
    public List<MenuViolation> check(Map<String, String> values) {
        return expand(values).violations(true);
    }

    /** The names of its buttons, unfilled. */
    @Override
    public String toString() {
        return "MenuTemplate" + root.path("button").findValuesAsText("name");
    }

    private Expansion expand(Map<String, String> values) {
        return new Expansion(root, places, Map.copyOf(values));
    }

    /** Collects a template. For one thread. */
    public static final class Builder {
        private final TemplateTree tree = new TemplateTree();

        private Builder() {}

        /** Adds a column with entries, from top to bottom. */
        public Builder group(String name, MenuButton... entries) {
            return button(MenuButton.group(name, entries));
        }

        /** Adds a column that is a button itself. */
        public Builder button(MenuButton button) {
            tree.button(Objects.requireNonNull(button, "button"));
            return this;
        }

        /** The value of a variable, unless {@link MenuTemplate#menus(Map)} is given another. */
        public Builder variable(String name, String value) {
            tree.variable(name, value);
            return this;
        }

        /** Adds a variant for citizens who fit its rule, and none of those added before. */
        public Builder variant(Variant variant) {
            tree.variant(variant);
            return this;
        }

        /**
         * Makes the template.
         *
         * @throws InvalidMenuException naming every mistake that does not depend on variables without a value
         */
        public MenuTemplate build() {
            return checked("", tree.root(), path -> new Place(0, 0), List.of());
        }
    }

    /** Makes a template of what has no mistake but variables without a value. */
    static MenuTemplate checked(String file, JsonNode root, Function<String, Place> places, List<MenuViolation> found) {
        List<MenuViolation> violations = new FieldCheck(places, found).of(root);
        if (root.isObject()) {
            violations.addAll(new Expansion(root, places, Map.of()).violations(false));
        }
        if (!violations.isEmpty()) {
            throw new InvalidMenuException(file, InTextOrder.of(violations));
        }
        return new MenuTemplate(root, places);
    }
}
