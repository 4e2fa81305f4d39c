package io.github.weizheng.message.dialogue;

import io.github.weizheng.message.inbound.InboundMessage;
import io.github.weizheng.message.route.NormalText;
import java.text.Normalizer;
import java.util.Locale;

/** The words of a message, and when two of them are the same. */
final class Said {
    /** Longer than any word or label can be: a text has 2,048 bytes. */
    private static final int LONGEST = 2_048;

    private static final int VARIANT = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private Said() {}

    /** The words of a text or of recognised speech that can be seen; empty for everything else. */
    static String in(InboundMessage message) {
        return message.words().map(NormalText::visible).orElse("");
    }

    /**
     * One form for half and full width, upper and lower case, and whatever invisible characters and punctuation stand around; a minus before a digit is none.
     * Empty for a text that is too long to be a word or a label.
     */
    static String normal(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String folded = Normalizer.normalize(NormalText.visible(text), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        int start = 0;
        int end = folded.length();
        while (start < end && isAround(folded.codePointAt(start)) && !isMinus(folded, start)) {
            start += Character.charCount(folded.codePointAt(start));
        }
        while (start < end && isAround(folded.codePointBefore(end))) {
            end -= Character.charCount(folded.codePointBefore(end));
        }
        return folded.substring(start, end);
    }

    private static boolean isMinus(String text, int at) {
        return text.charAt(at) == '-' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    /** White space, punctuation, and what makes a digit a key. */
    private static boolean isAround(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                Character.isWhitespace(character) || character == VARIANT || character == KEYCAP || character == '~';
        };
    }
}
