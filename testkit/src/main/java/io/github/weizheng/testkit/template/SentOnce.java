package io.github.weizheng.testkit.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers for ten minutes which message a {@code client_msg_id} became for an openid. Guarded by its user. */
final class SentOnce {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Map<Key, Sent> sent = new LinkedHashMap<>();
    private final Clock clock;

    SentOnce(Clock clock) {
        this.clock = clock;
    }

    Optional<Long> messageId(String openId, String clientMessageId) {
        Instant now = clock.instant();
        Iterator<Sent> oldest = sent.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().forgottenAt)) {
            oldest.remove();
        }
        return Optional.ofNullable(sent.get(new Key(openId, clientMessageId))).map(Sent::messageId);
    }

    void remember(String openId, String clientMessageId, long messageId) {
        sent.put(
                new Key(openId, clientMessageId),
                new Sent(messageId, clock.instant().plus(REMEMBERED)));
    }

    private record Key(String openId, String clientMessageId) {}

    private record Sent(long messageId, Instant forgottenAt) {}
}
