package io.github.weizheng.payment.signing;

import io.github.weizheng.core.sm.Sm;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.util.Objects;

/** The domestic suite (国密). */
final class Sm2 {
    static final String SCHEME = "WECHATPAY2-SM2-WITH-SM3";

    /** What the standard has everybody sign under who has no identity of its own. */
    static final String USER_ID = "1234567812345678";

    private Sm2() {}

    static boolean isKey(Key key) {
        return Objects.requireNonNull(key, "key").getAlgorithm().equals("EC");
    }

    /** A key of another curve would fail at the first signature. Keys inside hardware show no curve; they are taken as they are. */
    static void check(String field, Key key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException(field + ": an SM2 key, actual " + key.getAlgorithm());
        }
        Sm.requireProvider();
        if (key instanceof ECKey ec && !Sm.isSm2Order(ec.getParams().getOrder())) {
            throw new IllegalArgumentException(field + ": a key on the curve sm2p256v1, actual another curve");
        }
    }
}
