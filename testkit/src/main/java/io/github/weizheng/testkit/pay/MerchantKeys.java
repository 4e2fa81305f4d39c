package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.keys.Lazy;
import io.github.weizheng.testkit.pay.suite.Suite;
import io.github.weizheng.testkit.wire.RandomText;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything secret or public between one merchant and WeChat Pay. Keys are made when first needed. Thread-safe. */
public final class MerchantKeys {
    private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(5 * 365);

    private final Suite suite;
    private final RandomText random;
    private final String mchId;
    private final String certificateSerial;
    private final String publicKeyId;
    private final Lazy<KeyPair> merchant;
    private final Lazy<KeyPair> platform;
    private final Lazy<X509Certificate> certificate;
    private final PlatformCertificates platformCertificates;
    private volatile String apiV3Key;

    public MerchantKeys(Suite suite, RandomText random, Clock clock) {
        this.suite = suite;
        this.random = random;
        mchId = "16" + random.digits(8);
        certificateSerial = PlatformCertificates.serial(random);
        apiV3Key = random.lettersAndDigits(32);
        publicKeyId = "PUB_KEY_ID_01" + mchId + random.digits(16);
        merchant = new Lazy<>(suite::makeKeys);
        platform = new Lazy<>(suite::makeKeys);
        certificate = new Lazy<>(() -> certificate(clock.instant()));
        platformCertificates = new PlatformCertificates(suite, random, clock);
    }

    public Suite suite() {
        return suite;
    }

    public String mchId() {
        return mchId;
    }

    public String certificateSerial() {
        return certificateSerial;
    }

    /** Returns the merchant's API certificate. */
    public X509Certificate certificate() {
        return certificate.get();
    }

    public String apiV3Key() {
        return apiV3Key;
    }

    /** Makes a new APIv3 key, under which everything is encrypted from now on. */
    public String changeApiV3Key() {
        apiV3Key = random.lettersAndDigits(32);
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

    /** Returns the platform certificate that WeChat Pay signs with now. */
    public X509Certificate platformCertificate() {
        return platformCertificates.signing().certificate();
    }

    /** Returns the platform certificates that can be downloaded now, oldest first. */
    public List<X509Certificate> listedCertificates() {
        return listed().stream().map(PlatformCertificate::certificate).toList();
    }

    /** Lists a new platform certificate. */
    public X509Certificate rotate() {
        return platformCertificates.rotate().certificate();
    }

    List<PlatformCertificate> listed() {
        return platformCertificates.listed();
    }

    PlatformCertificate signing() {
        return platformCertificates.signing();
    }

    /** Returns the key behind a {@code Wechatpay-Serial}; empty when there is none. */
    Optional<PrivateKey> behind(String serial) {
        return serial.equals(publicKeyId)
                ? Optional.of(platform().getPrivate())
                : platformCertificates.find(serial).map(found -> found.keys().getPrivate());
    }

    private X509Certificate certificate(Instant now) {
        return suite.certify(
                merchant(), certificateSerial, mchId, now.minus(Duration.ofDays(1)), now.plus(CERTIFICATE_LIFETIME));
    }
}
