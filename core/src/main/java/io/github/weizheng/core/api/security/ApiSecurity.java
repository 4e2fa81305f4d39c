package io.github.weizheng.core.api.security;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.aead.Aead;
import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.privacy.Quote;
import java.net.URI;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs and encrypts calls of chosen paths, and verifies and decrypts their answers (服务端 API 签名加密): AES-256-GCM or SM4-GCM, RSA-PSS or SM2 with SM3.
 * The keys are those of 开发管理 → 开发设置 → API安全 in the console; the numbers are the ones it shows, not serials of certificates.
 *
 * <p>Only for paths whose page says that they take it (支持加密请求); never for uploads, nor for answers that are not JSON. What goes over the wire is a
 * POST, whatever the page of a path says. Uses nothing but what it is given: it does no I/O, has no clock, keeps nothing. Validity and chain of certificates
 * are not checked.
 *
 * <p>An answer is believed if a configured platform key signed it for this URL, account and time (five minutes either way), and it was encrypted with the
 * symmetric key. A plain errcode other than 0 is passed on unsigned, because the layer's own errors (40230 to 40240) come that way; it is as trustworthy as
 * the TLS that it came through. An answer is not bound to its request: within five minutes, whoever sits inside the TLS could repeat an earlier answer of the
 * same path.
 *
 * <p>Immutable and thread-safe, keys of hardware providers permitting.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature.html">服务端 API 签名加密指南</a>
 */
public final class ApiSecurity {
    private final Aead aead;
    private final String aeadNumber;
    private final ApplicationKey applicationKey;
    private final Opening opening;
    private final Set<String> paths;
    private final BaseUrl signedUrl;
    private final Sm2Encoding encoding;
    private final boolean namesSerial;
    private final Seasoning seasoning;

    private ApiSecurity(Builder builder, Aead aead, ApplicationKey applicationKey) {
        this.aead = aead;
        this.aeadNumber = builder.aeadNumber;
        this.applicationKey = applicationKey;
        this.paths = Set.copyOf(builder.paths);
        this.signedUrl = builder.signedUrl;
        this.encoding = builder.encoding;
        this.namesSerial = builder.namesSerial;
        this.seasoning = builder.seasoning;
        this.opening = new Opening(aead, aeadNumber, new LinkedHashMap<>(builder.platformKeys), encoding);
    }

    /** Starts with no key and no path. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether calls of this path are to be secured. It is compared as it is written. */
    public boolean covers(String path) {
        return paths.contains(Objects.requireNonNull(path, "path"));
    }

    /** What is signed as the URL of a path: {@code https://api.weixin.qq.com/…}, whichever host or reverse proxy the call takes. */
    public String canonicalUrl(String path) {
        return signedUrl.at(path, "").toString();
    }

    /**
     * Makes the secured form of a call. Every one is another, and is good for some minutes: seal again before repeating.
     *
     * @param canonicalUrl see {@link #canonicalUrl}
     * @param appId whose call it is
     * @param now this machine's time; WeChat refuses one that is far off (40240)
     * @param query parameters of the URL, not encoded; they move into the body. {@code access_token} is left out of it
     * @param json the body in UTF-8: a JSON object, or no bytes. Numbers keep all their digits
     * @throws IllegalArgumentException if the URL has a query, the body is an array or anything else, a name is there twice, or is one of
     *     {@code _n}, {@code _appid}, {@code _timestamp}; the message shows no value
     */
    public SealedRequest seal(String canonicalUrl, String appId, Instant now, Map<String, String> query, byte[] json) {
        SignedText text = new SignedText(canonicalUrl, appId);
        long seconds = Objects.requireNonNull(now, "now").getEpochSecond();
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(json, "json");
        String timestamp = Long.toString(seconds);
        byte[] plain = Parameters.merge(seasoning.n(), appId, seconds, query, json);
        byte[] iv = seasoning.iv();
        byte[] sealed = aead.seal(iv, text.associated(timestamp, aeadNumber), plain);
        byte[] body = new Envelope(iv, sealed).write();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatmp-Appid", appId);
        headers.put("Wechatmp-TimeStamp", timestamp);
        headers.put("Wechatmp-Signature", applicationKey.sign(text.toSign(timestamp, body), encoding));
        if (namesSerial) {
            headers.put("Wechatmp-Serial", applicationKey.number());
        }
        return new SealedRequest(headers, body);
    }

