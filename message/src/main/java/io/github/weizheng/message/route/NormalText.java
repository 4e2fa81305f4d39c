package io.github.weizheng.message.route;

import java.text.Normalizer;

/**
 * Text in the form in which keywords and what citizens write are compared.
 *
 * <p>Full-width forms become half-width, letters lower-case, every bracket of a document number ({@code 〔〕［］【】（）}) a round one. A run of
 * white space becomes one blank, and is dropped where it parts no words: only between letters or digits of scripts that write blanks does it
 * stay. So {@code 国办发〔2013〕100号}, {@code 国办发[2013]100号} and {@code 国办发 （２０１３） 100 号} are the same. Digits keep leading zeros.
 */
public final class NormalText {
    private static final String OPENING = "〔〖【［[{｛（";
    private static final String CLOSING = "〕〗】］]}｝）";

    private NormalText() {}

    /** Brings a text into that form; it takes time in proportion to its length, and does nothing to a text that has the form. */
    public static String of(String text) {
        return isPlain(text) ? folded(text) : folded(compatible(compatible(text).toLowerCase(java.util.Locale.ROOT)));
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether each character is one of those that {@link #plain} folds by itself; nearly every text is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ideograph = c >= '\u4E00' && c <= '\u9FFF';
            boolean mark = c >= '\u3000' && c <= '\u3020';
            boolean wide = c >= '\uFF01' && c <= '\uFF5E';
            if (c >= 0x80 && !ideograph && !mark && !wide) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (c == ' ') {
                blank = true;
                continue;
            }
            if (blank && parts(out, c)) {
                out.append(' ');
            }
            blank = false;
            out.append(c);
        }
        return out.toString();
    }

    private static char plain(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '\u4E00' && c <= '\u9FFF') || (c >= '0' && c <= '9')) {
            return c;
        }
        if (c == '\u3000' || Character.isWhitespace(c)) {
            return ' ';
        }
        if (OPENING.indexOf(c) >= 0) {
            return '(';
        }
        if (CLOSING.indexOf(c) >= 0) {
            return ')';
        }
        char half = c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
        return Character.toLowerCase(half);
    }

    private static boolean parts(StringBuilder out, char next) {
        return out.length() > 0 && isSpaced(out.charAt(out.length() - 1)) && isSpaced(next);
    }

    private static boolean isSpaced(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
