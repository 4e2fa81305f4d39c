package io.github.weizheng.payment;

import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.HttpAnswer;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.wire.SignatureCheck;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
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
 * Bill files are not signed by WeChat Pay and cannot be fetched this way.
 *
 * <p>Every call may throw, each saying by {@code effect()} whether the remote effect may have happened:
 *
 * <ul>
 *   <li>{@link io.github.weizheng.core.api.ApiException}: refused. {@code code()} is WeChat Pay's word as it came, of which some
 *       have two spellings ({@code ORDER_PAID}, {@code ORDERPAID}); {@code rid()} is the {@code Request-ID}. The effect is
 *       {@code UNKNOWN} for 5xx, 202, system and bank errors, and rate limits on refunds, else {@code NONE}. The body of a
 *       refusal is not signed.
 *   <li>{@link PayResponseRejectedException}: a success whose signature is not right. {@code UNKNOWN}.
 *   <li>{@link io.github.weizheng.core.MalformedResponseException}: not in WeChat Pay's form, such as a gateway's HTML page. {@code UNKNOWN}.
 *   <li>{@link io.github.weizheng.core.TransportException}: no answer. {@code NONE} if nothing was sent.
 * </ul>
 *
 * <p>Nothing is repeated, except that OkHttp sends a GET again when a connection breaks. Building one does no I/O and starts
 * no thread. Immutable and thread-safe; one instance is one merchant. Keep this machine's clock within five minutes of real
 * time.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365342">签名和验签总述</a>
 */
public final class WeChatPay {
    private final Merchant merchant;
    private final BaseUrl baseUrl;
    private final HttpTransport transport;
    private final Authorization authorization;
    private final SignatureCheck check;
    private final String platformSerial;

    private WeChatPay(Builder builder) {
        merchant = builder.merchant;
        baseUrl = builder.baseUrl;
        authorization = new Authorization(merchant, builder.clock, builder.random);
        check = new SignatureCheck(merchant.platformKeys(), builder.clock);
        platformSerial = merchant.platformKeys()
                .preferred()
                .orElseThrow(() -> new IllegalArgumentException(
                        "publicKey or certificate: needed to verify answers, missing in merchant " + merchant.mchId()));
        transport = HttpTransport.over(builder.httpClient == null ? standardClient() : builder.httpClient);
    }

    /** Starts the way to WeChat Pay for a merchant. */
    public static Builder builder(Merchant merchant) {
        return new Builder(merchant);
    }

    /** Whose calls these are. */
    public Merchant merchant() {
        return merchant;
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
        return exchange(PayCall.get(baseUrl, path, query)).as(type);
    }

    /**
     * Calls with POST, and reads the answer. Whether a repeat is safe after an effect of {@code UNKNOWN}, the called API says:
     * as a rule with the same {@code out_…_no} and the same parameters.
     *
     * @param path from {@code /v3/} on, without a query; characters that need it are percent-encoded already
     * @param body written as JSON without nulls: a record of the caller, or a {@code Map}
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the body cannot be written as JSON
     */
    public <T> T post(String path, Object body, Class<T> type) {
        WireJson.checkAnswerType(type);
        return exchange(PayCall.post(baseUrl, path, body)).as(type);
    }

    /** As {@link #post}, for calls that are answered without a body (HTTP 204) or whose body does not matter. */
    public void send(String path, Object body) {
        exchange(PayCall.post(baseUrl, path, body));
    }

    /**
     * Signs what a page or app hands to WeChat to open the cashier: appid, seconds, nonce and the order, each on a line. Calls
     * nobody.
     *
     * @param appId of the official account, mini program or app that the citizen is in
     * @param order {@code prepay_id=…} for JSAPI and mini programs, the bare id for apps
     * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012365339">调起支付签名</a>
     */
    public InvocationSignature signInvocation(String appId, String order) {
        return authorization.invocation(appId, order);
    }

    @Override
    public String toString() {
        return "WeChatPay[" + merchant.mchId() + "]";
    }

    private PayAnswer exchange(PayCall call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("User-Agent", UserAgent.VALUE);
        headers.put("Wechatpay-Serial", platformSerial);
        headers.put("Authorization", authorization.header(call));
        HttpAnswer answer = transport.exchange(call.with(headers));
        return PayAnswer.genuine(call, answer, check);
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
        private InstantSource clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();
        private @Nullable OkHttpClient httpClient;

        private Builder(Merchant merchant) {
            this.merchant = Objects.requireNonNull(merchant, "merchant");
        }

        /**
         * Where the API is, if not at {@code https://api.mch.weixin.qq.com}: a reverse proxy or a simulator. A path prefix is
         * not signed: the proxy must strip it.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder baseUrl(URI url) {
            baseUrl = BaseUrl.of(Objects.requireNonNull(url, "url"));
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
            return new WeChatPay(this);
        }
    }
}
