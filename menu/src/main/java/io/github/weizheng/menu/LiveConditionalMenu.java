package io.github.weizheng.menu;

import java.util.List;

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
        buttons = List.copyOf(buttons);
    }

    /** Whether the same citizens see the same, whatever the id. */
    boolean isLike(LiveConditionalMenu other) {
        return rule.equals(other.rule) && buttons.equals(other.buttons);
    }
}
