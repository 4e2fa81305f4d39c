package io.github.weizheng.menu.picture;

import io.github.weizheng.core.privacy.Quote;

/** Somebody's words, fit for a picture: on one line, of characters that XML may hold, of bounded length. */
final class Words {
    private Words() {}

    /** The words, or as many characters of them as that, {@code …} and how many there are. */
    static String of(String raw, int max) {
        int length = raw.codePointCount(0, raw.length());
        String head = length <= max ? raw : raw.substring(0, raw.offsetByCodePoints(0, max));
        StringBuilder words = new StringBuilder(head.length());
        Quote.of(head, head.length())
                .codePoints()
                .map(c -> isText(c) ? c : 0xFFFD)
                .forEach(words::appendCodePoint);
        return length <= max ? words.toString() : words + "…（共 " + length + " 字）";
    }

    private static boolean isText(int c) {
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !noCharacter && Character.getType(c) != Character.SURROGATE;
    }
}
