package io.github.weizheng.message.dialogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that was asked.
 *
 * @param question its name
 * @param data what it carries
 * @param tries answers so far that were asked again
 * @param askedBy the key of the message in answer to which it was asked
 * @param since when that message was sent, in seconds since 1970
 * @param until the last millisecond since 1970 in which an answer may be sent
 */
record Turn(String question, String data, int tries, String askedBy, long since, long until) {
    /** The same question after an answer that would not do. */
    Turn onceMore(Instant last) {
        return new Turn(question, data, tries + 1, askedBy, since, last.toEpochMilli());
    }

    /**
     * Whether a message can be its answer that was sent at one time and is handled at another: the first by WeChat's clock, as {@code since} is, the second by
     * ours, as {@code until} is.
     */
    boolean waitsFor(Instant sent, Instant handled) {
        return sent.getEpochSecond() >= since && Math.min(sent.toEpochMilli(), handled.toEpochMilli()) < until;
    }

    /** Whether it is that question, however often it has been answered wrongly since. */
    boolean isSameAs(@Nullable Turn other) {
        return other != null && askedBy.equals(other.askedBy) && question.equals(other.question);
    }

    /** Leaves out what it carries. */
    @Override
    public String toString() {
        return "Turn[" + question + ", after " + tries + " others]";
    }
}
