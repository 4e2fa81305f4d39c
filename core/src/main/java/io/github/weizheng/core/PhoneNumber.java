package io.github.weizheng.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number of mainland China: a mobile one (11 digits, 13… to 19…), or a landline with its area code and perhaps an extension
 * ({@code 010-62345678}, {@code 0571-8234567-801}). Not checked is whether the number is in service. Service numbers (12345, 400…, 95…) and numbers from elsewhere
 * are refused.
 *
 * <p>{@link #toString()} shows {@code 138****1234} of a mobile number, and the area code and the last two digits of a landline:
 * {@code 010****78}; never an extension.
 */
public final class PhoneNumber extends PersonalData {
    private static final Pattern MOBILE = Pattern.compile("(?:\\+86)?(1[3-9][0-9]{9})");
    private static final Pattern LANDLINE =
            Pattern.compile("(010|02[0-9]|0[3-9][0-9]{2})-?([2-8][0-9]{6,7})(-[0-9]{1,6})?");

    private PhoneNumber(String value) {
        super(value);
    }

    /**
     * Wraps a number. A {@code +86} in front of a mobile number and the hyphen behind an area code are left out, so that one telephone has one
     * value; blanks, other punctuation and full-width digits are refused.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static PhoneNumber of(String value) {
        Matcher mobile = MOBILE.matcher(value);
        if (mobile.matches()) {
            return new PhoneNumber(mobile.group(1));
        }
        Matcher landline = LANDLINE.matcher(value);
        if (landline.matches()) {
            String extension = landline.group(3);
            return new PhoneNumber(landline.group(1) + landline.group(2) + (extension == null ? "" : extension));
        }
        throw new IllegalArgumentException(
                "phone number: 11 digits of a mobile number, or a landline with its area code, actual another form of length "
                        + value.length());
    }

    @Override
    String masked(String value) {
        Matcher landline = LANDLINE.matcher(value);
        if (landline.matches()) {
            String number = landline.group(2);
            return landline.group(1) + "****" + number.substring(number.length() - 2);
        }
        return value.substring(0, 3) + "****" + value.substring(7);
    }
}
