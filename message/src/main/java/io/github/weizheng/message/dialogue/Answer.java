package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.inbound.InboundMessage;
import java.util.Objects;

/**
 * What a citizen said to a question.
 *
 * @param message as it came
 * @param text what was written, without white space around it and without invisible characters, or said and recognised, without the full stop; empty for a
 *     picture and the like, and where nothing can be seen
 * @param data what the question carried, or empty
 * @param tries how many answers to this question were asked again before this one
 * @param questionKey the same for all answers to this asking of the question, and different whenever it is asked anew: 64 characters. Two answers
 *     that come at once both reach the handler, so an effect that must happen once for a question, not once for a message, goes by this key
 */
public record Answer(InboundMessage message, String text, String data, int tries, String questionKey) {
    /** Nothing in it is null. */
    public Answer {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(questionKey, "questionKey");
    }

    /** Leaves out what the citizen said, and what the question carried. */
    @Override
    public String toString() {
        return "Answer[" + text.length() + " characters, after " + tries + " others]";
    }
}
