package io.github.weizheng.menu;

import java.util.List;
import java.util.Objects;

/**
 * A conditional menu as WeChat has it. It need not keep today's rules.
 *
 * @param rule who sees it; fields that WeChat took out are still shown, and fit nobody
 * @param buttons what they see
 * @param menuId WeChat's id of it, by which it is deleted; empty for one that is not live yet
 */
public record LiveConditionalMenu(MatchRule rule, List<MenuButton> buttons, String menuId) {
    /** Copies the buttons. */
    public LiveConditionalMenu {
        Objects.requireNonNull(rule, "rule");
        buttons = List.copyOf(buttons);
        Objects.requireNonNull(menuId, "menuId");
    }

    /** Whether the same citizens see the same, whatever the id. */
    boolean isLike(LiveConditionalMenu other) {
        return rule.known().equals(other.rule.known()) && buttons.equals(other.buttons);
    }
}
