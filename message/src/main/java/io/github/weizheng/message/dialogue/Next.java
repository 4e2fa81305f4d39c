package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.store.entry.EntryLimits;
import io.github.weizheng.message.reply.Reply;
import java.util.Objects;

/** How a conversation goes on after an answer, and what the citizen sees. Immutable and thread-safe, as its reply is. */
public final class Next {
    private static final int MAX_DATA = 4_096;

    final Move move;
    final Reply reply;
    final Reply atLast;
    final String question;
    final String data;

    private Next(Move move, Reply reply, Reply atLast, String question, String data) {
        this.move = move;
        this.reply = Objects.requireNonNull(reply, "reply");
        this.atLast = Objects.requireNonNull(atLast, "atLast");
        this.question = Objects.requireNonNull(question, "question");
        this.data = data(data);
    }

    /** The conversation is over. */
    public static Next end(Reply reply) {
        return new Next(Move.END, reply, reply, "", "");
    }

    /** The question stays open for what is left of its time, as a menu does that has been picked from. Nothing is written. */
    public static Next stay(Reply reply) {
        return new Next(Move.STAY, reply, reply, "", "");
    }

    /**
     * The answer will not do: the same question, with its time anew. After the question's last attempt the conversation is over instead.
     *
     * @param reply what was wrong, and that another answer is awaited
     * @param atLast the reply after the last attempt: where else the citizen finds help
     */
    public static Next again(Reply reply, Reply atLast) {
        return new Next(Move.AGAIN, reply, atLast, "", "");
    }

    /**
     * Another question, or the same one anew.
     *
     * @param question the name of a question of the same {@link Dialogues}
     * @param data what its answer will be given, up to 4,096 characters; see {@link Dialogues} about personal data
     * @param reply the question as the citizen sees it
     * @throws IllegalArgumentException if the data is longer, or holds a NUL or half of a surrogate pair
     */
    public static Next ask(String question, String data, Reply reply) {
        return new Next(Move.ASK, reply, reply, question, data);
    }

    static String data(String data) {
        Objects.requireNonNull(data, "data");
        if (data.length() > MAX_DATA) {
            throw new IllegalArgumentException("data: up to " + MAX_DATA + " characters, actual " + data.length());
        }
        return EntryLimits.value("data", data);
    }

    /** Says only what kind of step it is. */
    @Override
    public String toString() {
        return "Next[" + move + "]";
    }

    enum Move {
        END,
        STAY,
        AGAIN,
        ASK
    }
}
