package io.github.weizheng.payment.wire;

import java.security.SecureRandom;

/** Random letters and digits. */
public final class Nonce {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Nonce() {}

    /** That many random letters and digits. */
    public static String of(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
