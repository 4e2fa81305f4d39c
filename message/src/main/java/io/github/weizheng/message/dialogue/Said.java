package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.inbound.InboundMessage;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a message, and when two of them are the same. */
final class Said {
    /** White space, punctuation, and what makes a digit a key (U+FE0F U+20E3). */
    private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{Z}\\s]+|[\\p{P}\\p{Z}\\s\\x{FE0F}\\x{20E3}]+$");

    private Said() {}

    /** Text, or recognised speech; empty for everything else. */
    static String in(InboundMessage message) {
        if (message instanceof InboundMessage.Text text) {
            return text.content().strip();
        }
        return message instanceof InboundMessage.Voice voice
                ? voice.recognition().orElse("").strip()
                : "";
    }

    /** One form for half and full width, upper and lower case, and whatever punctuation stands around: speech comes with a full stop. */
    static String normal(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return AROUND.matcher(folded).replaceAll("");
    }
}
