package io.github.weizheng.message.inbound;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.time.Instant;

/**
 * Gives a message its type. It verifies nothing: {@code CallbackEndpoint} does that first.
 *
 * <p>Lenient about fields (unknown ones are kept, names in any case), strict about form. A number or time that is missing, empty or not a
 * number is absent, and costs nobody the message; one too large for a {@code long}, a {@code double} or an {@code Instant} is no number of
 * WeChat's, and the message is refused. Bounded in time and memory. Thread-safe.
 */
public final class InboundParser {
    private InboundParser() {}

    /**
     * Reads a message or an event.
     *
     * @param body UTF-8; JSON if it begins with a brace, XML otherwise
     * @throws CallbackRejectedException {@code MALFORMED_MESSAGE} if it is neither, or has no sender, receiver or kind
     */
    public static Inbound parseWithoutVerification(byte[] body) {
        try {
            return typed(scan(body));
        } catch (UnreadableException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }

    /**
     * Reads the bare fields, as for the envelope around a ciphertext.
     *
     * @param body UTF-8; JSON if it begins with a brace, XML otherwise
     * @throws CallbackRejectedException {@code MALFORMED_ENVELOPE} if it is neither
     */
    public static Fields fieldsWithoutVerification(byte[] body) {
        try {
            return scan(body);
        } catch (UnreadableException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_ENVELOPE);
        }
    }

    private static Fields scan(byte[] body) throws UnreadableException {
        return isJson(body) ? JsonScanner.scan(body) : XmlScanner.scan(body);
    }

    /** Whether a body is JSON, if it is anything: the first character that is not blank opens an object. */
    public static boolean isJson(byte[] body) { // here, so that who gets no JSON never loads a reader of it
        int at = body.length >= 3 && body[0] == (byte) 0xEF ? 3 : 0; // the byte order mark
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at < body.length && body[at] == '{';
    }

    private static Inbound typed(Fields fields) {
        Envelope envelope = envelope(fields);
        String msgType = fields.value("MsgType");
        return msgType.equalsIgnoreCase("event")
                ? EventReader.read(envelope, fields)
                : MessageReader.read(msgType, envelope, fields);
    }

    private static Envelope envelope(Fields fields) {
        String account = fields.value("ToUserName");
        if (account.isEmpty()) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
        return new Envelope(
                account, citizen(fields), Numbers.time(fields, "CreateTime").orElse(Instant.EPOCH));
    }

    private static OpenId citizen(Fields fields) {
        try {
            return OpenId.of(fields.value("FromUserName"));
        } catch (IllegalArgumentException e) {
            throw new CallbackRejectedException(Reason.MALFORMED_MESSAGE);
        }
    }
}
