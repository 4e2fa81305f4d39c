package io.github.weizheng.menu.template;

import io.github.weizheng.menu.MenuViolation;
import java.util.Comparator;
import java.util.List;

/** Violations as somebody goes through a text, the first 1,000. */
final class InTextOrder {
    private static final int MOST = 1_000;

    private InTextOrder() {}

    static List<MenuViolation> of(List<MenuViolation> violations) {
        return violations.stream()
                .sorted(Comparator.comparingInt(MenuViolation::line).thenComparingInt(MenuViolation::column))
                .limit(MOST)
                .toList();
    }
}
