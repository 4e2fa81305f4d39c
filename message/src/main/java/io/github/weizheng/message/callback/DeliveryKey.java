package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.message.inbound.Envelope;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundEvent;
import io.github.weizheng.message.inbound.InboundMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * What is the same whenever WeChat delivers a message again, and different for any other message.
 *
 * <p>A message has its id, which is unique only together with its sender. An event has none: sender and second are WeChat's key, and
 * two events can share them, so the kind and its details are added, or the whole text where the kind is not known. A digest keeps the
 * openid out of the store.
 */
final class DeliveryKey {
    private static final String[] EVENT_DETAILS = {"Event", "EventKey", "MsgID", "Ticket"};

    private DeliveryKey() {}

    static String of(String appId, Inbound inbound, byte[] message) {
        Envelope envelope = inbound.envelope();
        StringBuilder key = new StringBuilder(128);
        add(key, appId);
        add(key, envelope.account());
        add(key, envelope.citizen().value());
        Optional<String> msgId = inbound instanceof InboundMessage said ? said.msgId() : Optional.empty();
        if (msgId.isPresent()) {
            add(key, msgId.get());
        } else if (envelope.createTime().equals(Instant.EPOCH) || !isKnownEvent(inbound)) {
            add(key, new String(message, UTF_8));
        } else {
            add(key, envelope.createTime().toString());
            details(key, inbound.fields());
        }
        return Sha256.hex(key.toString());
    }

    /** Of other kinds nobody can say which fields tell two of one second apart. */
    private static boolean isKnownEvent(Inbound inbound) {
        return inbound instanceof InboundEvent && !(inbound instanceof InboundEvent.UnknownEvent);
    }

    private static void details(StringBuilder key, Fields fields) {
        for (String name : EVENT_DETAILS) {
            add(key, fields.text(name).orElse(""));
        }
    }

    /** Each part with its length, so that no two lists of parts read the same. */
    private static void add(StringBuilder key, String part) {
        key.append(part.length()).append(':').append(part);
    }
}
