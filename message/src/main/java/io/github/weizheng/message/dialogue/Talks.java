package io.github.weizheng.message.dialogue;

import io.github.weizheng.core.StoreException;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.store.entry.EntryLimits;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Inbound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conversations in the store: one for each citizen of an account. Throws what the store throws. */
final class Talks {
    /** How long a question is remembered that is not open any more, for messages that were sent while it was: longer than an inbox needs. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int TURNS = 20;

    private final SharedStore store;
    private final InstantSource clock;

    Talks(SharedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Found find(Inbound inbound) {
        String key = key(inbound.envelope());
        Optional<String> raw = store.get(key);
        Instant now = clock.instant();
        return new Found(
                key,
                inbound.idempotencyKey(),
                sent(inbound, now),
                now,
                raw.orElse(null),
                raw.map(Talk::read).orElseGet(Talk::none));
    }

    /** Opens a question, whatever was open. */
    void open(Inbound inbound, String question, String data, Duration within) {
        Found found = find(inbound);
        write(found, asked(found, question, data, within), inbound, now -> true);
    }

    /** Opens the question that follows on the one that a message met, whatever was open. */
    void openNext(Found met, Inbound inbound, String question, String data, Duration within) {
        write(met, asked(met, question, data, within), inbound, now -> !now.moved() || now.isUnchangedSince(met));
    }

    /** Has the question that a message met wait for another answer, unless others have moved the conversation away from it. */
    void again(Found met, Turn turn, Inbound inbound, Duration within) {
        write(met, turn.onceMore(clock.instant().plus(within)), inbound, now -> now.isAt(turn, met));
    }

    /** Ends the question that a message met, unless others have moved the conversation away from it. */
    void end(Found met, Turn turn, Inbound inbound) {
        write(met, null, inbound, now -> now.isAt(turn, met));
    }

    private Turn asked(Found found, String question, String data, Duration within) {
        long until = clock.instant().plus(within).toEpochMilli();
        return new Turn(question, data, 0, found.message(), found.sent().getEpochSecond(), until);
    }

    private void write(Found met, @Nullable Turn next, Inbound inbound, Predicate<Found> still) {
        Found now = met;
        for (int turn = 0; turn < TURNS; turn++) {
            if (!still.test(now) || move(now, met.turn(), next)) {
                return;
            }
            now = find(inbound);
        }
        throw new StoreException("A conversation changed under " + TURNS + " attempts to change it", null);
    }

    /** Whether it was still there. */
    private boolean move(Found now, @Nullable Turn met, @Nullable Turn next) {
        long since = Math.max(now.talk().since(), now.sent().getEpochSecond());
        String value = new Talk(now.talk().turns() + 1, now.message(), since, next, met).json();
        return now.raw() == null
                ? store.putIfAbsent(now.key(), value, timeToLive(next))
                : store.replace(now.key(), now.raw(), value, timeToLive(next));
    }

    private Duration timeToLive(@Nullable Turn next) {
        Duration open =
                next == null ? Duration.ZERO : Duration.between(clock.instant(), Instant.ofEpochMilli(next.until()));
        Duration time = open.isNegative() ? KEPT : open.plus(KEPT);
        return time.compareTo(EntryLimits.MAX_TIME_TO_LIVE) > 0 ? EntryLimits.MAX_TIME_TO_LIVE : time;
    }

    private static Instant sent(Inbound inbound, Instant handled) {
        Instant created = inbound.envelope().createTime();
        return created.equals(Instant.EPOCH) ? handled : created;
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
     * @param sent when the message was sent
     * @param handled when it was looked for
     * @param raw what stood in the store, if anything did
     */
    record Found(
            String key,
            String message,
            Instant sent,
            Instant handled,
            @Nullable String raw,
            Talk talk) {
        /** The question that the message meets. */
        @Nullable
        Turn turn() {
            return talk.metBy(message, sent, handled);
        }

        /** Whether this very message has moved it already. */
        boolean moved() {
            return talk.by().equals(message);
        }

        private boolean isUnchangedSince(Found first) {
            return Objects.equals(raw, first.raw);
        }

        /** Whether a question is the open one; for who has moved it and is delivered again, whether nobody has since. */
        private boolean isAt(Turn question, Found first) {
            return moved() ? isUnchangedSince(first) : question.isSameAs(talk.now());
        }
    }
}
