package io.github.weizheng.menu.screen;

/**
 * How wide a text is on a screen, in half widths: a Chinese character and an emoji have two, a combining mark none. Lone surrogates count as
 * one. A sequence of emoji that a phone joins into one picture counts each.
 */
public final class DisplayWidth {
    /** A character may carry a few marks; more of them than this are cut, so that what is shown stays short. */
    private static final int MAX_PER_HALF_WIDTH = 4;
    /** Symbols of the basic plane that are emoji by themselves, in pairs of first and last. */
    private static final String EMOJI =
            "\u231A\u231B\u23E9\u23EC\u23F0\u23F0\u23F3\u23F3\u25FD\u25FE\u2614\u2615\u2648\u2653\u267F\u267F"
                    + "\u2693\u2693\u26A1\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26CE\u26CE\u26D4\u26D4\u26EA\u26EA\u26F2\u26F3"
                    + "\u26F5\u26F5\u26FA\u26FA\u26FD\u26FD\u2705\u2705\u270A\u270B\u2728\u2728\u274C\u274C\u274E\u274E\u2753\u2755"
                    + "\u2757\u2757\u2795\u2797\u27B0\u27B0\u27BF\u27BF\u2B1B\u2B1C\u2B50\u2B50\u2B55\u2B55";

    private DisplayWidth() {}

    /** The width of a whole text. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text if it is no wider than that, or else as much of it as is, and {@code …} after that. */
    public static String cut(String text, int width) {
        int used = 0;
        int characters = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            used += of(text.codePointAt(i));
            characters++;
            if (used > width || characters > MAX_PER_HALF_WIDTH * width) {
                return text.substring(0, i) + "…";
            }
        }
        return text;
    }

    /** The text with as many spaces after it as make it that wide. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6)
                        || c >= 0x1F000
                        || isEmoji(c));
        return wide ? 2 : 1;
    }

    private static boolean isEmoji(int c) {
        for (int i = 0; i < EMOJI.length(); i += 2) {
            if (c >= EMOJI.charAt(i) && c <= EMOJI.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }
}
