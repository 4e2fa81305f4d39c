package io.github.weizheng.menu;

import java.util.Objects;

/**
 * A menu for some of the citizens (个性化菜单).
 *
 * @param rule who sees it
 * @param menu what they see
 */
public record ConditionalMenu(MatchRule rule, Menu menu) {
    /** Needs both. */
    public ConditionalMenu {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(menu, "menu");
    }
}
