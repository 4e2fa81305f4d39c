package io.github.weizheng.menu;

import java.util.List;
import java.util.Optional;

/**
 * The default menu as WeChat has it.
 *
 * <p>It need not keep today's rules, and may hold kinds that this version does not model.
 *
 * @param buttons the columns, from left to right
 * @param menuId WeChat's id of the menu, if it gave one
 */
public record LiveMenu(List<MenuButton> buttons, Optional<String> menuId) {
    /** Copies the buttons. */
    public LiveMenu {
        buttons = List.copyOf(buttons);
    }

    /** Whether it shows what the given menu says. */
    public boolean shows(Menu menu) {
        return buttons.equals(menu.buttons());
    }
}
