package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.store.entry.EntryLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Something that is asked, and who takes the answer. By default it waits five minutes, takes any text and any voice message that WeChat has
 * recognised, and has three attempts.
 *
 * <p>Immutable; thread-safe as its handler and predicate are.
 */
public final class Question {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 3;
    private static final int MAX_NAME = 64;

    final String name;
    final Handler handler;
    final Duration within;
    final int attempts;
    final Predicate<Answer> accepting;

    private Question(String name, Handler handler, Duration within, int attempts, Predicate<Answer> accepting) {
        this.name = name;
        this.handler = handler;
        this.within = within;
        this.attempts = attempts;
        this.accepting = accepting;
    }

    /**
     * A question.
     *
     * @param name keeps its meaning over releases, since open conversations have it in the store; 1 to 64 characters
     * @throws IllegalArgumentException if the name is empty or longer
     */
    public static Question of(String name, Handler handler) {
        Objects.requireNonNull(handler, "handler");
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "question: a name of 1 to " + MAX_NAME + " characters, actual " + name.length());
        }
        EntryLimits.key("question", name);
        return new Question(
                name, handler, FIVE_MINUTES, ATTEMPTS, answer -> !answer.text().isEmpty());
    }

    /**
     * How long an answer is awaited. What comes later goes to the ordinary rules.
     *
     * @throws IllegalArgumentException if it is not more than zero, or more than 3,660 days
     */
    public Question within(Duration time) {
        return new Question(name, handler, EntryLimits.timeToLive("within", time), attempts, accepting);
    }

    /**
     * How many answers are looked at before {@link Next#again} ends the conversation.
     *
     * @throws IllegalArgumentException if it is not 1 to 100
     */
    public Question attempts(int most) {
        if (most < 1 || most > 100) {
            throw new IllegalArgumentException("attempts: 1 to 100, actual " + most);
        }
        return new Question(name, handler, within, most, accepting);
    }

    /**
     * Which messages are answers, instead of every text: {@code answer -> answer.message() instanceof InboundMessage.Image}. Others go to the ordinary
     * rules, and the question stays open. The predicate changes nothing: it also runs when a router is asked who would answer.
     */
    public Question accepting(Predicate<Answer> which) {
        return new Question(name, handler, within, attempts, Objects.requireNonNull(which, "which"));
    }

    /** The question's name. */
    @Override
    public String toString() {
        return "Question[" + name + "]";
    }

    /** Takes the answers to a question. Called by many threads at once. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Takes an answer. What it throws lets WeChat deliver the message again, and the conversation is where it was.
         *
         * @return what the citizen sees, and how the conversation goes on
         */
        Next handle(Answer answer) throws Exception;
    }
}
