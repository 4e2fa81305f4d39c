package io.github.weizheng.message.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a citizen's conversation is, and where it was before the last message that moved it: so that this message, if it is delivered again, meets
 * what it met the first time.
 *
 * @param turns how often it moved, so that no two writes are the same text: a repeated message that asks the same again has moved it, too
 * @param by the key of the message that moved it here; empty if none has
 * @param now the open question, if there is one
 * @param before what was open when that message came, if anything was
 */
record Talk(
        long turns, String by, @Nullable Turn now, @Nullable Turn before) {
    private static final Talk NONE = new Talk(0, "", null, null);
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

    /** What a message finds open. */
    @Nullable
    Turn metBy(String message) {
        return by.equals(message) ? before : now;
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
