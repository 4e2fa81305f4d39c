package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.keys.Lazy;
import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.wire.RandomText;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import okhttp3.tls.HeldCertificate;

/** Everything secret or public between one merchant and WeChat Pay. RSA keys are made when first needed. Thread-safe. */
public final class MerchantKeys {
    private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(5 * 365);

    private final String mchId;
    private final String certificateSerial;
    private final String apiV3Key;
    private final String publicKeyId;
    private final String platformSerial;
    private final Lazy<KeyPair> merchant = new Lazy<>(RsaKeys::make);
    private final Lazy<KeyPair> platform = new Lazy<>(RsaKeys::make);
    private final Lazy<HeldCertificate> platformCertificate;

    public MerchantKeys(RandomText random, Clock clock) {
        mchId = "16" + random.digits(8);
        certificateSerial = serial(random);
        apiV3Key = random.lettersAndDigits(32);
        publicKeyId = "PUB_KEY_ID_01" + mchId + random.digits(16);
        platformSerial = serial(random);
        platformCertificate = new Lazy<>(() -> certificate(clock.instant()));
    }

    public String mchId() {
        return mchId;
    }

    public String certificateSerial() {
        return certificateSerial;
    }

    public String apiV3Key() {
        return apiV3Key;
    }

    public String publicKeyId() {
        return publicKeyId;
    }

    public KeyPair merchant() {
        return merchant.get();
    }

    /** Returns the key pair whose public half is the WeChat Pay public key. */
    public KeyPair platform() {
        return platform.get();
    }

    public HeldCertificate platformCertificate() {
        return platformCertificate.get();
    }

    String platformSerial() {
        return platformSerial;
    }

    private HeldCertificate certificate(Instant now) {
        return new HeldCertificate.Builder()
                .keyPair(RsaKeys.make())
                .serialNumber(new BigInteger(platformSerial, 16))
                .commonName("Tenpay.com sign")
                .validityInterval(
                        now.minus(Duration.ofDays(1)).toEpochMilli(),
                        now.plus(CERTIFICATE_LIFETIME).toEpochMilli())
                .build();
    }

    /** Returns 40 hexadecimal digits that stay 40 as a positive number. */
    private static String serial(RandomText random) {
        return "5" + random.hex(39).toUpperCase(Locale.ROOT);
    }
}
