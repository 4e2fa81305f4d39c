package io.github.weizheng.menu;

import java.util.List;

/**
 * The default menu that citizens see, whoever made it: the API or the console.
 *
 * @param open whether the menu is switched on (is_menu_open)
 * @param buttons the columns, from left to right; none if there is no menu
 */
public record EffectiveMenu(boolean open, List<MenuButton> buttons) {
    /** Copies the buttons. */
    public EffectiveMenu {
        buttons = List.copyOf(buttons);
    }

    /** Whether it holds what only the console can make. */
    public boolean isOfConsole() {
        return MenuButton.flat(buttons).anyMatch(ConsoleButton.class::isInstance);
    }
}
