package io.github.weizheng.testkit.wire;

import java.security.SecureRandom;
import java.util.Base64;

/** The identifiers, nonces and keys that WeChat makes up. Thread-safe. */
public final class RandomText {
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random = new SecureRandom();

    /** Returns letters and digits. */
    public String lettersAndDigits(int length) {
        return of(LETTERS_AND_DIGITS, length);
    }

    /** Returns lower-case hexadecimal digits. */
    public String hex(int length) {
        return of(HEX, length);
    }

    /** Returns a decimal number of exactly that many digits. */
    public String digits(int length) {
        return of("123456789", 1) + of("0123456789", length - 1);
    }

    /** Returns that many random bytes in URL-safe Base64 without padding. */
    public String urlSafe(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    /** Returns that many random bytes. */
    public byte[] bytes(int count) {
        byte[] value = new byte[count];
        random.nextBytes(value);
        return value;
    }

    private String of(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
