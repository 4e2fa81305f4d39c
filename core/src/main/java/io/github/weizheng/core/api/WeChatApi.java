package io.github.weizheng.core.api;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.TokenSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to an official account's API: adds the token, repairs it once when WeChat refuses it, turns an errcode into an
 * {@link ApiException}.
 *
 * <p>Any path can be called with the caller's own records (Jackson binds them), so an API that this library does not model
 * blocks nobody. Components are written and read under their own names: where WeChat's has an underscore, or starts with a capital, say so with
 * {@code @JsonProperty}. What WeChat sends beyond them is left out; what it leaves out is null, or 0 for a primitive. On the module path the caller opens the package of those records to {@code com.fasterxml.jackson.databind}.
 *
 * <ul>
 *   <li>A refused token (40001, 40014, 42001) is replaced and the call repeated once: WeChat has done nothing by then.
 *   <li>"System busy" (-1) is repeated, at most twice, only for {@link #get} and {@link #postRepeatable}.
 *   <li>OkHttp sends a {@link #get} or a {@link #postRepeatable} again if a pooled connection turns out to be broken; a {@link #post} never.
 *   <li>Nothing else is repeated. What else goes wrong is a {@link TransportException} or a
 *       {@link io.github.weizheng.core.MalformedResponseException}; both say whether the effect may have happened.
 * </ul>
 *
 * <p>Building one does no I/O and starts no thread; the token is fetched when it is first needed. Immutable and thread-safe; one
 * instance is one account.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/api/">接口调用概述</a>
 */
public final class WeChatApi {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatApi.class);
    private static final int TRIES = 3;

    /** Shorter values are words such as a language, which would hide half of a message. */
    private static final int SHORTEST_SECRET = 6;

    private final OfficialAccount account;
    private final HttpTransport transport;
    private final BaseUrl baseUrl;
    private final AccessTokens tokens;
    private final Delayer delayer;

    private WeChatApi(Builder builder) {
        account = builder.account;
        transport = HttpTransport.over(builder.httpClient == null ? new OkHttpClient() : builder.httpClient);
        baseUrl = builder.baseUrl;
        delayer = builder.delayer;
        SharedStore store = builder.store == null ? new InMemoryStore(builder.clock) : builder.store;
        TokenSource source = builder.tokenSource == null
                ? new StableToken(transport, baseUrl, account.appId(), builder.requiredSecret())
                : builder.tokenSource;
        tokens = new AccessTokens(account.appId(), source, store, builder.clock);
    }

    /** Starts the way to an account's API. */
    public static Builder builder(OfficialAccount account) {
        return new Builder(account);
    }

    /** Whose API it is. */
    public OfficialAccount account() {
        return account;
    }

    /** The account's access token, for systems that call WeChat by themselves. */
    public AccessTokens accessTokens() {
        return tokens;
    }

    /**
     * Calls with GET. For calls that may be repeated.
     *
     * @param path from {@code /} on, without a query
     * @param query further parameters, not encoded; the token is added
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the path leads elsewhere, or the type cannot hold a JSON object
     */
    public <T> T get(String path, Map<String, String> query, Class<T> type) {
        return call(ApiCall.get(baseUrl, path, query), type);
    }

    /**
     * Calls with POST. After an exception whose effect is {@code UNKNOWN} the effect may have happened.
     *
     * @param path from {@code /} on, without a query
     * @param body written as JSON: a record of the caller, or a {@code Map}
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the path leads elsewhere, the body is not written as a JSON object or array, or the type
     *     cannot hold a JSON object; nothing is sent then
     */
    public <T> T post(String path, Object body, Class<T> type) {
        return call(ApiCall.post(baseUrl, path, body, false), type);
    }

    /** As {@link #post}, for a call that does no harm if it happens twice: one that replaces a whole, or carries a de-duplication key. */
    public <T> T postRepeatable(String path, Object body, Class<T> type) {
        return call(ApiCall.post(baseUrl, path, body, true), type);
    }

    /**
     * Calls with GET and without the account's token, as {@code /sns/…} asks: the query carries a code, an AppSecret or a citizen's own
     * token. A refusal is final, also one of the token.
     *
     * <p>No value of the query shows in a message.
     *
     * @param path from {@code /} on, without a query
     * @param query all parameters, not encoded, in the order of the map
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the path leads elsewhere, or the type cannot hold a JSON object
     */
    public <T> T getWithoutToken(String path, Map<String, String> query, Class<T> type) {
        WireJson.checkAnswerType(type);
        Set<String> values = new HashSet<>(query.values());
        values.removeIf(value -> value.length() < SHORTEST_SECRET);
        return send(ApiCall.getAsIs(baseUrl, path, query), null).as(type, values);
    }

    private <T> T call(ApiCall call, Class<T> type) {
        WireJson.checkAnswerType(type);
        Secret token = tokens.current();
        ApiAnswer answer = send(call, token);
        if (answer.refusesToken()) {
            LOG.debug("{} refused the token; trying once more with a new one", call);
            tokens.invalidate(token);
            token = tokens.current();
            answer = send(call, token);
        }
        return answer.as(type, List.of(token.expose()));
    }

    private ApiAnswer send(ApiCall call, @Nullable Secret token) {
        HttpCall http = call.with(token);
        for (int attempt = 1; ; attempt++) {
            ApiAnswer answer = ApiAnswer.of(call.toString(), transport.exchange(http));
            if (!answer.busy() || !call.repeatable() || attempt == TRIES) {
                return answer;
            }
            pause(call, attempt);
        }
    }

    private void pause(ApiCall call, int attempt) {
        long millis = 200L * attempt + ThreadLocalRandom.current().nextLong(200);
        try {
            delayer.delay(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(call + ": interrupted while waiting to repeat", Effect.UNKNOWN, e);
        }
    }

    /** Collects what differs from a direct line to {@code api.weixin.qq.com}. For one thread. */
    public static final class Builder {
        private final OfficialAccount account;
        private BaseUrl baseUrl = BaseUrl.of(URI.create("https://api.weixin.qq.com"));
        private InstantSource clock = Clock.systemUTC();
        private Delayer delayer = Delayer.blocking();
        private @Nullable OkHttpClient httpClient;
        private @Nullable SharedStore store;
        private @Nullable TokenSource tokenSource;

        private Builder(OfficialAccount account) {
            this.account = Objects.requireNonNull(account, "account");
        }

        /**
         * Where the API is, if not at {@code https://api.weixin.qq.com}: a reverse proxy (with a path prefix, if it has one) or a
         * simulator.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder baseUrl(URI url) {
            baseUrl = BaseUrl.of(url);
            return this;
        }

        /** The client to derive from: its proxy, TLS and pool are used, and it is never closed. Share one among accounts. */
        public Builder httpClient(OkHttpClient client) {
            httpClient = Objects.requireNonNull(client, "client");
            return this;
        }

        /** Where JVMs share the token. By default each has its own, which {@code stable_token} allows. */
        public Builder store(SharedStore shared) {
            store = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /** Where tokens come from, if not from {@code stable_token}; the account then needs no AppSecret. */
        public Builder tokenSource(TokenSource source) {
            tokenSource = Objects.requireNonNull(source, "source");
            return this;
        }

        /** The clock that tokens expire by. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How to wait before a call is repeated. */
        public Builder delayer(Delayer waiting) {
            delayer = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * Makes the way. Does no I/O.
         *
         * @throws IllegalArgumentException if the account has no AppSecret and no token source is given
         */
        public WeChatApi build() {
            return new WeChatApi(this);
        }

        private Secret requiredSecret() {
            return account.appSecret()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "appSecret: needed to call WeChat, missing in account " + account.appId()));
        }
    }
}
