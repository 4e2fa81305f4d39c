package io.github.weizheng.menu;

import java.util.List;
import java.util.Optional;

/**
 * The menus that were made through the API, as WeChat has them.
 *
 * <p>They need not keep today's rules, and may hold kinds that this version does not model.
 *
 * @param buttons the columns of the default menu, from left to right
 * @param menuId WeChat's id of the default menu, if it gave one
 * @param conditional the conditional menus, newest first, which is the order in which WeChat tries them; WeChat does not say in which order it
 *     lists them, so a larger id counts as newer
 */
public record LiveMenu(List<MenuButton> buttons, Optional<String> menuId, List<LiveConditionalMenu> conditional) {
    /** Copies the lists. */
    public LiveMenu {
        buttons = List.copyOf(buttons);
        conditional = List.copyOf(conditional);
    }

    /** Whether the default menu shows what the given menu says. */
    public boolean shows(Menu menu) {
        return buttons.equals(menu.buttons());
    }
}
