package io.github.weizheng.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A menu that WeChat accepts (自定义菜单).
 *
 * <pre>{@code
 * Menu menu = Menu.builder()
 *         .group("服务汇",
 *                 click("办事查询", MenuKey.of("PROGRESS")),
 *                 view("网上大厅", "https://hall.example.gov.cn"))
 *         .button(view("资讯汇", "https://www.example.gov.cn"))
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Menu {
    private final List<MenuButton> buttons;

    private Menu(List<MenuButton> buttons) {
        this.buttons = List.copyOf(buttons);
    }

    /** Starts a menu. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a menu as it would be sent to {@code menu/create}.
     *
     * @throws InvalidMenuException naming every mistake, if there is one
     */
    public static Menu parse(String json) {
        return ofChecked(MenuRules.tree(json));
    }

    /** Types a tree in which the check found no mistake. */
    static Menu ofChecked(JsonNode tree) {
        return new Menu(ButtonReader.buttons(tree.path("button")));
    }

    /** The columns, from left to right. */
    public List<MenuButton> buttons() {
        return buttons;
    }

    /** The menu as WeChat takes it. */
    public String toJson() {
        return new MenuJson.Body(buttons).text();
    }

    /** What citizens would stumble over although WeChat accepts it: names that are cut on the screen, pages without https. */
    public List<MenuViolation> warnings() {
        return MenuRules.warnings(toJson());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Menu that && buttons.equals(that.buttons);
    }

    @Override
    public int hashCode() {
        return buttons.hashCode();
    }

    @Override
    public String toString() {
        return "Menu" + buttons.stream().map(MenuButton::name).toList();
    }

    /** Collects columns from left to right. For one thread. */
    public static final class Builder {
        private final List<MenuButton> buttons = new ArrayList<>();

        private Builder() {}

        /** Adds a column with entries, from top to bottom. */
        public Builder group(String name, MenuButton... entries) {
            return button(MenuButton.group(name, entries));
        }

        /** Adds a column that is a button itself. */
        public Builder button(MenuButton button) {
            buttons.add(Objects.requireNonNull(button, "button"));
            return this;
        }

        /**
         * Makes the menu.
         *
         * @throws InvalidMenuException naming every mistake, if there is one
         */
        public Menu build() {
            return ofChecked(MenuRules.require(new MenuJson.Body(buttons).text()));
        }
    }
}
