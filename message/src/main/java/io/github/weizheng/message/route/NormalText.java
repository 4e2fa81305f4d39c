package io.github.weizheng.message.route;

/**
 * Text in the form in which keywords and what citizens write are compared.
 *
 * <p>Full-width forms become half-width, letters lower-case, every bracket ({@code 〔〕［］【】（）「」}) a round one; invisible characters, such as a
 * zero-width space, go. White space stays, as one blank, only where it parts two words: between letters or digits of scripts that write blanks. So
 * {@code 国办发〔2013〕100号}, {@code 国办发[2013]100号} and {@code 国办发 （２０１３） 100 号} are the same. Digits keep leading zeros. No character is decomposed or looked at
 * twice: time goes with the length, whatever stands there.
 */
public final class NormalText {
    private static final int WIDTH = 'Ａ' - 'A';

    private NormalText() {}

    /** Brings a text into that form; does nothing to a text that has it. */
    public static String of(String text) {
        char[] out = new char[text.length()];
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHan(c)) {
                out[length++] = c;
                blank = false;
            } else if (isBlank(c)) {
                blank = length > 0;
            } else if (!isInvisible(c)) {
                c = Character.toLowerCase(round(half(c)));
                if (blank && isSpaced(out[length - 1]) && isSpaced(c)) {
                    out[length++] = ' ';
                }
                out[length++] = c;
                blank = false;
            }
        }
        return new String(out, 0, length);
    }

    /**
     * The text as it was written, but without white space and invisible characters around it, and without those within it but for the joiners that shape letters and
     * emoji (U+200C, U+200D).
     */
    public static String visible(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isUnseen(text.charAt(start))) {
            start++;
        }
        while (start < end && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder seen = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isInvisible(c) || c == '\u200C' || c == '\u200D') {
                seen.append(c);
            }
        }
        return seen.toString();
    }

    /** The text with full-width forms as half-width ones, character by character. */
    static String halfWidth(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = half(out[i]);
        }
        return new String(out);
    }

    private static char half(char c) {
        return c == '\u3000' ? ' ' : c >= '！' && c <= '～' ? (char) (c - WIDTH) : c;
    }

    private static char round(char c) {
        return switch (c) {
            case '[', '{', '〔', '【', '〖', '「', '『', '﹝', '﹙', '❲', '｢' -> '(';
            case ']', '}', '〕', '】', '〗', '」', '』', '﹞', '﹚', '❳', '｣' -> ')';
            default -> c;
        };
    }

    private static boolean isUnseen(char c) {
        return isBlank(c) || isInvisible(c);
    }

    private static boolean isInvisible(char c) {
        return c >= 0x80 && !isHan(c) && Character.getType(c) == Character.FORMAT;
    }

    /** Most of what comes; none of it has case or width. */
    private static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9FFF';
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= 0x7F && (Character.isISOControl(c) || Character.isSpaceChar(c)));
    }

    private static boolean isSpaced(char c) {
        return !isHan(c) && Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
