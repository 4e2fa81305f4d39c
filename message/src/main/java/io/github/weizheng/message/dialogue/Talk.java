package io.github.weizheng.message.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a citizen's conversation is, and where it was before the last message that moved it: so that this message, if it is delivered again, and one that was
 * sent before it and is late, meet what was open when they were sent.
 *
 * @param turns how often it moved, so that no two writes are the same text: a repeated message that asks the same again has moved it, too
 * @param by the key of the message that moved it here; empty if none has
 * @param since when the last message that moved it was sent, in seconds since 1970
 * @param now the open question, if there is one
 * @param before what that message met, if anything was open
 */
record Talk(
        long turns,
        String by,
        long since,
        @Nullable Turn now,
        @Nullable Turn before) {
    private static final Talk NONE = new Talk(0, "", 0, null, null);
    private static final Logger LOG = LoggerFactory.getLogger(Dialogues.class);

    /** What another release wrote and this one cannot read counts as no conversation. */
    static Talk read(String json) {
        try {
            Talk talk = WireJson.read(json.getBytes(UTF_8), Talk.class);
            return isWhole(talk) ? talk : NONE;
        } catch (IOException e) {
            LOG.warn("A conversation in the store is not readable, and counts as none", WithoutWords.of(e));
            return NONE;
        }
    }

    static Talk none() {
        return NONE;
    }

    String json() {
        return new String(WireJson.write(this), UTF_8);
    }

    /** The question that was open for a message when it was sent. */
    @Nullable
    Turn metBy(String message, Instant sent, Instant handled) {
        boolean moved = by.equals(message);
        Turn open = moved || sent.getEpochSecond() < since ? before : now;
        return open != null && !open.askedBy().equals(message) && (moved || open.waitsFor(sent, handled)) ? open : null;
    }

    private static boolean isWhole(@Nullable Talk talk) {
        return talk != null && Objects.nonNull(talk.by) && isWhole(talk.now) && isWhole(talk.before);
    }

    private static boolean isWhole(@Nullable Turn turn) {
        return turn == null
                || (Objects.nonNull(turn.question())
                        && Objects.nonNull(turn.data())
                        && Objects.nonNull(turn.askedBy()));
    }
}
