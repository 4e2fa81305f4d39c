package io.github.weizheng.payment;

import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.signing.ResponseVerifier;
import io.github.weizheng.payment.wire.ResourceCipher;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One merchant of WeChat Pay: its number, its API key, and the keys that WeChat Pay signs with.
 *
 * <p>A direct merchant (直连商户) acts for itself. A partner (服务商) acts for its sub-merchants (特约商户): {@link #forSubMerchant} gives, with
 * the same keys, the merchant for one of them, and orders, refunds and bills then go the partner's way by themselves.
 *
 * <p>Holds configuration and does no I/O. What is missing is missed where it is needed: calls need
 * {@link #certificateSerial()} and {@link #signer()}, notifications {@link #apiV3Key()}, both at least one of the
 * {@link #platformKeys()}. Immutable and thread-safe; any number live side by side in a JVM.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365342">签名和验签总述</a>
 */
public final class Merchant {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,32}");
    private final String mchId;
    private final @Nullable String subMchId;
    private final @Nullable String certificateSerial;
    private final @Nullable RequestSigner signer;
    private final @Nullable PrivacyDecryptor decryptor;
    private final @Nullable Secret apiV3Key;
    private final PlatformKeys platformKeys;

    private Merchant(Builder builder) {
        mchId = builder.mchId;
        subMchId = null;
        certificateSerial = builder.certificateSerial;
        signer = builder.signer;
        decryptor = builder.decryptor;
        apiV3Key = builder.apiV3Key;
        platformKeys = builder.platformKeys;
    }

    private Merchant(Merchant partner, String subMchId) {
        mchId = partner.mchId;
        this.subMchId = subMchId;
        certificateSerial = partner.certificateSerial;
        signer = partner.signer;
        decryptor = partner.decryptor;
        apiV3Key = partner.apiV3Key;
        platformKeys = partner.platformKeys;
    }

    /**
     * Starts a merchant.
     *
     * @param mchId the merchant number (商户号), of a partner the partner's own (sp_mchid); 1 to 32 digits
     * @throws IllegalArgumentException if it is something else
     */
    public static Builder builder(String mchId) {
        return new Builder(number("mchId", mchId));
    }

    /**
     * This partner on behalf of one of its sub-merchants: signs with the partner's keys, and names both. Cheap: nothing is copied.
     *
     * @param subMchId the sub-merchant's number (sub_mchid), 1 to 32 digits, not this merchant's own
     * @throws IllegalArgumentException if it is something else
     */
    public Merchant forSubMerchant(String subMchId) {
        if (number("subMchId", subMchId).equals(mchId)) {
            throw new IllegalArgumentException("subMchId: another merchant than the partner, actual the same");
        }
        return new Merchant(this, subMchId);
    }

    /** The merchant number (商户号): who signs; in partner mode the partner's (sp_mchid). */
    public String mchId() {
        return mchId;
    }

    /** The sub-merchant's number (sub_mchid), in partner mode. */
    public Optional<String> subMchId() {
        return Optional.ofNullable(subMchId);
    }

    /** The serial number of the merchant's API certificate, in upper case. */
    public Optional<String> certificateSerial() {
        return Optional.ofNullable(certificateSerial);
    }

    /** What signs requests. */
    public Optional<RequestSigner> signer() {
        return Optional.ofNullable(signer);
    }

    /** What decrypts sensitive fields of answers. */
    public Optional<PrivacyDecryptor> decryptor() {
        return Optional.ofNullable(decryptor);
    }

    /** The APIv3 key, which encrypts notifications. */
    public Optional<Secret> apiV3Key() {
        return Optional.ofNullable(apiV3Key);
    }

    /** The keys that WeChat Pay signs with. */
    public PlatformKeys platformKeys() {
        return platformKeys;
    }

    @Override
    public String toString() {
        return "Merchant[" + mchId + (subMchId == null ? "" : ", " + subMchId) + "]";
    }

    private static String number(String field, String number) {
        if (!DIGITS.matcher(Objects.requireNonNull(number, field)).matches()) {
            throw new IllegalArgumentException(field + ": 1 to 32 digits, actual length " + number.length());
        }
        return number;
    }

    /** Collects what the merchant platform (商户平台 → 账户中心 → API安全) shows. For one thread. */
    public static final class Builder {
        private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,64}");
        private final String mchId;
        private @Nullable String certificateSerial;
        private @Nullable RequestSigner signer;
        private @Nullable PrivacyDecryptor decryptor;
        private @Nullable Secret apiV3Key;
        private PlatformKeys platformKeys = PlatformKeys.none();

        private Builder(String mchId) {
            this.mchId = mchId;
        }

        /**
         * The serial number of the merchant's API certificate (商户API证书), leading zeros included:
         * {@code openssl x509 -noout -serial} shows it.
         *
         * @throws IllegalArgumentException if it is not 1 to 64 hex digits
         */
        public Builder certificateSerial(String hex) {
            if (!HEX.matcher(Objects.requireNonNull(hex, "hex")).matches()) {
                throw new IllegalArgumentException(
                        "certificateSerial: 1 to 64 hex digits, actual " + hex.length() + " characters");
            }
            certificateSerial = hex.toUpperCase(Locale.ROOT);
            return this;
        }

        /**
         * The private key to that certificate. Replaces an earlier key or signer.
         *
         * @throws IllegalArgumentException if it is not an RSA key of 2048 bits or more
         */
        public Builder privateKey(PrivateKey key) {
            return signer(RequestSigner.rsa(key)).decryptor(PrivacyDecryptor.rsa(key));
        }

        /**
         * The private key to that certificate: the text of {@code apiclient_key.pem}, PKCS#8.
         *
         * @throws IllegalArgumentException if it is anything else, such as a certificate, a public key or PKCS#1; the message
         *     says what it is and shows none of it
         */
        public Builder privateKeyPem(String pem) {
            return privateKey(Pem.privateKey(pem));
        }

        /** What signs instead of a key in this JVM: an HSM or KMS. Replaces an earlier key or signer. */
        public Builder signer(RequestSigner requestSigner) {
            signer = Objects.requireNonNull(requestSigner, "requestSigner");
            return this;
        }

        /** What decrypts sensitive fields instead of a key in this JVM: an HSM or KMS. Replaces an earlier key or decryptor. */
        public Builder decryptor(PrivacyDecryptor privacyDecryptor) {
            decryptor = Objects.requireNonNull(privacyDecryptor, "privacyDecryptor");
            return this;
        }

        /**
         * The APIv3 key.
         *
         * @throws IllegalArgumentException if it has not exactly 32 bytes
         */
        public Builder apiV3Key(Secret key) {
            ResourceCipher.of(Objects.requireNonNull(key, "key"));
            apiV3Key = key;
            return this;
        }

        /**
         * The WeChat Pay public key (微信支付公钥).
         *
         * @param id its id, with the prefix {@code PUB_KEY_ID_}
         * @throws IllegalArgumentException if the id has another form, or the key is not RSA of 2048 bits or more
         */
        public Builder publicKey(String id, PublicKey key) {
            platformKeys = platformKeys.withPublicKey(id, key);
            return this;
        }

        /**
         * The WeChat Pay public key (微信支付公钥): the text of {@code pub_key.pem}.
         *
         * @throws IllegalArgumentException if it is anything else, such as a certificate or a private key; the message says
         *     what it is and shows none of it
         */
        public Builder publicKeyPem(String id, String pem) {
            return publicKey(id, Pem.publicKey(pem));
        }

        /**
         * A platform certificate (平台证书), in addition to those given before. Its validity is not checked.
         *
         * @throws IllegalArgumentException if its key is not RSA of 2048 bits or more
         */
        public Builder certificate(X509Certificate certificate) {
            platformKeys = platformKeys.withCertificate(certificate);
            return this;
        }

        /**
         * What verifies signatures under that serial instead of a key in this JVM: an HSM, say. In addition to the keys given before.
         *
         * @param serial the public key's id, with its prefix {@code PUB_KEY_ID_}, or a platform certificate's serial in hex
         * @throws IllegalArgumentException if it has another form
         */
        public Builder verifier(String serial, ResponseVerifier verifier) {
            platformKeys = platformKeys.withVerifier(serial, verifier);
            return this;
        }

        /**
         * Makes the merchant.
         *
         * @throws IllegalArgumentException if the merchant's own certificate was given as a platform certificate
         */
        public Merchant build() {
            String own = certificateSerial;
            if (own != null && platformKeys.find(own).isPresent()) {
                throw new IllegalArgumentException(
                        "certificate: a platform certificate, actual the merchant's own, serial "
                                + new BigInteger(own, 16).toString(16));
            }
            return new Merchant(this);
        }
    }
}
