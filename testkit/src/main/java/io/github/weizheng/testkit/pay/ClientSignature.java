package io.github.weizheng.testkit.pay;

import java.nio.charset.StandardCharsets;

/** The merchant's signature over the parameters that open a payment page. */
public final class ClientSignature {
    private ClientSignature() {}

    /** Tells whether this is the signature over these lines, each of which ends with a line feed. */
    public static boolean verifies(MerchantKeys keys, String signature, String... lines) {
        String message = String.join("\n", lines) + "\n";
        return keys.suite().verifies(keys.merchant().getPublic(), message.getBytes(StandardCharsets.UTF_8), signature);
    }
}
