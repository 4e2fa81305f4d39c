package io.github.weizheng.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A citizen identification number (公民身份号码, GB 11643-1999): 18 characters with a check character, or the 15 digits issued until 1999.
 * Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83…) and the 18-digit cards of foreign permanent residents (9…) follow the same rule.
 *
 * <p>Checked are the form, the date of birth and, of 18, the check character (ISO 7064 MOD 11-2). Not checked is whether the region code exists, whether the
 * date has come yet, or whether the number was ever issued: only the public security authority can tell. 15 digits have no check
 * character and are not converted, so they never equal the same person's 18.
 *
 * <p>{@link #toString()} shows the first and the last character: {@code 1****************X}.
 *
 * @see <a href="https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E">GB 11643-1999</a>
 */
public final class IdNumber extends PersonalData {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}");
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final int LONG_FORM = 18;

    private IdNumber(String value) {
        super(value);
    }

    /**
     * Wraps a number. A small {@code x} at the end becomes {@code X}, the only form that the standard knows; nothing else is repaired, white space
     * and full-width digits are refused.
     *
     * @throws IllegalArgumentException if it has another form, no such day exists, or the check character is another
     */
    public static IdNumber of(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "ID number: 15 digits, or 17 digits and a digit or X, none of them beginning with 0,"
                            + " actual another form of length " + value.length());
        }
        if (!isDay(value.length() == LONG_FORM ? value.substring(6, 14) : "19" + value.substring(6, 12))) {
            throw new IllegalArgumentException("ID number: a date of birth from digit 7 on, actual no such day");
        }
        if (value.length() == LONG_FORM && Character.toUpperCase(value.charAt(17)) != checkCharacter(value)) {
            throw new IllegalArgumentException("ID number: the check character of GB 11643-1999, actual another");
        }
        return new IdNumber(value.replace('x', 'X'));
    }

    private static boolean isDay(String yyyyMMdd) {
        try {
            int year = Integer.parseInt(yyyyMMdd, 0, 4, 10);
            LocalDate.of(year, Integer.parseInt(yyyyMMdd, 4, 6, 10), Integer.parseInt(yyyyMMdd, 6, 8, 10));
            return year >= 1800;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char checkCharacter(String number) {
        int sum = 0;
        int weight = 1;
        for (int i = LONG_FORM - 2; i >= 0; i--) {
            weight = weight * 2 % 11;
            sum += weight * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    @Override
    String masked(String value) {
        int last = value.length() - 1;
        return value.charAt(0) + "*".repeat(last - 1) + value.charAt(last);
    }
}
