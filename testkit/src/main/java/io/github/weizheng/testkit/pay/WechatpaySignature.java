package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.wire.RandomText;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** WeChat Pay's own signature over an answer or a notification, with either of its keys. Thread-safe. */
public final class WechatpaySignature {
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
        PrivateKey key = withPublicKey
                ? keys.platform().getPrivate()
                : keys.platformCertificate().keyPair().getPrivate();
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = random.lettersAndDigits(32);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", RsaSignature.sign(key, timestamp + "\n" + nonce + "\n" + body + "\n"));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Serial", withPublicKey ? keys.publicKeyId() : keys.platformSerial());
        return headers;
    }
}
