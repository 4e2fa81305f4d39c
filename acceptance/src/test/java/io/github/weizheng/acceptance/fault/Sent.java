package io.github.weizheng.acceptance.fault;

import java.util.LinkedHashSet;
import java.util.Set;

/** What WeChat knows of one message: how often it was delivered, and what it was answered. */
final class Sent {
    static final int DELIVERIES = 3;

    final int id;
    final Temper temper;
    private final int wanted;
    private final Set<String> answers = new LinkedHashSet<>();
    private int deliveries;
    private int outstanding;
    private int answered;
    private int refusedAfterAnswer;

    /** @param wanted how often it is delivered although answered, 1 to 3 */
    Sent(int id, Temper temper, int wanted) {
        this.id = id;
        this.temper = temper;
        this.wanted = wanted;
    }

    /** Returns whether WeChat had an answer when this delivery began. */
    synchronized boolean begin() {
        deliveries++;
        outstanding++;
        return !answers.isEmpty();
    }

    enum Next {
        RETRY,
        REPEAT,
        NOTHING
    }

    /** @param answer null if there was none with 200 */
    synchronized Next end(boolean hadAnswer, boolean refused, String answer) {
        outstanding--;
        if (answer != null) {
            answers.add(answer);
            answered++;
        } else if (hadAnswer && refused) {
            refusedAfterAnswer++;
        }
        if (outstanding > 0 || deliveries == DELIVERIES) {
            return Next.NOTHING;
        }
        if (answers.isEmpty()) {
            return Next.RETRY;
        }
        return deliveries < wanted ? Next.REPEAT : Next.NOTHING;
    }

    synchronized Set<String> answers() {
        return Set.copyOf(answers);
    }

    synchronized int deliveries() {
        return deliveries;
    }

    /** How many deliveries were answered with 200. */
    synchronized int answered() {
        return answered;
    }

    /** How many deliveries were answered with something else although one before had been answered. */
    synchronized int refusedAfterAnswer() {
        return refusedAfterAnswer;
    }
}
