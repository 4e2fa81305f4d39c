package io.github.weizheng.payment.signing;

import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.Objects;

/** The international suite. */
final class Rsa {
    static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    static final String ALGORITHM = "SHA256withRSA";
    static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";
    private static final int MIN_BITS = 2048;

    private Rsa() {}

    /** Keys inside hardware show neither modulus nor length; they are taken as they are. */
    static void check(String field, Key key) {
        if (!Objects.requireNonNull(key, "key").getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException(field + ": an RSA key, actual " + key.getAlgorithm());
        }
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_BITS) {
            throw new IllegalArgumentException(field + ": at least " + MIN_BITS + " bits, actual "
                    + rsa.getModulus().bitLength());
        }
    }
}
