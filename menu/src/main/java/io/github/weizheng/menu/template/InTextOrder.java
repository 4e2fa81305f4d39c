package io.github.weizheng.menu.template;

import io.github.weizheng.menu.MenuViolation;
import java.util.Comparator;
import java.util.List;

/** Violations as somebody goes through a text. */
final class InTextOrder {
    private InTextOrder() {}

    static List<MenuViolation> of(List<MenuViolation> violations) {
        return violations.stream()
                .sorted(Comparator.comparingInt(MenuViolation::line).thenComparingInt(MenuViolation::column))
                .toList();
    }
}
