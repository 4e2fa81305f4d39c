package io.github.weizheng.payment;

import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.FailedExchange;
import io.github.weizheng.core.http.HttpStream;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.signing.CertificateCopies;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.PrivacyEncryptor;
import io.github.weizheng.payment.wire.FieldRules;
import io.github.weizheng.payment.wire.SignatureCheck;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The way to WeChat Pay's API v3: signs each call, believes only answers that WeChat Pay has signed, turns a refusal into an
 * {@link io.github.weizheng.core.api.ApiException}.
 *
 * <p>Any path can be called with the caller's own records (Jackson binds them), so an API that this library does not model
 * blocks nobody. On the module path the caller opens the package of those records to {@code com.fasterxml.jackson.databind}.
 * Components marked {@link Encrypted} travel encrypted.
 *
 * <p>Every call may throw, each saying by {@code effect()} whether the remote effect may have happened:
 *
 * <ul>
 *   <li>{@link io.github.weizheng.core.api.ApiException}: refused. {@code code()} is WeChat Pay's word as it came; {@link PayCode} compares
 *       words in either spelling. {@code rid()} is the {@code Request-ID}. The effect is {@code UNKNOWN} for 5xx, 202, system and bank
 *       errors, and rate limits on refunds, else {@code NONE}. The body of a refusal is not signed.
 *   <li>{@link PayResponseRejectedException}: a success whose signature is not right. {@code UNKNOWN}.
 *   <li>{@link io.github.weizheng.core.MalformedResponseException}: not in WeChat Pay's form, such as a gateway's HTML page. {@code UNKNOWN}.
 *   <li>{@link io.github.weizheng.core.TransportException}: no answer. {@code NONE} if nothing was sent.
 * </ul>
 *
 * <p>A call that brings no answer at all is sent once more, signed anew, to the backup domain (备域名) {@code api2.mch.weixin.qq.com}: if
 * nothing was sent the first time, or if it is a read or one of the {@code …Repeatable} calls. Nothing else is repeated, except that OkHttp
 * sends a GET again, as it is, when a connection breaks or an answer of 408 or 503 asks for it at once. What is refused is never repeated.
 *
 * <p>Building one does no I/O and starts no thread. Immutable and thread-safe; one instance is one merchant. Keep this machine's clock within
 * five minutes of real time.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365342">签名和验签总述</a>
 */
public final class WeChatPay {
    private final Merchant merchant;
    private final PayLine line;
    private final KeySource keys;
    private final SignatureCheck check;
    private final InstantSource clock;

    private WeChatPay(Merchant merchant, PayLine line, KeySource keys, SignatureCheck check, InstantSource clock) {
        this.merchant = merchant;
        this.line = line;
        this.keys = keys;
        this.check = check;
        this.clock = clock;
    }

    /** Starts the way to WeChat Pay for a merchant. */
    public static Builder builder(Merchant merchant) {
        return new Builder(merchant);
    }

    /** Whose calls these are. */
    public Merchant merchant() {
        return merchant;
    }

    /** What time it is for these calls, and for the notifications and bills of the merchant. */
    public InstantSource clock() {
        return clock;
    }

    /**
     * The same on behalf of one of the partner's sub-merchants; shares connections, keys and certificates, and costs nothing.
     *
     * @throws IllegalArgumentException as of {@link Merchant#forSubMerchant}
     */
    public WeChatPay forSubMerchant(String subMchId) {
        return new WeChatPay(merchant.forSubMerchant(subMchId), line, keys, check, clock);
    }

    /**
     * Calls with GET.
     *
     * @param path from {@code /v3/} on, without a query; characters that need it are percent-encoded already
     * @param query parameters, not encoded, sent in the order of the map
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     */
    public <T> T get(String path, Map<String, String> query, Class<T> type) {
        WireJson.checkAnswerType(type);
        return exchange(PayCall.get(path, query), keys.current()).as(type, merchant.decryptor());
    }

    /**
     * Calls with POST, and reads the answer. Whether a repeat is safe after an effect of {@code UNKNOWN}, the called API says:
     * as a rule with the same {@code out_…_no} and the same parameters. Then {@link #postRepeatable} does it.
     *
     * @param path from {@code /v3/} on, without a query; characters that need it are percent-encoded already
     * @param body written as JSON without nulls: a record of the caller, or a {@code Map}
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the body cannot be written as JSON
     */
    public <T> T post(String path, Object body, Class<T> type) {
        WireJson.checkAnswerType(type);
        return post(path, body, false).as(type, merchant.decryptor());
    }

