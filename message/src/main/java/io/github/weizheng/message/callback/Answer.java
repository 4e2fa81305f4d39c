package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackResponse;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts an answer into the form in which the message came: plain, or encrypted and signed. */
final class Answer {
    /** WeChat's word for "received, and nothing to say"; never encrypted. */
    private static final String SUCCESS = "success";

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Answer(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What goes out, and what is remembered for a repeat: the ciphertext, or what is plain anyway.
     *
     * @param xml the answer, empty for none
     */
    String sealed(Authenticated delivery, String xml) {
        MessageCipher cipher = delivery.cipher;
        return cipher == null || xml.isEmpty() ? xml : cipher.encrypt(xml.getBytes(UTF_8));
    }

    /** @param sealed for this delivery, or for an earlier one of the same message */
    CallbackResponse to(Authenticated delivery, String sealed) {
        if (sealed.isEmpty()) {
            return CallbackResponse.text(200, SUCCESS);
        }
        boolean plain = sealed.charAt(0) == '<';
        return CallbackResponse.xml(200, plain ? sealed : signed(delivery.token, sealed));
    }

    private String signed(Secret token, String encrypt) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Long.toUnsignedString(random.nextLong());
        String signature = CallbackSignature.sign(token, timestamp, nonce, encrypt);
        return "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA[" + signature
                + "]]></MsgSignature><TimeStamp>" + timestamp + "</TimeStamp><Nonce><![CDATA[" + nonce
                + "]]></Nonce></xml>";
    }
}
