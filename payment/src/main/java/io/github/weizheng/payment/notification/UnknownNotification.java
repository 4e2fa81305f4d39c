package io.github.weizheng.payment.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A notification that this library has no type for, such as an invoice's, or a payment's or refund's whose event and state contradict
 * each other: query that one. Genuine all the same: acknowledge it.
 *
 * @param eventType {@code event_type}, such as {@code FAPIAO.ISSUED}; empty if it has none
 * @param originalType {@code resource.original_type}, such as {@code fapiao}; empty if it has none
 * @param json the decrypted resource, a JSON object; may hold personal data
 */
public record UnknownNotification(
        String id, Optional<Instant> createTime, String eventType, String originalType, String json)
        implements PayNotification {
    /** The kind of event and the event's id. */
    @Override
    public String effectKey() {
        return EffectKey.of("other", eventType, id.isEmpty() ? json : id);
    }

    /** Without the resource. */
    @Override
    public String toString() {
        return "UnknownNotification[" + id + ", " + eventType + "]";
    }
}
