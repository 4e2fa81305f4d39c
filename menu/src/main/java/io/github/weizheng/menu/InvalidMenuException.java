package io.github.weizheng.menu;

import java.util.List;
import java.util.stream.Collectors;

/** A menu that WeChat would refuse. */
public final class InvalidMenuException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    @SuppressWarnings("serial") // an immutable list of immutable values
    private final List<MenuViolation> violations;

    /**
     * For this library.
     *
     * @param violations at least one
     */
    public InvalidMenuException(List<MenuViolation> violations) {
        this("", violations);
    }

    /**
     * For this library.
     *
     * @param file where they are; empty if they are in none
     * @param violations at least one
     */
    public InvalidMenuException(String file, List<MenuViolation> violations) {
        super((file.isEmpty() ? "" : file + ": ")
                + violations.stream()
                        .limit(SHOWN)
                        .map(MenuViolation::toString)
                        .collect(Collectors.joining(
                                "; ",
                                violations.size() > SHOWN ? violations.size() + " mistakes, the first are: " : "",
                                "")));
        this.violations = List.copyOf(violations);
    }

    /** Every mistake in the order of the menu, about 1,000 at most; one of a text of several lines knows its place there. */
    public List<MenuViolation> violations() {
        return violations;
    }
}