    /**
     * Verifies and decrypts the answer to a secured call.
     *
     * @param canonicalUrl the one that was sealed
     * @param appId whose call it was
     * @param now this machine's time
     * @param httpStatus the status, for the exception only
     * @param headers all values of a header of that name in any case; an empty list if it is not there
     * @param body the very bytes that came
     * @return the answer as JSON, without the fields of the layer, all digits kept; or a plain errcode other than 0 as it came
     * @throws ApiResponseRejectedException if it is not to be believed, or is no answer at all. WeChat may have acted
     */
    public byte[] open(
            String canonicalUrl,
            String appId,
            Instant now,
            int httpStatus,
            Function<String, List<String>> headers,
            byte[] body) {
        SignedText text = new SignedText(canonicalUrl, appId);
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
        try {
            return opening.open(text, now, headers, body);
        } catch (Refusal e) {
            throw e.of(Quote.of(canonicalUrl, Builder.SHOWN), httpStatus);
        }
    }

    /** The paths, and no key. */
    @Override
    public String toString() {
        return "ApiSecurity" + paths;
    }

    /** Collects what the console shows. For one thread. */
    public static final class Builder {
        private static final int SHOWN = 200;
        private final Map<String, PlatformKey> platformKeys = new LinkedHashMap<>();
        private final Set<String> paths = new LinkedHashSet<>();
        private @Nullable Aead aead;
        private String aeadNumber = "";
        private @Nullable ApplicationKey applicationKey;
        private BaseUrl signedUrl = BaseUrl.of(URI.create("https://api.weixin.qq.com"));
        private Sm2Encoding encoding = Sm2Encoding.DER;
        private boolean namesSerial;
        private Seasoning seasoning = Seasoning.random();

        private Builder() {}

        /**
         * The symmetric key (对称密钥) for AES-256-GCM. Replaces an earlier one.
         *
         * @param number its number
         * @param base64 the key as downloaded
         * @throws IllegalArgumentException if it is not Base64 of 32 bytes, or the number has another form
         */
        public Builder aesKey(String number, Secret base64) {
            String checked = KeyNumber.checked("aesKey", number);
            aead = Aead.aes(symmetric("aesKey", base64, 32));
            aeadNumber = checked;
            return this;
        }

        /**
         * The symmetric key (对称密钥) for SM4-GCM (国密). Replaces an earlier one.
         *
         * @param number its number
         * @param base64 the key as downloaded
         * @throws IllegalArgumentException if it is not Base64 of 16 bytes, or the number has another form
         * @throws IllegalStateException if Bouncy Castle is not there
         */
        public Builder sm4Key(String number, Secret base64) {
            String checked = KeyNumber.checked("sm4Key", number);
            aead = Aead.sm4(symmetric("sm4Key", base64, 16));
            aeadNumber = checked;
            return this;
        }

        /**
         * The private key of the application (非对称密钥), of RSA or SM2: signs requests. Replaces an earlier one.
         *
         * @param number its number
         * @throws IllegalArgumentException if it is a key of something else or RSA below 2048 bits, or the number has another form
         * @throws IllegalStateException if it is one of SM2, and Bouncy Castle is not there
         */
        public Builder applicationKey(String number, PrivateKey key) {
            applicationKey = new ApplicationKey(number, Objects.requireNonNull(key, "key"));
            return this;
        }

