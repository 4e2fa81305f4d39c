package io.github.weizheng.core.api;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.api.security.ApiSecurity;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.token.AccessTokens;
import io.github.weizheng.core.token.Tickets;
import io.github.weizheng.core.token.TokenSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The way to an official account's API: adds the token, repairs it once when WeChat refuses it, turns an errcode into an
 * {@link ApiException}.
 *
 * <p>Any path can be called with the caller's own records (Jackson binds them), so an API that this library does not model
 * blocks nobody. Components are written and read under their own names: where WeChat's has an underscore, or starts with a capital, say so with
 * {@code @JsonProperty}. What WeChat sends beyond them is left out; what it leaves out is null, or 0 for a primitive. On the module path the caller opens the package of those records to {@code com.fasterxml.jackson.databind}.
 *
 * <p><b>What is sent again</b>
 *
 * <ul>
 *   <li>A refused token (40001, 40014, 42001) is replaced and the call repeated once: WeChat has done nothing by then.
 *   <li>If nothing was sent (no name, no connection, no TLS), the next of the {@link ApiHosts hosts} is tried, for every call. The one that answered goes
 *       first for a minute. A connection kept from an earlier call may have been written to before it turns out to be dead.
 *   <li>{@link #get} and {@link #postRepeatable}, and nothing else: "system busy" (-1), a connection that is reset or ends early, and a 502, 503 or 504 that
 *       is not WeChat's. At most 3 tries in all, a few tenths of a second apart. OkHttp by itself sends them again if a pooled connection turns out to be broken.
 *   <li>Never after a time limit was used up, and never at once after 45011 (too many calls in a minute): that one goes to the caller, who knows whether to wait.
 *   <li>A {@link #post}, an upload and everything else goes out once. What goes wrong is a {@link TransportException} or a
 *       {@link io.github.weizheng.core.MalformedResponseException}; both say whether the effect may have happened.
 * </ul>
 *
 * <p><b>Time.</b> Each exchange has the {@code callTimeout} of the client, 30 s if it has none; so a call with several takes several times that.
 * {@link #within} limits the whole.
 *
 * <p><b>Quota.</b> After 45009 (the day's quota is used up) calls of that path fail at once with the same errcode, effect {@code NONE} and
 * {@link ApiException#httpStatus()} 0, without being sent, for 10 minutes or until midnight in Beijing; then one call looks again. When WeChat starts a new day is not documented.
 * {@link Quotas} clears it.
 *
 * <p>Building one does no I/O and starts no thread; the token is fetched when it is first needed. Immutable and thread-safe; one
 * instance is one account.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/api/">接口调用概述</a>
 */
public final class WeChatApi {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Shorter values are words such as a language, which would hide half of a message. */
    private static final int SHORTEST_SECRET = 6;

    private final OfficialAccount account;
    private final ApiHosts hosts;
    private final HttpTransport transport;
    private final QuotaGuard guard;
    private final ApiLine line;
    private final AccessTokens tokens;
    private final AuthorisedLine authorised;
    private final Tickets jsapiTickets;
    private final Tickets cardTickets;
    private final InstantSource clock;
    private final @Nullable Duration limit;

    private WeChatApi(Builder builder) {
        account = builder.account;
        hosts = builder.hosts;
        clock = builder.clock;
        limit = null;
        transport = HttpTransport.over(builder.httpClient == null ? new OkHttpClient() : builder.httpClient);
        guard = new QuotaGuard(clock);
        ExchangeNotes notes = new ExchangeNotes(account.appId(), builder.listeners, clock);
        Wire wire = builder.security == null ? Wire.plain() : Wire.secured(builder.security, account.appId(), clock);
        line = new ApiLine(transport, wire, new HostChoice(hosts, clock), guard, notes, builder.delayer);
        SharedStore store = builder.store == null ? new InMemoryStore(clock) : builder.store;
        tokens = new AccessTokens(account.appId(), source(builder), store, clock, builder.delayer);
        authorised = new AuthorisedLine(line, tokens);
        jsapiTickets = tickets("jsapi", store, builder.delayer);
        cardTickets = tickets("wx_card", store, builder.delayer);
    }

    private TokenSource source(Builder builder) {
        if (builder.tokenSource != null) {
            return builder.tokenSource;
        }
        SecretLine asking = new SecretLine(line, hosts, clock, account.appId(), builder.requiredSecret());
        return builder.classicToken ? new ClassicToken(asking) : new StableToken(asking);
    }

    private Tickets tickets(String type, SharedStore store, Delayer delayer) {
        String path = "/cgi-bin/ticket/getticket";
        TokenSource source = () -> call(ApiCall.get(hosts, path, Map.of("type", type)), Issued.class)
                .checked("GET " + path);
        return new Tickets(account.appId(), type, source, store, clock, delayer);
    }

    private WeChatApi(WeChatApi all, Duration limit) {
        account = all.account;
        hosts = all.hosts;
        clock = all.clock;
        this.limit = limit;
        transport = all.transport;
        guard = all.guard;
        line = all.line;
        tokens = all.tokens;
        authorised = all.authorised;
        jsapiTickets = all.jsapiTickets;
        cardTickets = all.cardTickets;
    }

    /** Starts the way to an account's API. */
    public static Builder builder(OfficialAccount account) {
        return new Builder(account);
    }

    /** Whose API it is. */
    public OfficialAccount account() {
        return account;
    }

    /** Where the API is. */
    public ApiHosts hosts() {
        return hosts;
    }

    /** The account's access token, for systems that call WeChat by themselves. */
    public AccessTokens accessTokens() {
        return tokens;
    }

    /** The account's tickets for the JS-SDK. */
    public Tickets jsapiTickets() {
        return jsapiTickets;
    }

    /** The account's tickets for cards (卡券). */
    public Tickets cardTickets() {
        return cardTickets;
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
        return call(ApiCall.get(hosts, path, query), type);
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
        return call(ApiCall.post(hosts, path, body, false), type);
    }

    /** As {@link #post}, for a call that does no harm if it happens twice: one that replaces a whole, or carries a de-duplication key. */
    public <T> T postRepeatable(String path, Object body, Class<T> type) {
        return call(ApiCall.post(hosts, path, body, true), type);
    }

    /**
     * Calls with GET and without the account's token, as {@code /sns/…} asks: the query carries a code, an AppSecret or a citizen's own
     * token. A refusal is final, also one of the token.
     *
     * <p>No value of the query of 6 characters or more shows in a message.
     *
     * @param path from {@code /} on, without a query
     * @param query all parameters, not encoded, in the order of the map
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the path leads elsewhere, or the type cannot hold a JSON object
     */
    public <T> T getWithoutToken(String path, Map<String, String> query, Class<T> type) {
        Set<String> values = new HashSet<>(query.values());
        values.removeIf(value -> value.length() < SHORTEST_SECRET);
        return callWithoutToken(ApiCall.getAsIs(hosts, path, query), values, type);
    }

    /**
     * Uploads a file with POST. Sent once; after an exception whose effect is {@code UNKNOWN} the file may be there.
     *
     * <p>The client's time limit includes the sending: give a large file {@link #within more time}.
     *
     * @param path from {@code /} on, without a query
     * @param query further parameters, not encoded, such as {@code type}; the token is added
     * @param type what the answer is bound to: a record of the caller, or {@code Map.class}
     * @throws IllegalArgumentException if the path leads elsewhere, or the type cannot hold a JSON object
     */
    public <T> T upload(String path, Map<String, String> query, Upload file, Class<T> type) {
        return call(ApiCall.upload(hosts, path, query, file), type);
    }

    /**
     * Downloads a file with GET. For calls that may be repeated. The time limit goes on until the file is closed.
     *
     * <p>An answer in JSON without an errcode is a file too: a video is sent as the address of one.
     *
     * @param path from {@code /} on, without a query
     * @param query further parameters, not encoded; the token is added
     * @return what the caller closes
     * @throws ApiException if WeChat answers with an errcode
     * @throws io.github.weizheng.core.MalformedResponseException if it answers with a web page, with nothing, or with a status other than 2xx
     * @throws IllegalArgumentException if the path leads elsewhere
     */
    public Download download(String path, Map<String, String> query) {
        return authorised.open(run(ApiCall.get(hosts, path, query)));
    }

    /**
     * As {@link #download}, with POST, for APIs that want a body. Sent once.
     *
     * @param body written as JSON: a record of the caller, or a {@code Map}
     * @throws IllegalArgumentException if the path leads elsewhere, or the body is not written as a JSON object or array
     */
    public Download downloadByPost(String path, Object body) {
        return authorised.open(run(ApiCall.post(hosts, path, body, false)));
    }

    /**
     * Asks one host, and only that, a question that needs no token: whether it can be reached from here, whether WeChat answers, and what time it is there.
     * May be repeated. No listener is told.
     *
     * @param host one of the names of {@link #hosts()}
     * @throws IllegalArgumentException if it is none of them
     * @throws TransportException if it cannot be reached
     */
    public HostProbe probe(String host) {
        return HostProbe.of(hosts.named(host), transport, clock, limit);
    }

    /**
     * The same account (its tokens, hosts and what is known of its quotas), with calls that take no longer than this in all, other hosts, repeats and waiting included.
     *
     * <p>It counts from when the call is made, and takes the place of the client's {@code callTimeout}, whichever is longer. While there is another host to try, connecting to one takes at most half of what is left.
     * When it is over, the call ends in a {@link TransportException}: effect {@code NONE} if nothing was sent, so that a call may end before it has begun.
     *
     * <p>Not cut short: fetching a token, which all callers of the account wait for together and which has the client's limit (it counts, though); a name lookup that
     * hangs, which the JDK cannot interrupt.
     *
     * @param limit from 1 ms to one day, for each call
     * @throws IllegalArgumentException if it is something else
     */
    public WeChatApi within(Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("limit: 1 ms to 1 day, actual " + limit);
        }
        return new WeChatApi(this, limit);
    }

    QuotaGuard guard() {
        return guard;
    }

    <T> T call(ApiCall call, Class<T> type) {
        return authorised.call(run(call), type);
    }

    <T> T callWithoutToken(ApiCall call, Collection<String> hidden, Class<T> type) {
        return line.ask(run(call), hidden, type);
    }

    private ApiRun run(ApiCall call) {
        return new ApiRun(call, TimeLimit.starting(limit, clock));
    }

    /** Collects what differs from a direct line to {@code api.weixin.qq.com}. For one thread. */
    public static final class Builder {
        private final OfficialAccount account;
        private final List<ApiListener> listeners = new ArrayList<>();
        private ApiHosts hosts = ApiHosts.standard();
        private InstantSource clock = Clock.systemUTC();
        private Delayer delayer = Delayer.blocking();
        private @Nullable OkHttpClient httpClient;
        private @Nullable SharedStore store;
        private @Nullable TokenSource tokenSource;
        private boolean classicToken;
        private @Nullable ApiSecurity security;

        private Builder(OfficialAccount account) {
            this.account = Objects.requireNonNull(account, "account");
        }

        /**
         * The one address of the API, if it is not at WeChat's {@link ApiHosts#standard() own hosts}: a reverse proxy (with a path prefix, if it has one) or a
         * simulator. In place of {@link #hosts}.
         *
         * @throws IllegalArgumentException if it is not http(s), or has a query or fragment
         */
        public Builder baseUrl(URI url) {
            hosts = ApiHosts.only(url);
            return this;
        }

        /** The hosts of the API, and where each is reached. In place of {@link #baseUrl}. */
        public Builder hosts(ApiHosts several) {
            hosts = Objects.requireNonNull(several, "several");
            return this;
        }

        /** Somebody to be told after each exchange; in addition to those named before. */
        public Builder listener(ApiListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** The client to derive from: its proxy, TLS and pool are used, its cache is not, and it is never closed. Share one among accounts. */
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

        /**
         * Takes tokens from WeChat's older {@code /cgi-bin/token} in place of {@code stable_token}: for an account on which other systems do so too and read them
         * from the same store. Each fetch retires the token before, so all of them must share it.
         */
        public Builder classicToken() {
            classicToken = true;
            return this;
        }

        /**
         * Signs and encrypts calls of the paths that it names, and verifies and decrypts their answers. An answer that is not WeChat's is an
         * {@link io.github.weizheng.core.api.security.ApiResponseRejectedException}, effect {@code UNKNOWN}. Uploads and downloads go as they are.
         */
        public Builder security(ApiSecurity apiSecurity) {
            security = Objects.requireNonNull(apiSecurity, "apiSecurity");
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

        /** Without what is one account's alone: with the token of another, its messages would leave under that one's name. */
        Builder forTheNextAccount() {
            tokenSource = null;
            security = null;
            return this;
        }

        private Secret requiredSecret() {
            return account.appSecret()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "appSecret: needed to call WeChat, missing in account " + account.appId()));
        }
    }
}
