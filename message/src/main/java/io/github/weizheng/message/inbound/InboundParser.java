package io.github.weizheng.message.inbound;

import io.github.weizheng.core.MenuKey;
import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives a message its type. It verifies nothing: {@code CallbackEndpoint} does that first.
 *
 * <p>Lenient about fields (unknown ones are kept, names in any case), strict about form. Bounded in time and memory. Thread-safe.
 */
public final class InboundParser {
    private static final String QR_PREFIX = "qrscene_";

    private InboundParser() {}

    /**
     * Reads a message or an event.
     *
     * @param xml UTF-8
     * @throws CallbackRejectedException {@code MALFORMED_MESSAGE} if it is not XML, or has no sender, receiver or kind
     */
    public static Inbound parseWithoutVerification(byte[] xml) {
        try {
            return typed(XmlScanner.scan(xml));
        } catch (NotXmlException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }

    /**
     * Reads the bare fields, as for the envelope around a ciphertext.
     *
     * @param xml UTF-8
     * @throws CallbackRejectedException {@code MALFORMED_ENVELOPE} if it is not XML
     */
    public static Fields fieldsWithoutVerification(byte[] xml) {
        try {
            return XmlScanner.scan(xml);
        } catch (NotXmlException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_ENVELOPE);
        }
    }

    private static Inbound typed(Fields fields) {
        Envelope envelope = envelope(fields);
        String msgType = fields.value("MsgType");
        return switch (msgType.toLowerCase(Locale.ROOT)) {
            case "" -> throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
            case "event" -> event(envelope, fields);
            case "text" ->
                new InboundMessage.Text(envelope, fields.text("Content").orElse(""), fields);
            case "image" -> new InboundMessage.Image(envelope, fields.value("PicUrl"), fields.value("MediaId"), fields);
            default -> new InboundMessage.UnknownMessage(envelope, msgType, fields);
        };
    }

    private static InboundEvent event(Envelope envelope, Fields fields) {
        String event = fields.value("Event");
        String key = fields.value("EventKey");
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "subscribe" -> new InboundEvent.Subscribe(envelope, scene(key), present(fields, "Ticket"), fields);
            case "unsubscribe" -> new InboundEvent.Unsubscribe(envelope, fields);
            case "scan" -> new InboundEvent.Scan(envelope, key, present(fields, "Ticket"), fields);
            case "click" -> click(envelope, event, fields);
            case "view" -> new InboundEvent.MenuView(envelope, key, present(fields, "MenuId"), fields);
            default -> new InboundEvent.UnknownEvent(envelope, event, fields);
        };
    }

    /** A click whose key is not a key is kept as it came, not lost. */
    private static InboundEvent click(Envelope envelope, String event, Fields fields) {
        try {
            return new InboundEvent.MenuClick(
                    envelope, MenuKey.of(fields.text("EventKey").orElse("")), fields);
        } catch (IllegalArgumentException e) {
            return new InboundEvent.UnknownEvent(envelope, event, fields);
        }
    }

    private static Optional<String> scene(String eventKey) {
        return eventKey.startsWith(QR_PREFIX) ? Optional.of(eventKey.substring(QR_PREFIX.length())) : Optional.empty();
    }

    private static Optional<String> present(Fields fields, String name) {
        return Optional.of(fields.value(name)).filter(value -> !value.isEmpty());
    }

    private static Envelope envelope(Fields fields) {
        String account = fields.value("ToUserName");
        if (account.isEmpty()) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
        return new Envelope(account, citizen(fields), createTime(fields));
    }

    private static OpenId citizen(Fields fields) {
        try {
            return OpenId.of(fields.value("FromUserName"));
        } catch (IllegalArgumentException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }

    private static Instant createTime(Fields fields) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(fields.value("CreateTime")));
        } catch (NumberFormatException | DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
