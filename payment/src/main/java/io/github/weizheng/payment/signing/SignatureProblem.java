package io.github.weizheng.payment.signing;

/** What is wrong with the signature of an answer or notification. A minor release may add one. */
public enum SignatureProblem {
    /** One of the {@code Wechatpay-*} headers is missing, there twice, or not in its form. A gateway may have dropped it. */
    HEADERS,
    /** {@code Wechatpay-Timestamp} is more than five minutes away from the clock of this machine. */
    TIMESTAMP,
    /** {@code Wechatpay-Serial} names a key that is not configured. */
    UNKNOWN_SERIAL,
    /** {@code Wechatpay-Signature-Type} names another scheme than that of the key. */
    SCHEME,
    /**
     * The signature is one of those wrong ones that WeChat Pay sends now and then to see whether it is refused
     * ({@code WECHATPAY/SIGNTEST/…}). Refusing it is right; nothing is amiss.
     */
    PROBE,
    /** The signature is wrong, or not clean Base64; or, of an answer, whatever was to verify it failed. */
    SIGNATURE
}
