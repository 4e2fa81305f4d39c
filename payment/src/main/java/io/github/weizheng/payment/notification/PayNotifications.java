package io.github.weizheng.payment.notification;

import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.notification.PayNotificationRejectedException.Reason;
import io.github.weizheng.payment.order.Transaction;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.signing.SignatureProblem;
import io.github.weizheng.payment.wire.Moments;
import io.github.weizheng.payment.wire.SealedResource;
import io.github.weizheng.payment.wire.SignatureCheck;
import io.github.weizheng.payment.wire.SignatureFault;
import io.github.weizheng.payment.wire.SignatureHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Reads the notifications of WeChat Pay: verify, decrypt, type. Does not remember what it has read, so a repeat is read again.
 *
 * <p>Every malformed input ends in {@link PayNotificationRejectedException}, after bounded work: nothing is parsed before the
 * signature is right. Answer WeChat Pay within five seconds, {@link Acknowledgement} says what. Immutable and thread-safe; does
 * no I/O.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791861">支付成功回调通知</a>
 */
public final class PayNotifications {
    private static final int MAX_BODY = 2 * 1024 * 1024;
    private static final String TRANSACTION_SUCCESS = "TRANSACTION.SUCCESS";
    private final String mchId;
    private final SignatureCheck check;
    private final List<ResourceDecryptor> decryptors;

    private PayNotifications(Builder builder) {
        mchId = builder.merchant.mchId();
        check = new SignatureCheck(builder.keys(), builder.clock);
        decryptors = builder.merchant.resourceDecryptors();
    }

    /** Starts the reader for a merchant, with the keys that the merchant has. */
    public static Builder builder(Merchant merchant) {
        Objects.requireNonNull(merchant, "merchant");
        return new Builder(merchant, serial -> merchant.platformKeys(), false);
    }

    /**
     * Starts the reader for the merchant of those calls, with the keys that they have: platform certificates that they download are used
     * here, too, and fetched for a notification if need be.
     */
    public static Builder builder(WeChatPay pay) {
        Objects.requireNonNull(pay, "pay");
        return new Builder(pay.merchant(), pay::keysFor, true);
    }

    /**
     * Reads one.
     *
     * @param headers names in any case; each {@code Wechatpay-*} header must be there exactly once
     * @param body the very bytes that came: not decoded, not joined from lines, not written anew by a JSON library
     * @throws PayNotificationRejectedException if it is not WeChat Pay's, not this merchant's, or not in WeChat Pay's form
     */
    public PayNotification parse(Map<String, List<String>> headers, byte[] body) {
        if (body.length > MAX_BODY) {
            throw new PayNotificationRejectedException(
                    Reason.TOO_LARGE, "at most 2 MiB, actual " + body.length + " bytes");
        }
        SignatureFault fault = check.check(SignatureHeaders.of(headers), body);
        if (fault != null) {
            throw new PayNotificationRejectedException(reason(fault.problem()), fault.text());
        }
        Envelope envelope = read(body, Envelope.class, Reason.MALFORMED_ENVELOPE);
        return typed(envelope, plaintext(envelope.resource()));
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

    private PayNotification typed(Envelope envelope, byte[] plaintext) {
        String id = Objects.requireNonNullElse(envelope.id(), "");
        if (TRANSACTION_SUCCESS.equals(envelope.eventType())) {
            Transaction transaction = transaction(plaintext);
            if (transaction != null) {
                return new Paid(id, Moments.read(envelope.createTime()), transaction);
            }
        }
        SealedResource resource = Objects.requireNonNull(envelope.resource());
        ours(plaintext);
        return new UnknownNotification(
                id,
                Moments.read(envelope.createTime()),
                Objects.requireNonNullElse(envelope.eventType(), ""),
                Objects.requireNonNullElse(resource.originalType(), ""),
                new String(plaintext, StandardCharsets.UTF_8));
    }

    /** Null if it is the payment of a combined or a partner's order, which name their merchant in another field. */
    private @Nullable Transaction transaction(byte[] plaintext) {
        try {
            Transaction transaction = WireJson.read(plaintext, Transaction.class);
            if (!transaction.mchId().equals(mchId)) {
                throw wrongMerchant();
            }
            return transaction;
        } catch (IOException | NullPointerException e) {
            if (ours(plaintext).merchant() != null) {
                throw malformed(Reason.MALFORMED_RESOURCE);
            }
            return null;
        }
    }

    private Envelope.Owner ours(byte[] plaintext) {
        Envelope.Owner owner = read(plaintext, Envelope.Owner.class, Reason.MALFORMED_RESOURCE);
        if (owner.isAnother(mchId)) {
            throw wrongMerchant();
        }
        return owner;
    }

    private static <T> T read(byte[] json, Class<T> type, Reason otherwise) {
        try {
            return Objects.requireNonNull(WireJson.read(json, type));
        } catch (IOException | NullPointerException e) {
            throw malformed(otherwise);
        }
    }

    private static PayNotificationRejectedException malformed(Reason reason) {
        return new PayNotificationRejectedException(
                reason,
                reason == Reason.MALFORMED_ENVELOPE
                        ? "the body is not an envelope of WeChat Pay"
                        : "the resource is not in WeChat Pay's form");
    }

    private static PayNotificationRejectedException wrongMerchant() {
        return new PayNotificationRejectedException(Reason.WRONG_MERCHANT, "the resource is another merchant's");
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
        private InstantSource clock = Clock.systemUTC();

        private Builder(Merchant merchant, Function<String, PlatformKeys> known, boolean live) {
            this.merchant = merchant;
            this.known = known;
            this.live = live;
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
