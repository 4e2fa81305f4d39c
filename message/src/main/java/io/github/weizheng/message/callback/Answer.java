package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/** Puts an answer into the form in which the message came: XML or JSON; plain, or encrypted and signed. */
final class Answer {
    /** WeChat's word for "received, and nothing to say"; never encrypted. */
    private static final String SUCCESS = "success";

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Answer(InstantSource clock) {
        this.clock = clock;
    }

    /** The reply in the form of the message, empty for none. */
    String written(Authenticated delivery, Inbound inbound, Reply reply) {
        Instant now = clock.instant();
        return (delivery.json ? reply.toJson(inbound, now) : reply.toXml(inbound, now)).orElse("");
    }

    /**
     * What goes out, and what is remembered for a repeat: the ciphertext, or what is plain anyway.
     *
     * @param written the answer, empty for none
     */
    String sealed(Authenticated delivery, String written) {
        MessageCipher cipher = delivery.cipher;
        return cipher == null || written.isEmpty() ? written : cipher.encrypt(written.getBytes(UTF_8));
    }

    /** @param sealed for this delivery, or for an earlier one of the same message */
    CallbackResponse to(Authenticated delivery, String sealed) {
        if (sealed.isEmpty()) {
            return CallbackResponse.text(200, SUCCESS);
        }
        // No ciphertext begins so.
        boolean plain = sealed.charAt(0) == '<' || sealed.charAt(0) == '{';
        String body = plain ? sealed : signed(delivery, sealed);
        return body.charAt(0) == '{' ? CallbackResponse.json(200, body) : CallbackResponse.xml(200, body);
    }

    private String signed(Authenticated delivery, String encrypt) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Long.toUnsignedString(random.nextLong());
        String signature = CallbackSignature.sign(delivery.token, timestamp, nonce, encrypt);
        // Base64, hex and digits: neither form has anything to escape.
        return delivery.json
                ? "{\"Encrypt\":\"" + encrypt + "\",\"MsgSignature\":\"" + signature + "\",\"TimeStamp\":" + timestamp
                        + ",\"Nonce\":\"" + nonce + "\"}"
                : "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA[" + signature
                        + "]]></MsgSignature><TimeStamp>" + timestamp + "</TimeStamp><Nonce><![CDATA[" + nonce
                        + "]]></Nonce></xml>";
    }
}
