package io.github.weizheng.testkit.api;

/** Finds text that a JSON writer escaped although it could have been written as it is. */
final class EscapedText {
    private EscapedText() {}

    /** Tells whether {@code json} holds a Unicode escape of a printable character; escapes of control characters are fine. */
    static boolean isIn(byte[] json) {
        int i = 0;
        while (i + 1 < json.length) {
            if (json[i] != '\\') {
                i++;
                continue;
            }
            if (json[i + 1] == 'u' && i + 5 < json.length && !Character.isISOControl(codeUnit(json, i + 2))) {
                return true;
            }
            i += 2;
        }
        return false;
    }

    /** Returns the code unit of four hexadecimal digits, or 0 when they are none. */
    private static int codeUnit(byte[] json, int start) {
        int unit = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return 0;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
