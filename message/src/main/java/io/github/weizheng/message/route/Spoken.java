package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import java.util.Optional;

/** What a citizen said in words, written or spoken. */
final class Spoken {
    private Spoken() {}

    private static final String CLOSING = "。！？.!?";

    /**
     * A text as it is; of a voice message what WeChat understood, as a text with the fields of the voice message. One closing mark goes: recognition puts it there, and nobody
     * said it.
     */
    static Optional<InboundMessage.Text> text(Inbound inbound) {
        if (inbound instanceof InboundMessage.Text text) {
            return Optional.of(text);
        }
        return inbound instanceof InboundMessage.Voice voice
                ? voice.recognition()
                        .map(words -> new InboundMessage.Text(
                                voice.envelope(), unclosed(words), Optional.empty(), voice.fields()))
                : Optional.empty();
    }

    private static String unclosed(String words) {
        String text = words.strip();
        boolean closed = !text.isEmpty() && CLOSING.indexOf(text.charAt(text.length() - 1)) >= 0;
        return closed ? text.substring(0, text.length() - 1) : text;
    }
}
