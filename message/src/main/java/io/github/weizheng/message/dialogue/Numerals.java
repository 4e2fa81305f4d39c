package io.github.weizheng.message.dialogue;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a number from 0 to 99 as people write and say it: 1, １, ①, 1., (1), 第1项, 一, 二十一, ༡. */
final class Numerals {
    private static final Pattern NUMBER = Pattern.compile("第?\\s*(?:(\\p{Nd}{1,2})|([〇零一二两三四五六七八九十]{1,3}))\\s*[项个号]?");
    private static final String DIGITS = "〇一二三四五六七八九";

    private Numerals() {}

    /** @param text in its normal form */
    static OptionalInt read(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        return matcher.group(1) == null
                ? chinese(matcher.group(2).replace('零', '〇').replace('两', '二'))
                : OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }

    /** Whether a number can be written with it. */
    static boolean isNumeral(char c) {
        return Character.isDigit(c) || "零两十".indexOf(c) >= 0 || DIGITS.indexOf(c) >= 0;
    }

    private static OptionalInt chinese(String text) {
        int ten = text.indexOf('十');
        int tens = ten < 0 ? 0 : ten == 0 ? 1 : digit(text.substring(0, ten));
        int ones = ten == text.length() - 1 ? 0 : digit(text.substring(ten + 1));
        boolean wrong =
                tens < 0 || ones < 0 || (ten > 0 && tens == 0) || (ten >= 0 && ten < text.length() - 1 && ones == 0);
        return wrong ? OptionalInt.empty() : OptionalInt.of(tens * 10 + ones);
    }

    private static int digit(String text) {
        return text.length() == 1 ? DIGITS.indexOf(text) : -1;
    }
}
