package io.github.weizheng.menu.picture;

import io.github.weizheng.menu.MenuButton;
import java.util.List;

/**
 * One column as pictures tell of it.
 *
 * @param isGroup whether a tap opens its entries, of which there may be none
 * @param count of all entries; those beyond the first few are not told
 */
record Column(Item self, boolean isGroup, List<Item> entries, int count) {
    /** What WeChat shows. */
    static final int MAX_ENTRIES = 5;

    private static final int TOLD = 10;

    static Column of(MenuButton button) {
        List<MenuButton> entries = button instanceof MenuButton.Group group ? group.entries() : List.of();
        return new Column(
                Item.of(button),
                button instanceof MenuButton.Group,
                entries.stream().limit(TOLD).map(Item::of).toList(),
                entries.size());
    }

    /** The entries that a phone has room for. */
    List<Item> visible() {
        return entries.subList(0, Math.min(MAX_ENTRIES, entries.size()));
    }

    /** How many entries are not told. */
    int untold() {
        return count - entries.size();
    }
}
