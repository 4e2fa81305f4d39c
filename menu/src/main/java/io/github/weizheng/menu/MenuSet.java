package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All menus of an account: one for everybody, and others for some of the citizens (个性化菜单), of whom each sees the first that fits.
 *
 * <p>WeChat tries the newest conditional menu first; {@link MenuPlan} adds them in the order that makes the first one here the newest.
 * Immutable and thread-safe.
 */
public final class MenuSet {
    private final Menu menu;
    private final List<ConditionalMenu> conditional;

    private MenuSet(Menu menu, List<ConditionalMenu> conditional) {
        this.menu = menu;
        this.conditional = List.copyOf(conditional);
    }

    /** One menu for everybody. */
    public static MenuSet of(Menu menu) {
        return new MenuSet(Objects.requireNonNull(menu, "menu"), List.of());
    }

    /** Starts with the menu for everybody else. */
    public static Builder builder(Menu menu) {
        return new Builder(Objects.requireNonNull(menu, "menu"));
    }

    /**
     * Reads {@code {"button":[…],"conditionalmenu":[{"button":[…],"matchrule":{…}}]}}.
     *
     * @throws InvalidMenuException naming every mistake, if there is one
     */
    public static MenuSet parse(String json) {
        JsonNode tree = MenuRules.tree(json);
        List<ConditionalMenu> conditional = new ArrayList<>();
        for (JsonNode each : tree.path("conditionalmenu")) {
            conditional.add(new ConditionalMenu(ButtonReader.rule(each.path("matchrule")), Menu.ofChecked(each)));
        }
        return new MenuSet(Menu.ofChecked(tree), conditional);
    }

    /** The menu for who fits no condition. */
    public Menu menu() {
        return menu;
    }

    /** The others, in the order in which they are tried. */
    public List<ConditionalMenu> conditional() {
        return conditional;
    }

    /** What {@link #parse} reads; WeChat takes it in parts. */
    public String toJson() {
        List<MenuJson.Body> others = conditional.stream()
                .map(each -> new MenuJson.Body(each.menu().buttons(), each.rule()))
                .toList();
        return new MenuJson.Body(menu.buttons(), null, "", others).text();
    }

    /** What citizens would stumble over although WeChat accepts it: {@link Menu#warnings}. */
    public List<MenuViolation> warnings() {
        return MenuRules.warnings(toJson());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MenuSet that && menu.equals(that.menu) && conditional.equals(that.conditional);
    }

    @Override
    public int hashCode() {
        return Objects.hash(menu, conditional);
    }

    @Override
    public String toString() {
        return "MenuSet[" + menu + ", conditional "
                + conditional.stream().map(ConditionalMenu::rule).toList() + "]";
    }

    /** Collects conditional menus. For one thread. */
    public static final class Builder {
        private final Menu menu;
        private final List<ConditionalMenu> conditional = new ArrayList<>();

        private Builder(Menu menu) {
            this.menu = menu;
        }

        /** Adds a menu for who fits the rule, and none of those added before. */
        public Builder when(MatchRule rule, Menu shown) {
            conditional.add(new ConditionalMenu(rule, shown));
            return this;
        }

        /**
         * Makes the set.
         *
         * @throws InvalidMenuException naming every mistake: a rule without a field, or with one that WeChat took out; a menu that nobody
         *     would see because an earlier rule includes its own; more than 3 hosts that all conditional menus together lead to
         */
        public MenuSet build() {
            MenuSet set = new MenuSet(menu, conditional);
            MenuRules.require(set.toJson());
            return set;
        }
    }
}
