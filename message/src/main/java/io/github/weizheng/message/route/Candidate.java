package io.github.weizheng.message.route;

import java.util.Comparator;

/**
 * A rule that fits, were it open.
 *
 * @param order in which it was added
 * @param how it fits; the first of them fits best
 * @param length of what fits, in characters
 * @param words as they stand in the rule or its synonym
 * @param own whether they are the rule's own, not a synonym's
 */
record Candidate(Rule rule, int order, How how, int length, String words, boolean own) {
    /** The first of them answers. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate>comparingInt(c -> c.rule.priority)
            .reversed()
            .thenComparing(c -> c.how)
            .thenComparingInt(c -> -c.length)
            .thenComparing(c -> !c.own)
            .thenComparing(c -> c.rule.hours == null) // made for these hours, before made for any
            .thenComparingInt(c -> c.order);

    /** From the closest fit to the widest. */
    enum How {
        WHOLE("is"),
        BEGINNING("begins with"),
        CONTAINED("contains"),
        PATTERN("has the form"),
        TYPE("is of the type");

        final String text;

        How(String text) {
            this.text = text;
        }
    }

    String reason() {
        return how.text + ' ' + words + (own ? "" : ", a synonym");
    }

    Match match() {
        return new Match(rule.name, reason(), rule.handler);
    }

    /** Why that other one, which is open too, comes first. */
    String behind(Candidate other) {
        if (rule.priority != other.rule.priority) {
            return "priority " + rule.priority + ", lower than " + other.rule.priority;
        }
        if (how != other.how || length != other.length || own != other.own) {
            return "fits less closely";
        }
        return rule.hours == null && other.rule.hours != null
                ? "has no opening hours, and the other one is open now"
                : "not the first of its kind";
    }
}
