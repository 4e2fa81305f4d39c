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
    private static final long EACH_BLANK = 0x2020202020202020L;
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

    /** Whether control characters that are not allowed stand in UTF-8: eight bytes at a time, because every callback pays for it. */
    static boolean hasControls(byte[] utf8) {
        int at = 0;
        for (; at <= utf8.length - 8; at += 8) {
            long eight = (long) LONGS.get(utf8, at);
            // The subtraction borrows into the high bit of a byte that is below the blank; those above ASCII are left
            // out.
            if (((eight - EACH_BLANK) & ~eight & EACH_HIGH_BIT) != 0 && hasControls(utf8, at, at + 8)) {
                return true;
            }
        }
        return hasControls(utf8, at, utf8.length);
    }

    private static boolean hasControls(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (utf8[i] >= 0 && !allowed((int) utf8[i])) {
                return true;
            }
        }
        return false;
    }
}
