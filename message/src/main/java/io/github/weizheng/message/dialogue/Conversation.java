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
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
            return found.moved() || found.turn() == null || talks.end(found);
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
    private static boolean unlessStoreFails(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("The store failed; a question stays open until its time is over", WithoutWords.of(e));
            return true;
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
            Next next = question.handler.handle(answer);
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
            return moved(unlessStoreFails(() -> talks.end(found)), reply);
        }

        private Reply again(Reply reply) {
            return moved(unlessStoreFails(() -> talks.move(found, turn.onceMore(), question.within)), reply);
        }

        private Reply asked(Next next) {
            Question asked = question(next.question);
            Turn opened = new Turn(next.question, next.data, 0, found.message());
            boolean moved;
            try {
                moved = talks.move(found, opened, asked.within);
            } catch (RuntimeException e) {
                throw failed("A question could not be kept", e);
            }
            return moved(moved, next.reply);
        }

        /** Who was overtaken by the same message's other delivery, or has asked by himself, is where he wanted to be. */
        private Reply moved(boolean moved, Reply reply) {
            if (moved || talks.find(answer.message()).moved()) {
                return reply;
            }
            throw new IllegalStateException(
                    "Another message of the citizen came first; this one is to be delivered again");
        }
    }

    /** What is done with an open question. */
    @FunctionalInterface
    interface Step {
        Reply take() throws Exception;
    }
}
