package io.github.weizheng.menu;

import java.util.List;

/**
 * Where a plan leads.
 *
 * @param buttons the default menu's; none to have no menu at all
 * @param conditional in the order in which they are tried
 */
record WantedMenus(List<MenuButton> buttons, List<LiveConditionalMenu> conditional) {
    static WantedMenus of(MenuSet set) {
        return new WantedMenus(
                set.menu().buttons(),
                set.conditional().stream()
                        .map(each ->
                                new LiveConditionalMenu(each.rule(), each.menu().buttons(), ""))
                        .toList());
    }

    static WantedMenus of(MenuSnapshot snapshot) {
        return new WantedMenus(
                snapshot.buttons(),
                snapshot.conditional().stream()
                        .filter(each -> !each.rule().isDead()) // fits nobody, and WeChat refuses it (65320)
                        .toList());
    }
}