    /**
     * As {@link #post}, for a call that does no more when it arrives twice with the same parameters, because a number such as
     * {@code out_trade_no} is its key: sent to the backup domain, too, when the connection breaks.
     */
    public <T> T postRepeatable(String path, Object body, Class<T> type) {
        WireJson.checkAnswerType(type);
        return post(path, body, true).as(type, merchant.decryptor());
    }

    /** As {@link #post}, for calls that are answered without a body (HTTP 204) or whose body does not matter. */
    public void send(String path, Object body) {
        post(path, body, false);
    }

    /** As {@link #postRepeatable}, for calls that are answered without a body (HTTP 204) or whose body does not matter. */
    public void sendRepeatable(String path, Object body) {
        post(path, body, true);
    }

    /**
     * Uploads a picture or video, such as to {@code /v3/merchant/media/upload}. Sent once; an upload whose fate is not known may be made
     * again, and leaves a file that nobody uses.
     *
     * @param type what the answer is bound to, for {@code media_id} mostly
     */
    public <T> T upload(String path, MediaFile file, Class<T> type) {
        WireJson.checkAnswerType(type);
        return exchange(PayCall.upload(path, file), keys.current()).as(type, merchant.decryptor());
    }

    /**
     * Opens a file at an address that WeChat Pay gave in a signed answer, such as {@code download_url} of a bill. WeChat Pay does not sign the
     * file: compare its hash. Asked once, at that address; behind a reverse proxy or at a simulator, at the base URL with the address's path.
     *
     * @param address with {@code https} and a host of WeChat Pay, or of the base URL
     * @throws IllegalArgumentException if it has another host
     */
    public PayDownload download(URI address) {
        BaseUrl host = DownloadHost.of(address, line.primary());
        PayCall call = PayCall.get(address.getRawPath(), Objects.requireNonNullElse(address.getRawQuery(), ""));
        HttpStream answer = line.open(call, host, keys.current().preferred().orElse(null));
        if (answer.status() == 200) {
            return new PayDownload(call, answer);
        }
        try (answer) {
            throw PayAnswer.refusal(call, answer.whole());
        } catch (FailedExchange e) {
            throw e.failure();
        }
    }

    /**
     * The keys to look a {@code Wechatpay-Serial} up in, for notifications: those in hand. Where certificates are downloaded and the serial is not
     * among them, they are fetched first, once a minute at most.
     *
     * @param serial as it came; a stranger may have sent it
     * @throws io.github.weizheng.core.WeChatException if there are no keys at all yet, and the certificates cannot be fetched
     */
    public PlatformKeys keysFor(String serial) {
        return keys.knowing(Objects.requireNonNull(serial, "serial"));
    }

    /**
     * Signs what a page or app hands to WeChat to open the cashier: appid, seconds, nonce and the order, each on a line. Calls
     * nobody.
     *
     * @param appId of the official account, mini program or app that the citizen is in
     * @param order {@code prepay_id=…} for JSAPI and mini programs, the bare id for apps
     * @throws IllegalArgumentException if one of them holds anything but printable ASCII: a line feed would sign something else
     * @throws IllegalStateException if the merchant's key is not RSA and {@link Builder#invocationSignType} was not called
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365339">调起支付签名</a>
     */
    public InvocationSignature signInvocation(String appId, String order) {
        return line.authorization().invocation(FieldRules.appId(appId), FieldRules.printable("order", order));
    }

    @Override
    public String toString() {
        return "WeChatPay[" + merchant.mchId() + "]";
    }

    private PayAnswer post(String path, Object body, boolean repeatable) {
        PlatformKeys now = keys.current();
        PrivacyEncryptor encryptor = now.preferred().flatMap(now::encryptor).orElse(null);
        byte[] json = WireJson.write(body, EncryptedText.attributes(encryptor));
        return exchange(PayCall.post(path, json, repeatable), now);
    }

