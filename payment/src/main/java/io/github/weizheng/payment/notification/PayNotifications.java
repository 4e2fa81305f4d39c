package io.github.weizheng.payment.notification;

import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.signing.SignatureProblem;
import io.github.weizheng.payment.wire.SealedResource;
import io.github.weizheng.payment.wire.SignatureCheck;
import io.github.weizheng.payment.wire.SignatureFault;
import io.github.weizheng.payment.wire.SignatureHeaders;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notifications of WeChat Pay: verify, decrypt, type. Remembers what it has read only with a
 * {@link Builder#replayGuard}; {@link NotificationEndpoint} hands each event over once.
 *
 * <p>Every malformed input ends in {@link PayNotificationRejectedException}, after bounded work: nothing is parsed before the
 * signature is right, and that costs one verification at most; what is refused earlier depends on size, headers, clock and the known serials alone.
 * Answer WeChat Pay within five seconds, {@link Acknowledgement} says what. Immutable and thread-safe.
 *
 * <p>Does I/O only where a guard is set, or certificates are downloaded: a serial that is not known, or a list of twelve hours, makes a caller fetch
 * them, within three seconds and once a minute; while there are none yet, within ten seconds and every five.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791861">支付成功回调通知</a>
 */
public final class PayNotifications {
    private static final int MAX_BODY = 2 * 1024 * 1024;
    private final SignatureCheck check;
    private final @Nullable ReplayGuard guard;
    private final List<ResourceDecryptor> decryptors;
    private final ResourceReader reader;

    private PayNotifications(Builder builder) {
        check = new SignatureCheck(builder.keys(), builder.clock);
        guard = builder.guard;
        decryptors = builder.merchant.resourceDecryptors();
        reader = new ResourceReader(builder.merchant);
    }

    /** Starts the reader for a merchant, with the keys that the merchant has. */
    public static Builder builder(Merchant merchant) {
        Objects.requireNonNull(merchant, "merchant");
        return new Builder(merchant, serial -> merchant.platformKeys(), false, Clock.systemUTC());
    }

    /**
     * Starts the reader for the merchant of those calls, with the keys and the clock that they have: platform certificates that they download are used
     * here, too, and fetched for a notification if need be.
     */
    public static Builder builder(WeChatPay pay) {
        Objects.requireNonNull(pay, "pay");
        return new Builder(pay.merchant(), pay::keysFor, true, pay.clock());
    }

    /**
     * Reads one.
     *
     * @param headers names in any case; each {@code Wechatpay-*} header must be there exactly once
     * @param body the very bytes that came: not decoded, not joined from lines, not written anew by a JSON library
     * @throws PayNotificationRejectedException if it is not WeChat Pay's, not this merchant's, or not in WeChat Pay's form
     * @throws io.github.weizheng.core.WeChatException also if certificates are to be downloaded, there are none yet, and they cannot be fetched: let WeChat Pay repeat it
     */
    public PayNotification parse(Map<String, List<String>> headers, byte[] body) {
        if (body.length > MAX_BODY) {
            throw new PayNotificationRejectedException(
                    Reason.TOO_LARGE, "at most 2 MiB, actual " + body.length + " bytes");
        }
        SignatureHeaders signature = SignatureHeaders.of(headers);
        SignatureFault fault = check.check(signature, body);
        if (fault != null) {
            throw new PayNotificationRejectedException(reason(fault.problem()), fault.text());
        }
        if (guard != null && !guard.isFirst(signature)) {
            throw new PayNotificationRejectedException(Reason.REPLAYED, "the same signature was heard before");
        }
        Envelope envelope = envelope(body);
        return reader.read(envelope, plaintext(envelope.resource()));
    }

    private byte[] plaintext(@Nullable SealedResource resource) {
        if (resource == null || !resource.isWhole()) {
            throw new PayNotificationRejectedException(
                    Reason.MALFORMED_ENVELOPE, "the body has no resource with ciphertext and nonce");
        }
        if (!resource.isFor(decryptors)) {
            throw new PayNotificationRejectedException(
                    Reason.ALGORITHM, "the resource is encrypted in another way than the merchant's keys decrypt");
        }
        return resource.open(decryptors)
                .orElseThrow(() -> new PayNotificationRejectedException(
                        Reason.UNDECRYPTABLE,
                        "the resource cannot be decrypted: the APIv3 key is not the one in force"));
    }

    private static Envelope envelope(byte[] body) {
        try {
            if (isUtf8(body)) {
                return Objects.requireNonNull(WireJson.readUnambiguous(body, Envelope.class));
            }
        } catch (IOException | NullPointerException e) {
            // Said below.
        }
        throw new PayNotificationRejectedException(
                Reason.MALFORMED_ENVELOPE, "the body is not an envelope of WeChat Pay");
    }

    /** Without the mark and the zeros by which JSON is known for UTF-16. */
    private static boolean isUtf8(byte[] body) {
        return body.length > 1 && body[0] > 0 && body[1] > 0;
    }

    private static Reason reason(SignatureProblem problem) {
        return switch (problem) {
            case HEADERS -> Reason.HEADERS;
            case TIMESTAMP -> Reason.TIMESTAMP;
            case UNKNOWN_SERIAL -> Reason.UNKNOWN_SERIAL;
            case SCHEME -> Reason.SCHEME;
            case PROBE -> Reason.PROBE;
            case SIGNATURE -> Reason.SIGNATURE;
        };
    }

    /** Collects keys beyond the merchant's own. For one thread. */
    public static final class Builder {
        private final Merchant merchant;
        private final Function<String, PlatformKeys> known;
        private final boolean live;
        private PlatformKeys more = PlatformKeys.none();
        private @Nullable ReplayGuard guard;
        private InstantSource clock;

        private Builder(Merchant merchant, Function<String, PlatformKeys> known, boolean live, InstantSource clock) {
            this.merchant = merchant;
            this.known = known;
            this.live = live;
            this.clock = clock;
        }

        /**
         * A WeChat Pay public key (微信支付公钥) in addition to the merchant's.
         *
         * @param id its id, with the prefix {@code PUB_KEY_ID_}
         * @throws IllegalArgumentException if the id has another form, or the key is neither RSA of 2048 bits or more nor SM2
         */
        public Builder publicKey(String id, PublicKey key) {
            more = more.withPublicKey(id, key);
            return this;
        }

        /**
         * A platform certificate (平台证书) in addition to the merchant's. Its validity is not checked.
         *
         * @throws IllegalArgumentException if its key is neither RSA of 2048 bits or more nor SM2
         */
        public Builder certificate(X509Certificate certificate) {
            more = more.withCertificate(certificate);
            return this;
        }

        /**
         * What verifies signatures under that serial instead of a key in this JVM, in addition to the merchant's keys.
         *
         * @param serial the public key's id, with its prefix {@code PUB_KEY_ID_}, or a platform certificate's serial in hex
         * @throws IllegalArgumentException if it has another form
         */
        public Builder verifier(String serial, ResponseVerifier verifier) {
            more = more.withVerifier(serial, verifier);
            return this;
        }

        /**
         * Refuses a delivery that was recorded and is sent once more while it is fresh. WeChat Pay's own repeats are signed anew and pass, also after a failure. Where the store
         * fails, deliveries pass.
         *
         * @param store shared by all JVMs that take notifications; gets one entry for each genuine one, for eleven minutes
         */
        public Builder replayGuard(SharedStore store) {
            guard = new ReplayGuard(Objects.requireNonNull(store, "store"));
            return this;
        }

        /** The clock that timestamps are checked by. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the reader. Does no I/O.
         *
         * @throws IllegalArgumentException if the merchant has no APIv3 key, or there is no key to verify with
         */
        public PayNotifications build() {
            if (merchant.resourceDecryptors().isEmpty()) {
                throw new IllegalArgumentException(
                        "apiV3Key: needed to read notifications, missing in merchant " + merchant.mchId());
            }
            boolean none = merchant.platformKeys().serials().isEmpty()
                    && more.serials().isEmpty();
            if (none && !live) {
                throw new IllegalArgumentException("publicKey or certificate: needed to verify notifications, missing");
            }
            return new PayNotifications(this);
        }

        private Function<String, PlatformKeys> keys() {
            PlatformKeys given = more;
            return serial -> given.find(serial).isPresent() ? given : known.apply(serial);
        }
    }
}
