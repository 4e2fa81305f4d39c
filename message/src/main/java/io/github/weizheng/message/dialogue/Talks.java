package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Inbound;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations in the store: one for each citizen of an account. Throws what the store throws. */
final class Talks {
    /** How long an ended one is remembered, for the message that ended it: as long as an endpoint remembers what it answered. */
    private static final Duration ENDED = Duration.ofMinutes(5);

    private static final int TURNS = 20;

    private final SharedStore store;

    Talks(SharedStore store) {
        this.store = store;
    }

    Found find(Inbound inbound) {
        String key = key(inbound.envelope());
        Optional<String> raw = store.get(key);
        return new Found(
                key,
                inbound.idempotencyKey(),
                raw.orElse(null),
                raw.map(Talk::read).orElseGet(Talk::none));
    }

    /**
     * Moves a conversation from where it was found.
     *
     * @return whether it was still there
     */
    boolean move(Found found, @Nullable Turn next, Duration within) {
        String value = new Talk(found.talk().turns() + 1, found.message(), next, found.turn()).json();
        return found.raw() == null
                ? store.putIfAbsent(found.key(), value, within)
                : store.replace(found.key(), found.raw(), value, within);
    }

    /**
     * Ends a conversation where it was found.
     *
     * @return whether it was still there, or its time is over since
     */
    boolean end(Found found) {
        return move(found, null, ENDED) || store.get(found.key()).isEmpty();
    }

    /** Opens a question, whatever was open. */
    void open(Inbound inbound, String question, String data, Duration within) {
        for (int turn = 0; turn < TURNS; turn++) {
            Found found = find(inbound);
            if (move(found, new Turn(question, data, 0, found.message()), within)) {
                return;
            }
        }
        throw new StoreException("A conversation changed under " + TURNS + " attempts to change it", null);
    }

    void forget(Inbound inbound) {
        String key = key(inbound.envelope());
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<String> raw = store.get(key);
            if (raw.isEmpty() || store.removeIfEquals(key, raw.get())) {
                return;
            }
        }
        throw new StoreException("A conversation changed under " + TURNS + " attempts to remove it", null);
    }

    /** A digest, since keys are not secret. */
    private static String key(Envelope envelope) {
        return "dialogue:"
                + Sha256.hex(envelope.account() + '\n' + envelope.citizen().value());
    }

    /**
     * A conversation as a message found it.
     *
     * @param message the key of the message
     * @param raw what stood in the store, if anything did
     */
    record Found(String key, String message, @Nullable String raw, Talk talk) {
        /** The question that the message meets. */
        @Nullable
        Turn turn() {
            return talk.metBy(message);
        }

        /** Whether this very message has moved it already. */
        boolean moved() {
            return talk.by().equals(message);
        }
    }
}
