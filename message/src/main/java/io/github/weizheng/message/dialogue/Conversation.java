package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import io.github.weizheng.message.route.Match;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves conversations through their questions, and decides what a failing store costs. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogues.class);

    private final Talks talks;
    private final Map<String, Question> questions;

    Conversation(Talks talks, Map<String, Question> questions) {
        this.talks = talks;
        this.questions = questions;
    }

    /** The question that a message meets; none if the store fails. */
    Optional<Open> openFor(InboundMessage message, String text) {
        Talks.Found found;
        try {
            found = talks.find(message);
        } catch (RuntimeException e) {
            LOG.warn("The store failed; a message is answered as if no question were open", WithoutWords.of(e));
            return Optional.empty();
        }
        Turn turn = found.turn();
        Question question = turn == null ? null : questions.get(turn.question());
        if (turn == null || question == null) {
            return Optional.empty();
        }
        String key = Sha256.hex(found.key() + '\n' + turn.askedBy() + '\n' + turn.question());
        return Optional.of(new Open(found, turn, question, new Answer(message, text, turn.data(), turn.tries(), key)));
    }

    void ask(String name, Inbound inbound, String data) {
        Question question = question(name);
        try {
            talks.open(inbound, name, data, question.within);
        } catch (RuntimeException e) {
            throw failed("A question could not be kept", e);
        }
    }

    void leave(Inbound inbound) {
        unlessStoreFails(() -> {
            Talks.Found found = talks.find(inbound);
            Turn turn = found.turn();
            if (turn != null && !found.moved()) {
                talks.end(found, turn, inbound);
            }
        });
    }

    void forget(Inbound inbound) {
        try {
            talks.forget(inbound);
        } catch (RuntimeException e) {
            throw failed("A conversation could not be removed", e);
        }
    }

    private Question question(String name) {
        return find(name, questions);
    }

    /** @throws IllegalArgumentException if there is none of that name */
    static Question find(String name, Map<String, Question> questions) {
        Question question = questions.get(name);
        if (question == null) {
            throw new IllegalArgumentException("question: one of " + questions.keySet() + ", actual " + name);
        }
        return question;
    }

    /** For steps after which nothing is awaited: the citizen's answer is worth more than they are. */
    private static void unlessStoreFails(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("The store failed; a question stays open until its time is over", WithoutWords.of(e));
        }
    }

    private static StoreException failed(String what, RuntimeException e) {
        return new StoreException(what, WithoutWords.of(e));
    }

    /** A question that is open for a message. */
    final class Open {
        private final Talks.Found found;
        private final Turn turn;
        private final Question question;
        private final Answer answer;

        private Open(Talks.Found found, Turn turn, Question question, Answer answer) {
            this.found = found;
            this.turn = turn;
            this.question = question;
            this.answer = answer;
        }

        boolean accepts() {
            return question.accepting.test(answer);
        }

        Match match(String reason, Step step) {
            return new Match("dialogue " + question.name, reason, inbound -> step.take());
        }

        Reply take() throws Exception {
            Next next = Objects.requireNonNull(
                    question.handler.handle(answer),
                    () -> "question \"" + question.name + "\": its handler returned null");
            return switch (next.move) {
                case STAY -> next.reply;
                case END -> ended(next.reply);
                case AGAIN -> turn.tries() + 1 >= question.attempts ? ended(next.atLast) : again(next.reply);
                case ASK -> asked(next);
            };
        }

        Reply cancel(InboundHandler<Inbound> handler) throws Exception {
            return ended(handler.handle(answer.message()));
        }

        private Reply ended(Reply reply) {
            unlessStoreFails(() -> talks.end(found, turn, answer.message()));
            return reply;
        }

        private Reply again(Reply reply) {
            unlessStoreFails(() -> talks.again(found, turn, answer.message(), question.within));
            return reply;
        }

        private Reply asked(Next next) {
            Question asked = question(next.question);
            try {
                talks.openNext(found, answer.message(), next.question, next.data, asked.within);
            } catch (RuntimeException e) {
                throw failed("A question could not be kept", e);
            }
            return next.reply;
        }
    }

    /** What is done with an open question. */
    @FunctionalInterface
    interface Step {
        Reply take() throws Exception;
    }
}
