package io.github.weizheng.core.privacy;

import java.util.regex.Pattern;

/** Somebody else's words as they may stand in a message: on one line, without openids, of bounded length. */
public final class Quote {
    static final Pattern OPEN_ID = Pattern.compile("(?<![0-9A-Za-z_-])o[0-9A-Za-z_-]{27}(?![0-9A-Za-z_-])");
    private static final int OPEN_ID_LENGTH = 28;
    /** What breaks a line, drives a terminal, or turns the direction in which a line is read. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private Quote() {}

    /** The words, with {@code ***} for whatever has the form of an openid, cut where they get longer than that. */
    public static String of(String words, int maxLength) {
        String line = isPlain(words)
                ? words
                : CONTROL.matcher(OPEN_ID.matcher(words).replaceAll("***")).replaceAll(" ");
        return line.length() > maxLength ? line.substring(0, maxLength) + "…" : line;
    }

    /** Whether there is surely nothing to replace: true for the path of every call. */
    private static boolean isPlain(String words) {
        int run = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            run = c == '/' || c == '.' ? 0 : run + 1;
            if (c < ' ' || c > '~' || run == OPEN_ID_LENGTH) {
                return false;
            }
        }
        return true;
    }
}
