package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackResponse;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an answer into the form in which the message came: XML or JSON; plain, or encrypted and signed. */
final class Answer {
    /** WeChat's word for "received, and nothing to say"; never encrypted. */
    private static final String SUCCESS = "success";

    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private final String appId;
    private final List<MessageCipher> ciphers;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** @param ciphers of the account, with which an earlier answer may have been encrypted */
    Answer(String appId, List<MessageCipher> ciphers, InstantSource clock) {
        this.appId = appId;
        this.ciphers = List.copyOf(ciphers);
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

    /** @param sealed for this delivery */
    CallbackResponse to(Authenticated delivery, String sealed) {
        if (sealed.isEmpty()) {
            return CallbackResponse.text(200, SUCCESS);
        }
        String body = isPlain(sealed) ? sealed : signed(delivery, sealed);
        return body.charAt(0) == '{' ? CallbackResponse.json(200, body) : CallbackResponse.xml(200, body);
    }

    /**
     * The answer to a repeat, as WeChat can read it now: the key may have changed since the first delivery. What was encrypted is never shown to a repeat that is
     * plain, and so proves less.
     *
     * @param remembered as it was sealed for an earlier delivery of the same message
     */
    CallbackResponse again(Authenticated repeat, String remembered) {
        MessageCipher cipher = repeat.cipher;
        if (cipher == null || remembered.isEmpty()) {
            return to(repeat, remembered);
        }
        if (isPlain(remembered)) {
            return to(repeat, sealed(repeat, remembered));
        }
        return to(repeat, opened(cipher, remembered).isPresent() ? remembered : sealed(repeat, opened(remembered)));
    }

    /** Empty for what was encrypted with a key that the account no longer has: WeChat would show the citizen an error for what it cannot read. */
    private String opened(String remembered) {
        Optional<String> opened = ciphers.stream()
                .flatMap(cipher -> opened(cipher, remembered).stream())
                .findFirst();
        if (opened.isEmpty()) {
            LOG.warn(
                    "{}: an answer was remembered under a key that the account does not have, and is not repeated",
                    appId);
        }
        return opened.orElse("");
    }

    private static Optional<String> opened(MessageCipher cipher, String ciphertext) {
        try {
            return Optional.of(new String(cipher.decrypt(ciphertext), UTF_8));
        } catch (CallbackRejectedException e) {
            return Optional.empty();
        }
    }

    /** No ciphertext begins so. */
    private static boolean isPlain(String sealed) {
        return sealed.charAt(0) == '<' || sealed.charAt(0) == '{';
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
