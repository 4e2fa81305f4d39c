package io.github.weizheng.payment.wire;

import java.util.regex.Pattern;

/** Takes out of messages what identifies a person. */
public final class PersonalData {
    private static final Pattern OPEN_ID = Pattern.compile("(?<![0-9A-Za-z_-])o[0-9A-Za-z_-]{27}(?![0-9A-Za-z_-])");

    private PersonalData() {}

    /** The text with {@code ***} for whatever has the form of an openid. */
    public static String masked(String text) {
        return OPEN_ID.matcher(text).replaceAll("***");
    }
}
