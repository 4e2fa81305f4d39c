package io.github.weizheng.menu;

import java.util.List;
import java.util.stream.Collectors;

/** A menu that WeChat would refuse. */
public final class InvalidMenuException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records and enums
    private final List<MenuViolation> violations;

    InvalidMenuException(List<MenuViolation> violations) {
        super(violations.stream().map(MenuViolation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** Every mistake, in the order of the menu. */
    public List<MenuViolation> violations() {
        return violations;
    }
}
