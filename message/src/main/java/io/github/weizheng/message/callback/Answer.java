package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.crypto.MessageCipher;
import io.github.weizheng.core.web.CallbackResponse;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Puts an answer into the form in which the message came: plain, or encrypted and signed. */
final class Answer {
    /** WeChat's word for "received, and nothing to say"; never encrypted. */
    private static final String SUCCESS = "success";

    private final Secret token;
    private final InstantSource clock;

    Answer(Secret token, InstantSource clock) {
        this.token = token;
        this.clock = clock;
    }

    /** @param xml the answer, empty for none */
    CallbackResponse to(Authenticated delivery, String xml) {
        if (xml.isEmpty()) {
            return CallbackResponse.text(200, SUCCESS);
        }
        MessageCipher cipher = delivery.cipher;
        return CallbackResponse.xml(200, cipher == null ? xml : encrypted(cipher, xml));
    }

    private String encrypted(MessageCipher cipher, String xml) {
        String encrypt = cipher.encrypt(xml.getBytes(UTF_8));
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Long.toUnsignedString(ThreadLocalRandom.current().nextLong());
        String signature = CallbackSignature.sign(token, timestamp, nonce, encrypt);
        return "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA[" + signature
                + "]]></MsgSignature><TimeStamp>" + timestamp + "</TimeStamp><Nonce><![CDATA[" + nonce
                + "]]></Nonce></xml>";
    }
}
