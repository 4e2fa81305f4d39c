package io.github.weizheng.payment;

import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.key.CertificatePem;
import io.github.weizheng.payment.key.KeyStoreFile;
import io.github.weizheng.payment.key.PrivateKeyPem;
import io.github.weizheng.payment.key.PublicKeyPem;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.ResponseVerifier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Keys decide the suite: an RSA key makes {@code WECHATPAY2-SHA256-RSA2048}, an SM2 key (国密) {@code WECHATPAY2-SM2-WITH-SM3}, and then
 * notifications in {@code AEAD_SM4_GCM} are read, too. SM needs Bouncy Castle ({@code org.bouncycastle:bcprov-jdk18on}); RSA does not touch it.
 *
 * <p>Holds configuration and does no I/O. What is missing is missed where it is needed: calls need
 * {@link #certificateSerial()} and {@link #signer()}, notifications {@link #resourceDecryptors()}, both at least one of the
 * {@link #platformKeys()}, unless platform certificates are downloaded. Immutable and thread-safe; any number live side by side in a JVM.
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
    private final List<ResourceDecryptor> resourceDecryptors;
    private final PlatformKeys platformKeys;

    private Merchant(Builder builder) {
        mchId = builder.mchId;
        subMchId = null;
        certificateSerial = builder.certificateSerial;
        signer = builder.signer;
        decryptor = builder.decryptor;
        resourceDecryptors = builder.resourceDecryptors();
        platformKeys = builder.platformKeys;
    }

    private Merchant(Merchant partner, String subMchId) {
        mchId = partner.mchId;
        this.subMchId = subMchId;
        certificateSerial = partner.certificateSerial;
        signer = partner.signer;
        decryptor = partner.decryptor;
        resourceDecryptors = partner.resourceDecryptors;
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

    /** What decrypts notifications and platform certificates, by algorithm; empty without an APIv3 key. */
    public List<ResourceDecryptor> resourceDecryptors() {
        return resourceDecryptors;
    }

    /** The keys that WeChat Pay signs with. */
    public PlatformKeys platformKeys() {
        return platformKeys;
    }

    /** Whether it signs with SM2 (国密). */
    boolean isDomestic() {
        return isDomestic(signer);
    }

    private static boolean isDomestic(@Nullable RequestSigner signer) {
        return signer != null && signer.scheme().equals("WECHATPAY2-SM2-WITH-SM3");
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
        private final List<ResourceDecryptor> given = new ArrayList<>();
        private final List<Secret> apiV3Keys = new ArrayList<>();
        private @Nullable String certificateSerial;
        private @Nullable X509Certificate ownCertificate;
        private boolean keyHere;
        private @Nullable RequestSigner signer;
        private @Nullable PrivacyDecryptor decryptor;
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
         * The merchant's API certificate (商户API证书), in place of its serial number: the text of {@code apiclient_cert.pem}. {@link #build} tells if
         * it belongs to another key, where that is one of this JVM: an HSM is not asked.
         *
         * @throws IllegalArgumentException if it is anything else, such as a key; the message says what it is
         */
        public Builder certificatePem(String pem) {
            return ownCertificate(CertificatePem.read("certificatePem", pem));
        }

        /**
         * The private key to that certificate, RSA or SM2. Replaces an earlier key or signer.
         *
         * @throws IllegalArgumentException if it is neither an RSA key of 2048 bits or more nor an SM2 key
         * @throws IllegalStateException if it is an SM2 key and Bouncy Castle is not there
         */
        public Builder privateKey(PrivateKey key) {
            signer(RequestSigner.of(key)).decryptor(PrivacyDecryptor.of(key));
            keyHere = key.getEncoded() != null;
            return this;
        }

        /**
         * The private key to that certificate, not encrypted: the text of {@code apiclient_key.pem}, PKCS#8 or PKCS#1.
         *
         * @throws IllegalArgumentException if it is anything else, such as a certificate, a public key, an encrypted key or a path; the message
         *     says what it is and shows none of it
         */
        public Builder privateKeyPem(String pem) {
            return privateKey(PrivateKeyPem.read(pem));
        }

        /**
         * The private key to that certificate, in an encrypted PEM: PKCS#8 (PBES2 with AES), or PKCS#1 as OpenSSL encrypted it before.
         *
         * @throws IllegalArgumentException if it is anything else, is not encrypted, or the password is another; the message shows none of it
         */
        public Builder privateKeyPem(String pem, Secret password) {
            return privateKey(PrivateKeyPem.read(pem, Objects.requireNonNull(password, "password")));
        }

        /**
         * Private key and certificate at once: the bytes of {@code apiclient_cert.p12}.
         *
         * @param password by default the merchant number
         * @throws IllegalArgumentException if it is no PKCS#12 with one RSA key and its certificate, or the password is another
         */
        public Builder p12(byte[] file, Secret password) {
            KeyStoreFile read = KeyStoreFile.read(
                    Objects.requireNonNull(file, "file"), Objects.requireNonNull(password, "password"));
            return ownCertificate(read.certificate()).privateKey(read.key());
        }

        /** What signs instead of a key in this JVM: an HSM or KMS. Replaces an earlier key or signer. */
        public Builder signer(RequestSigner requestSigner) {
            signer = Objects.requireNonNull(requestSigner, "requestSigner");
            keyHere = false;
            return this;
        }

        /** What decrypts sensitive fields instead of a key in this JVM: an HSM or KMS. Replaces an earlier key or decryptor. */
        public Builder decryptor(PrivacyDecryptor privacyDecryptor) {
            decryptor = Objects.requireNonNull(privacyDecryptor, "privacyDecryptor");
            return this;
        }

        /**
         * The APIv3 key. While it is being replaced, call this once with each: notifications are under way that were encrypted with the old one.
         *
         * @throws IllegalArgumentException if it has not exactly 32 bytes
         */
        public Builder apiV3Key(Secret key) {
            given.add(ResourceDecryptor.aes(Objects.requireNonNull(key, "key")));
            apiV3Keys.add(key);
            return this;
        }

        /** What decrypts under the APIv3 key instead of a key in this JVM: an HSM or KMS. In addition to those given before. */
        public Builder resourceDecryptor(ResourceDecryptor resourceDecryptor) {
            given.add(Objects.requireNonNull(resourceDecryptor, "resourceDecryptor"));
            return this;
        }

        /**
         * The WeChat Pay public key (微信支付公钥).
         *
         * @param id its id, with the prefix {@code PUB_KEY_ID_}
         * @throws IllegalArgumentException if the id has another form, or the key is neither RSA of 2048 bits or more nor SM2
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
            return publicKey(id, PublicKeyPem.read(pem));
        }

        /**
         * A platform certificate (平台证书), in addition to those given before. Its validity is not checked. Those that WeChat Pay lists need not be
         * given: {@link WeChatPay.Builder#downloadCertificates}.
         *
         * @throws IllegalArgumentException if its key is neither RSA of 2048 bits or more nor SM2
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
         * @throws IllegalArgumentException if the merchant's own certificate was given as a platform certificate, or belongs to another key than
         *     the one given, if that is one of this JVM
         */
        public Merchant build() {
            String own = certificateSerial;
            if (own != null && platformKeys.find(own).isPresent()) {
                throw new IllegalArgumentException(
                        "certificate: a platform certificate, actual the merchant's own, serial "
                                + new BigInteger(own, 16).toString(16));
            }
            checkPair();
            return new Merchant(this);
        }

        private Builder ownCertificate(X509Certificate certificate) {
            ownCertificate = certificate;
            return certificateSerial(PlatformKeys.serialOf(certificate));
        }

        /** A key of this JVM and a certificate that do not belong together would be refused by WeChat Pay as a wrong signature. An HSM is not asked. */
        private void checkPair() {
            if (ownCertificate == null || signer == null || !keyHere) {
                return;
            }
            byte[] probe = mchId.getBytes(StandardCharsets.US_ASCII);
            if (!ResponseVerifier.of(ownCertificate.getPublicKey()).verify(probe, signer.sign(probe))) {
                throw new IllegalArgumentException("certificatePem: the certificate of another private key");
            }
        }

        private List<ResourceDecryptor> resourceDecryptors() {
            List<ResourceDecryptor> all = new ArrayList<>(given);
            if (isDomestic(signer) || platformKeys.isDomestic()) {
                apiV3Keys.forEach(key -> all.add(ResourceDecryptor.sm4(key)));
            }
            return List.copyOf(all);
        }
    }
}
