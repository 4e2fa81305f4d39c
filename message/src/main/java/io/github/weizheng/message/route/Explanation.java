package io.github.weizheng.message.route;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rule would answer, and why.
 *
 * @param rule its name; {@code otherwise} for the fallback, {@code none} if nothing would answer
 * @param reason why it would
 * @param passed over other rules that fit, in the order in which they would have had their turn
 */
public record Explanation(String rule, String reason, List<Passed> passed) {
    /** Copies the list. */
    public Explanation {
        passed = List.copyOf(passed);
    }

    /**
     * A rule that fits and does not answer.
     *
     * @param rule its name
     * @param reason why it fits
     * @param why why another one answers
     */
    public record Passed(String rule, String reason, String why) {}

    /** One line for the rule that answers, and one for each that was passed over. */
    @Override
    public String toString() {
        return rule + ": " + reason
                + passed.stream()
                        .map(other -> "\n  not " + other.rule + " (" + other.reason + "): " + other.why)
                        .collect(Collectors.joining());
    }
}
