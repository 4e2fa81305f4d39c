package io.github.weizheng.testkit.security;

import io.github.weizheng.testkit.keys.Lazy;
import io.github.weizheng.testkit.keys.RsaKeys;
import io.github.weizheng.testkit.wire.RandomText;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** The keys of API security with the numbers that the console shows for them. RSA keys are made when needed. Thread-safe. */
public final class SecurityKeys {
    private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(5 * 365);

    private final RandomText random;
    private final Clock clock;
    private final String appId;
    private final String symmetricNumber;
    private final byte[] symmetricKey;
    private final String keyNumber;
    private final Lazy<KeyPair> developer = new Lazy<>(RsaKeys::make);

    private @Nullable Certificate current;
    private @Nullable Certificate previous;

    public SecurityKeys(String appId, RandomText random, Clock clock) {
        this.appId = appId;
        this.random = random;
        this.clock = clock;
        symmetricNumber = random.hex(32);
        symmetricKey = random.bytes(32);
        keyNumber = random.hex(32);
    }

    public String symmetricNumber() {
        return symmetricNumber;
    }

    public String symmetricKeyBase64() {
        return Base64.getEncoder().encodeToString(symmetricKey);
    }

    public String keyNumber() {
        return keyNumber;
    }

    public KeyPair developer() {
        return developer.get();
    }

    public synchronized Certificate certificate() {
        Certificate certificate = current;
        if (certificate == null) {
            certificate = newCertificate();
            current = certificate;
        }
        return certificate;
    }

    /** Takes a new certificate into use; the one before it signs, too, until it is dropped. */
    public synchronized void renewCertificate() {
        previous = certificate();
        current = newCertificate();
    }

    public synchronized void dropPrevious() {
        previous = null;
    }

    byte[] symmetricKey() {
        return symmetricKey.clone();
    }

    synchronized Optional<Certificate> previous() {
        return Optional.ofNullable(previous);
    }

    private Certificate newCertificate() {
        Instant now = clock.instant();
        HeldCertificate held = new HeldCertificate.Builder()
                .keyPair(RsaKeys.make())
                .commonName(appId)
                .validityInterval(
                        now.minus(Duration.ofDays(1)).toEpochMilli(),
                        now.plus(CERTIFICATE_LIFETIME).toEpochMilli())
                .build();
        return new Certificate(random.hex(32), held);
    }

    /**
     * A platform certificate.
     *
     * @param number what the console calls it, which is not its serial number
     */
    public record Certificate(String number, HeldCertificate held) {}
}