        /**
         * As {@link #applicationKey}, from the text of a PEM in PKCS#8.
         *
         * @throws IllegalArgumentException also if it is anything else, such as a public key or PKCS#1; the message shows none of it
         */
        public Builder applicationKeyPem(String number, String pem) {
            return applicationKey(number, Pem.privateKey("applicationKeyPem", pem));
        }

        /**
         * A platform certificate (平台证书), in addition to those given before: while WeChat replaces one, give both.
         *
         * @param number the number that the console shows for it
         * @throws IllegalArgumentException if its key is not of RSA with 2048 bits or more, or of SM2
         * @throws IllegalStateException if it is one of SM2, and Bouncy Castle is not there
         */
        public Builder platformCertificate(String number, X509Certificate certificate) {
            return platformKey(
                    number, Objects.requireNonNull(certificate, "certificate").getPublicKey());
        }

        /** As {@link #platformCertificate}, by its public key alone. */
        public Builder platformKey(String number, PublicKey key) {
            PublicKey understood = Pem.understood("platformKey", Objects.requireNonNull(key, "key"));
            platformKeys.put(number, new PlatformKey(number, understood));
            return this;
        }

        /**
         * As {@link #platformCertificate}, from the text of a PEM: the certificate or its public key.
         *
         * @throws IllegalArgumentException also if it is anything else, such as a private key; the message shows none of it
         */
        public Builder platformPem(String number, String pem) {
            return platformKey(number, Pem.publicKey("platformPem", pem));
        }

        /**
         * A path whose calls are secured, in addition to those given before.
         *
         * @param path from {@code /} on, without a query, as it is called
         * @throws IllegalArgumentException if it has another form
         */
        public Builder path(String path) {
            signedUrl.at(Objects.requireNonNull(path, "path"), "");
            paths.add(path);
            return this;
        }

        /**
         * What stands before the path in what is signed and encrypted; {@code https://api.weixin.qq.com} unless set. WeChat's page does not say what holds
         * for its other hosts.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder signedUrl(URI url) {
            signedUrl = BaseUrl.of(url);
            return this;
        }

        /** How SM2 signatures are written; {@link Sm2Encoding#DER} unless set, which WeChat's page does not confirm. */
        public Builder sm2Encoding(Sm2Encoding form) {
            encoding = Objects.requireNonNull(form, "form");
            return this;
        }

        /** Whether requests name the application key in {@code Wechatmp-Serial}: no unless set. The page does not list it; 40230 asks for it. */
        public Builder serialOnRequests(boolean named) {
            namesSerial = named;
            return this;
        }

        Builder seasoning(Seasoning chosen) {
            seasoning = chosen;
            return this;
        }

        /**
         * Makes it. Does no I/O.
         *
         * @throws IllegalArgumentException if a key or every path is missing, or two keys have the same number
         */
        public ApiSecurity build() {
            if (aead == null) {
                throw new IllegalArgumentException("aesKey or sm4Key: one of them, actual none");
            }
            if (applicationKey == null) {
                throw new IllegalArgumentException("applicationKey: needed to sign requests, actual none");
            }
            if (platformKeys.isEmpty()) {
                throw new IllegalArgumentException("platformCertificate: at least 1, actual 0");
            }
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("path: at least 1, actual 0");
            }
            if (platformKeys.containsKey(applicationKey.number())
                    || platformKeys.containsKey(aeadNumber)
                    || aeadNumber.equals(applicationKey.number())) {
                throw new IllegalArgumentException("number: each key its own, actual two keys with the same");
            }
            return new ApiSecurity(this, aead, applicationKey);
        }

        private static byte[] symmetric(String field, Secret base64, int bytes) {
            byte[] key;
            try {
                key = Base64.getDecoder()
                        .decode(Objects.requireNonNull(base64, "base64").expose());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        field + ": Base64 of exactly " + bytes + " bytes, actual not Base64");
            }
            if (key.length != bytes) {
                throw new IllegalArgumentException(
                        field + ": Base64 of exactly " + bytes + " bytes, actual of " + key.length);
            }
            return key;
        }
    }
}
