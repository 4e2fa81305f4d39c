package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundMessage;
import java.util.Optional;

/** What a citizen said in words, written or spoken. */
final class Spoken {
    private Spoken() {}

    /** A text as it is; of a voice message what WeChat understood, as a text with the fields of the voice message. */
    static Optional<InboundMessage.Text> text(Inbound inbound) {
        if (inbound instanceof InboundMessage.Text text) {
            return Optional.of(text);
        }
        return inbound instanceof InboundMessage.Voice voice
                ? voice.words()
                        .map(words ->
                                new InboundMessage.Text(voice.envelope(), words, Optional.empty(), voice.fields()))
                : Optional.empty();
    }
}