    private PayAnswer exchange(PayCall call, PlatformKeys now) {
        return PayAnswer.genuine(call, line.exchange(call, now.preferred().orElse(null)), check);
    }

    /** WeChat Pay closes idle connections after 8 s; one that is kept longer breaks under the next call. */
    private static OkHttpClient standardClient() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(5, 7, TimeUnit.SECONDS))
                .build();
    }

    /** Collects what differs from a direct line to {@code api.mch.weixin.qq.com}. For one thread. */
    public static final class Builder {
        private final Merchant merchant;
        private BaseUrl baseUrl = BaseUrl.of(URI.create("https://api.mch.weixin.qq.com"));
        private @Nullable BaseUrl backupUrl = BaseUrl.of(URI.create("https://api2.mch.weixin.qq.com"));
        private InstantSource clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();
        private @Nullable OkHttpClient httpClient;
        private @Nullable CertificateCopies copies;
        private @Nullable String signType;

        private Builder(Merchant merchant) {
            this.merchant = Objects.requireNonNull(merchant, "merchant");
        }

        /**
         * Where the API is, if not at {@code https://api.mch.weixin.qq.com}: a reverse proxy or a simulator. A path prefix is
         * not signed: the proxy must strip it. There is no backup then, unless {@link #backupUrl} follows.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder baseUrl(URI url) {
            baseUrl = BaseUrl.of(Objects.requireNonNull(url, "url"));
            backupUrl = null;
            return this;
        }

        /**
         * Where the API is reached when the base URL cannot be, in place of {@code https://api2.mch.weixin.qq.com}.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder backupUrl(URI url) {
            backupUrl = BaseUrl.of(Objects.requireNonNull(url, "url"));
            return this;
        }

        /** No backup: where a firewall lets only one host through, asking another costs time and nothing else. */
        public Builder withoutBackup() {
            backupUrl = null;
            return this;
        }

        /**
         * The client to derive from: its proxy, TLS and pool are used, and it is never closed. Let its pool keep idle
         * connections for less than 8 s.
         */
        public Builder httpClient(OkHttpClient client) {
            httpClient = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Downloads platform certificates (平台证书) when they are first needed, and again when they are six hours old; keeps no copy. For merchants
         * without a public key, and for the time while one is changing over to it (公钥灰度切换): traffic is signed with either then. A merchant
         * that has changed over needs it no longer.
         */
        public Builder downloadCertificates() {
            return downloadCertificates(CertificateCopies.none());
        }

        /** The same, with the last good list kept, and shared with other JVMs. */
        public Builder downloadCertificates(CertificateCopies certificateCopies) {
            copies = Objects.requireNonNull(certificateCopies, "certificateCopies");
            return this;
        }

        /**
         * What a page hands over as {@code signType} where the merchant's key is not RSA. No page of WeChat Pay says what it is for SM2, so there is
         * no default but {@code RSA} for RSA.
         */
        public Builder invocationSignType(String type) {
            signType = Objects.requireNonNull(type, "type");
            return this;
        }

        /** The clock that requests are signed and answers checked by. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Where nonces come from. */
        public Builder random(SecureRandom source) {
            random = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the way. Does no I/O.
         *
         * @throws IllegalArgumentException if the merchant lacks its certificate's serial, its key, or any key of WeChat Pay
         */
        public WeChatPay build() {
            Authorization authorization = new Authorization(merchant, clock, random, signType);
            if (copies == null && merchant.platformKeys().preferred().isEmpty()) {
                throw new IllegalArgumentException(
                        "publicKey, certificate or downloadCertificates: needed to verify answers, missing in merchant "
                                + merchant.mchId());
            }
            if (copies != null && merchant.resourceDecryptors().isEmpty()) {
                throw new IllegalArgumentException(
                        "apiV3Key: needed to download certificates, missing in merchant " + merchant.mchId());
            }
            PayLine line = new PayLine(
                    authorization,
                    HttpTransport.over(httpClient == null ? standardClient() : httpClient),
                    baseUrl,
                    backupUrl);
            KeySource keys = copies == null
                    ? KeySource.given(merchant.platformKeys())
                    : new CertificateDownloads(merchant, line, copies, clock);
            return new WeChatPay(merchant, line, keys, new SignatureCheck(keys::knowing, clock), clock);
        }
    }
}
