package io.github.weizheng.menu;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.MenuKeyHandlers;
import io.github.weizheng.core.privacy.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether menus and handlers fit each other: an entry whose key nothing answers leaves a citizen without an answer, a handler whose key no menu
 * has is never asked.
 *
 * <pre>{@code MenuBindings bindings = MenuBindings.of(menus, router);}</pre>
 *
 * @param unhandled entries that nothing answers, in the order of the menus
 * @param unused keys with a handler that no menu has, sorted
 */
public record MenuBindings(List<Unhandled> unhandled, List<MenuKey> unused) {
    private static final int SHOWN = 200;

    /** Copies the lists. */
    public MenuBindings {
        unhandled = List.copyOf(unhandled);
        unused = List.copyOf(unused);
    }

    /** Compares all menus of an account with a router, or with several: {@link MenuKeyHandlers#and}. */
    public static MenuBindings of(MenuSet menus, MenuKeyHandlers handlers) {
        List<Unhandled> unhandled = new ArrayList<>();
        Set<MenuKey> keys = new LinkedHashSet<>();
        collect("", menus.menu().buttons(), handlers, unhandled, keys);
        menus.conditional()
                .forEach(each -> collect(each.rule() + ": ", each.menu().buttons(), handlers, unhandled, keys));
        List<MenuKey> unused = handlers.menuKeys().stream()
                .filter(key -> !keys.contains(key))
                .sorted(Comparator.comparing(MenuKey::value))
                .toList();
        return new MenuBindings(unhandled, unused);
    }

    /** Compares one menu for everybody. */
    public static MenuBindings of(Menu menu, MenuKeyHandlers handlers) {
        return of(MenuSet.of(menu), handlers);
    }

    /** Whether each entry with a key has a handler. */
    public boolean isComplete() {
        return unhandled.isEmpty();
    }

    /** The whole of it, a line each: in Chinese for a Chinese locale, in English for any other; empty if all fits. */
    public String text(Locale locale) {
        boolean zh = MenuRule.isChinese(locale);
        StringBuilder text = new StringBuilder();
        unhandled.forEach(each -> text.append(zh ? "没有处理方法：" : "no handler: ")
                .append(Quote.of(each.path(), SHOWN))
                .append(" (")
                .append(each.type())
                .append(' ')
                .append(Quote.of(each.key().value(), SHOWN))
                .append(")\n"));
        unused.forEach(key -> text.append(zh ? "菜单中没有该 key：" : "no menu entry: ")
                .append(Quote.of(key.value(), SHOWN))
                .append('\n'));
        return text.toString();
    }

    private static void collect(
            String path,
            List<MenuButton> buttons,
            MenuKeyHandlers handlers,
            List<Unhandled> unhandled,
            Set<MenuKey> keys) {
        for (MenuButton button : buttons) {
            String at = path + button.name();
            if (button instanceof MenuButton.Group group) {
                collect(at + " > ", group.entries(), handlers, unhandled, keys);
            } else if (button instanceof MenuButton.Keyed keyed) {
                keys.add(keyed.key());
                if (!handlers.handles(keyed.type(), keyed.key())) {
                    unhandled.add(new Unhandled(at, keyed.type(), keyed.key()));
                }
            }
        }
    }

    /**
     * An entry that nothing answers. What follows a photo or a place is a message of its own, which other rules may answer.
     *
     * @param path the names from the column down, after the rule of a conditional menu
     * @param type WeChat's, such as {@code click}
     */
    public record Unhandled(String path, String type, MenuKey key) {}
}
