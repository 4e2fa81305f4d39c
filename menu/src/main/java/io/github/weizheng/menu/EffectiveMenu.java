package io.github.weizheng.menu;

import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * Whether this shows those: the same names in the same places, leading to the same where the kinds are the same. WeChat does not say
     * how it shows every kind here.
     */
    boolean shows(List<MenuButton> others) {
        return isLike(buttons, others);
    }

    private static boolean isLike(List<MenuButton> ones, List<MenuButton> others) {
        return ones.size() == others.size()
                && IntStream.range(0, ones.size()).allMatch(i -> isLike(ones.get(i), others.get(i)));
    }

    private static boolean isLike(MenuButton one, MenuButton other) {
        if (one instanceof MenuButton.Group group && other instanceof MenuButton.Group with) {
            return group.name().equals(with.name()) && isLike(group.entries(), with.entries());
        }
        return one.name().equals(other.name())
                && (!one.type().equals(other.type()) || one.target().equals(other.target()));
    }
}
