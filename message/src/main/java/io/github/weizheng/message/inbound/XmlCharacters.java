package io.github.weizheng.message.inbound;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which characters XML 1.0 lets a document have: no control characters but tab and line ends, no half of a surrogate pair, not U+FFFE and
 * U+FFFF.
 */
final class XmlCharacters {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_ONE = 0x0101010101010101L;
    private static final long EACH_REST = 0x7F7F7F7F7F7F7F7FL;

    /** What lifts a blank, and nothing below it, to the high bit. */
    private static final long EACH_60 = 0x6060606060606060L;

    private static final long EACH_HIGH_BIT = 0x8080808080808080L;

    private XmlCharacters() {}

    static boolean allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (!allowed((int) c)) {
                return false;
            }
        }
        return true;
    }

    static boolean allowed(int codePoint) {
        return codePoint >= ' '
                ? (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                        && codePoint != 0xFFFE
                        && codePoint != 0xFFFF
                        && codePoint <= Character.MAX_CODE_POINT
                : codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }

    /** Whether UTF-8 has no control characters but those: eight bytes at a time, because every callback pays for it. */
    static boolean allowedControls(byte[] utf8) {
        int at = 0;
        for (; at <= utf8.length - 8; at += 8) {
            long eight = (long) LONGS.get(utf8, at);
            long control = EACH_HIGH_BIT & ~(((eight & EACH_REST) + EACH_60) | eight);
            if (control != 0 && (control & ~(each(eight, '\n') | each(eight, '\r') | each(eight, '\t'))) != 0) {
                return false;
            }
        }
        for (; at < utf8.length; at++) {
            if (utf8[at] >= 0 && !allowed((int) utf8[at])) {
                return false;
            }
        }
        return true;
    }

    /** The high bit of each of eight bytes that is that character. No sum carries into the next byte. */
    private static long each(long eight, char wanted) {
        long different = eight ^ (EACH_ONE * wanted);
        return EACH_HIGH_BIT & ~(((different & EACH_REST) + EACH_REST) | different);
    }
}
