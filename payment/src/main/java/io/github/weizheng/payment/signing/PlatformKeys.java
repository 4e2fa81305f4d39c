package io.github.weizheng.payment.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that WeChat Pay signs with, by serial number: the public key (微信支付公钥) and platform certificates (平台证书) side by
 * side, as traffic is mixed while a merchant moves from one to the other.
 *
 * <p>Validity and chain of certificates are not checked: an expired one still verifies what was signed with it. Immutable and
 * thread-safe.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013053249">签名验证</a>
 */
public final class PlatformKeys {
    private static final PlatformKeys NONE = new PlatformKeys(Map.of(), null, null);
    private static final String PREFIX = "PUB_KEY_ID_";
    private static final Pattern PUBLIC_KEY_ID = Pattern.compile(PREFIX + "[0-9A-Za-z_-]{1,100}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,64}");
    private static final int USUAL_DIGITS = 40;

    private final Map<String, Known> bySerial;
    private final @Nullable String publicKeyId;
    private final @Nullable Certified newest;

    private PlatformKeys(Map<String, Known> bySerial, @Nullable String publicKeyId, @Nullable Certified newest) {
        this.bySerial = bySerial;
        this.publicKeyId = publicKeyId;
        this.newest = newest;
    }

    /** No key. */
    public static PlatformKeys none() {
        return NONE;
    }

    /**
     * These and the WeChat Pay public key.
     *
     * @param id the id from the console, with its prefix {@code PUB_KEY_ID_}
     * @throws IllegalArgumentException if the id has another form, or the key is neither RSA of 2048 bits or more nor SM2
     */
    public PlatformKeys withPublicKey(String id, PublicKey key) {
        if (!PUBLIC_KEY_ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException(
                    "publicKey: the id starts with PUB_KEY_ID_ and goes on with letters and digits, actual length "
                            + id.length());
        }
        return new PlatformKeys(and(id, ResponseVerifier.of(key), PrivacyEncryptor.of(key)), id, newest);
    }

    /**
     * These and a platform certificate, not the merchant's own.
     *
     * @throws IllegalArgumentException if its key is neither RSA of 2048 bits or more nor SM2
     */
    public PlatformKeys withCertificate(X509Certificate certificate) {
        String serial = serialOf(certificate);
        Certified added = new Certified(serial, certificate.getNotAfter().toInstant());
        PublicKey key = certificate.getPublicKey();
        boolean newer = newest == null || added.notAfter.isAfter(newest.notAfter);
        return new PlatformKeys(
                and(serial, ResponseVerifier.of(key), PrivacyEncryptor.of(key)), publicKeyId, newer ? added : newest);
    }

    /**
     * These and what verifies under that serial instead of a key in this JVM: an HSM, say. Requests name the serial of a
     * certificate that was given this way only if no certificate was given itself.
     *
     * @param serial the public key's id, with its prefix {@code PUB_KEY_ID_}, or a platform certificate's serial in hex
     * @throws IllegalArgumentException if it has another form
     */
    public PlatformKeys withVerifier(String serial, ResponseVerifier verifier) {
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(verifier, "verifier");
        if (PUBLIC_KEY_ID.matcher(serial).matches()) {
            return new PlatformKeys(and(serial, verifier, null), serial, newest);
        }
        if (!HEX.matcher(serial).matches()) {
            throw new IllegalArgumentException(
                    "serial: PUB_KEY_ID_ and letters and digits, or 1 to 64 hex digits, actual length "
                            + serial.length());
        }
        String upper = serial.toUpperCase(Locale.ROOT);
        Certified added = new Certified(upper, Instant.MIN);
        return new PlatformKeys(and(upper, verifier, null), publicKeyId, newest == null ? added : newest);
    }

    /** The key of a {@code Wechatpay-Serial}; hex digits are compared in any case and without their leading zeros. */
    public Optional<ResponseVerifier> find(String serial) {
        return known(serial).map(Known::verifier);
    }

    /** The serial to name in requests: the public key's id if there is one, else that of the certificate that expires last. */
    public Optional<String> preferred() {
        return Optional.ofNullable(publicKeyId != null ? publicKeyId : newest == null ? null : newest.serial);
    }

    /** What encrypts under the key of a serial; nothing if it is not known, or only a verifier was given for it. */
    public Optional<PrivacyEncryptor> encryptor(String serial) {
        return known(serial).map(Known::encryptor);
    }

    /** Whether there is an SM2 key (国密) among them. */
    public boolean isDomestic() {
        return bySerial.values().stream()
                .anyMatch(known -> known.verifier.scheme().equals(Sm2.SCHEME));
    }

    /** The ids and serials that are known, in the order in which they were given. */
    public List<String> serials() {
        return bySerial.values().stream().map(Known::serial).toList();
    }

    /** The serials, which are public. */
    @Override
    public String toString() {
        return "PlatformKeys" + serials();
    }

    private Optional<Known> known(String serial) {
        Known exact = bySerial.get(serial);
        return Optional.ofNullable(exact != null ? exact : bySerial.get(canonical(serial)));
    }

    private Map<String, Known> and(String serial, ResponseVerifier verifier, @Nullable PrivacyEncryptor encryptor) {
        Map<String, Known> more = new LinkedHashMap<>(bySerial);
        more.put(canonical(serial), new Known(serial, verifier, encryptor));
        return more;
    }

    /** A certificate's serial as WeChat Pay writes it: with 40 digits, of which {@code BigInteger} drops the leading zeros. */
    public static String serialOf(X509Certificate certificate) {
        String hex = Objects.requireNonNull(certificate, "certificate")
                .getSerialNumber()
                .toString(16)
                .toUpperCase(Locale.ROOT);
        int digits = hex.length() > USUAL_DIGITS - 8 ? USUAL_DIGITS : hex.length() + hex.length() % 2;
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    private static String canonical(String serial) {
        if (serial.startsWith(PREFIX) || !HEX.matcher(serial).matches()) {
            return serial;
        }
        int zeros = 0;
        while (zeros < serial.length() - 1 && serial.charAt(zeros) == '0') {
            zeros++;
        }
        return serial.substring(zeros).toUpperCase(Locale.ROOT);
    }

    private record Known(
            String serial,
            ResponseVerifier verifier,
            @Nullable PrivacyEncryptor encryptor) {}

    private record Certified(String serial, Instant notAfter) {}
}
