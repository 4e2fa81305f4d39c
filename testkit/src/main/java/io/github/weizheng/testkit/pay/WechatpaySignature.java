package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.wire.RandomText;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** WeChat Pay's own signature over an answer or a notification, with either of its keys. Thread-safe. */
public final class WechatpaySignature {
    private static final String PROBE = "WECHATPAY/SIGNTEST/";
    private final MerchantKeys keys;
    private final RandomText random;
    private final Clock clock;

    public WechatpaySignature(MerchantKeys keys, RandomText random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** Returns the {@code Wechatpay-…} headers for a body, fresh each time. */
    Map<String, String> headers(String body, boolean withPublicKey) {
        PlatformCertificate certificate = keys.signing();
        PrivateKey key = withPublicKey
                ? keys.platform().getPrivate()
                : certificate.keys().getPrivate();
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = random.lettersAndDigits(32);
        byte[] message = (timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", keys.suite().sign(key, message));
        headers.put("Wechatpay-Signature-Type", keys.suite().scheme());
        headers.put("Wechatpay-Serial", withPublicKey ? keys.publicKeyId() : certificate.serial());
        return headers;
    }

    /** Returns the same with one of the wrong signatures that WeChat Pay sends now and then to see whether they are refused. */
    Map<String, String> probe(String body, boolean withPublicKey) {
        Map<String, String> headers = headers(body, withPublicKey);
        headers.computeIfPresent(
                "Wechatpay-Signature",
                (name, right) -> PROBE + right.substring(0, Math.max(0, right.length() - PROBE.length())));
        return headers;
    }
}
