package io.github.weizheng.payment.bill;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimal numbers of a bill as whole numbers of hundred-thousandths, because fees have five decimals. */
final class Decimal {
    /** Decimals that are kept. */
    static final int PLACES = 5;

    /** The number one. */
    static final long ONE = 100_000;

    /** A fen (0.01), if the number is yuan. */
    static final long FEN = ONE / 100;

    /** What stands for text that is no number. */
    static final long NONE = Long.MIN_VALUE;

    private static final int MAX_WHOLE_DIGITS = 12;

    /** Sums come also as floating point prints them, such as {@code 45.0}. */
    private static final Pattern SUM = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?");

    private Decimal() {}

    /** A number with at most 12 digits before the point and at most five behind it, or {@link #NONE}. */
    static long parse(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int start = negative ? from + 1 : from;
        int point = digits(text, start, to);
        int end = point < to && text[point] == '.' ? digits(text, point + 1, to) : point;
        int places = Math.max(0, end - point - 1);
        boolean wrong = end != to || point == start || end == point + 1;
        if (wrong || point - start > MAX_WHOLE_DIGITS || places > PLACES) {
            return NONE;
        }
        long value = number(text, start, point);
        for (int place = 1; place <= PLACES; place++) {
            value = value * 10 + (place <= places ? text[point + place] - '0' : 0);
        }
        return negative ? -value : value;
    }

    /** Whether a sum is what the bill says: to as many decimals as the bill shows, but at least two and at most five. */
    static boolean agrees(BigDecimal sum, String said) {
        if (!SUM.matcher(said).matches()) {
            return false;
        }
        BigDecimal stated = new BigDecimal(said);
        int shown = Math.min(PLACES, Math.max(2, stated.scale()));
        BigDecimal difference = stated.subtract(sum).abs();
        return difference.compareTo(BigDecimal.ONE.movePointLeft(shown)) < 0;
    }

    /** The number with all its decimals. */
    static BigDecimal exact(long value) {
        return BigDecimal.valueOf(value, PLACES);
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private static long number(byte[] text, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
}
