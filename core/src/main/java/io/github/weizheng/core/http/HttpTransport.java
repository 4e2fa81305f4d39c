package io.github.weizheng.core.http;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes calls with OkHttp: no redirects, bounded time and size, and a failure that says whether anything was sent.
 *
 * <p>Derived from the caller's client, whose proxy, TLS, pool and interceptors it keeps, but not its cache. Thread-safe.
 */
public final class HttpTransport {
    private static final int PROXY_AUTHENTICATION = 407;
    private static final Pattern BODY_OF_NONE = Pattern.compile("HTTP (20[45]) had non-zero");
    private final OkHttpClient client;

    private HttpTransport(OkHttpClient client) {
        this.client = client;
    }

    /** Derives a transport. A call without a time limit of its own gets 30 s for the whole of it. */
    public static HttpTransport over(OkHttpClient client) {
        OkHttpClient.Builder derived = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .cache(null) // it would keep URLs, and with them tokens, on a disk
                .addInterceptor(HttpTransport::connectInTime)
                .addNetworkInterceptor(HttpTransport::sentFromHere);
        if (client.callTimeoutMillis() == 0) {
            derived.callTimeout(Duration.ofSeconds(30));
        }
        return new HttpTransport(derived.build());
    }

    /**
     * Makes the call and reads the whole answer.
     *
     * @throws TransportException if no whole answer came
     * @throws MalformedResponseException if it has more than 8 MiB, or as of {@link #open}
     */
    public HttpAnswer exchange(HttpCall call) {
        try {
            return attempt(call);
        } catch (FailedExchange e) {
            throw e.failure();
        }
    }

    /**
     * As {@link #exchange}, for a caller that tells kinds of failures apart.
     *
     * @throws FailedExchange if no whole answer came
     * @throws MalformedResponseException if it has more than 8 MiB, or as of {@link #open}
     */
    public HttpAnswer attempt(HttpCall call) throws FailedExchange {
        try (HttpStream stream = open(call)) {
            return stream.whole();
        }
    }

    /**
     * Makes the call and reads no more than the head of the answer. The caller closes it.
     *
     * @throws FailedExchange if no answer came, also because this thread was interrupted, which it stays, and which it notices at the time limit at
     *     the latest
     * @throws MalformedResponseException if it is none of HTTP: a 204 or 205 with a body, a 407 without a proxy
     */
    public HttpStream open(HttpCall call) throws FailedExchange {
        Sending sending = new Sending(call);
        Request.Builder request = new Request.Builder().url(call.url).tag(Sending.class, sending);
        call.headers.forEach(request::header);
        request.method(call.method, call.body);
        Call http = client.newCall(request.build());
        if (call.limit != null) {
            http.timeout().timeout(call.limit.toNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            return new HttpStream(sending, http, http.execute());
        } catch (WeChatException e) {
            throw e;
        } catch (Exception e) {
            // An unchecked one is that of a caller's interceptor. OkHttp throws InterruptedException undeclared.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw sending.failed(http, e);
        }
    }

    /** Network interceptors run once there is a connection: from here on something may have been sent. */
    private static Response sentFromHere(Interceptor.Chain chain) throws IOException {
        Sending sending = chain.request().tag(Sending.class);
        if (sending == null) {
            return chain.proceed(chain.request());
        }
        sending.sent = true;
        Response response = answered(chain, sending);
        Connection connection = chain.connection();
        boolean proxied = connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
        if (response.code() == PROXY_AUTHENTICATION && !proxied) {
            // OkHttp would make a protocol failure of it, and lose the status.
            response.close();
            throw new MalformedResponseException(
                    sending.call().what + ": HTTP " + PROXY_AUTHENTICATION + " without a proxy",
                    PROXY_AUTHENTICATION,
                    null);
        }
        return response;
    }

    /** OkHttp makes a protocol failure of a 204 or 205 with a body, and names the status in its words alone. */
    private static Response answered(Interceptor.Chain chain, Sending sending) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (ProtocolException e) {
            Matcher status = BODY_OF_NONE.matcher(Objects.requireNonNullElse(e.getMessage(), ""));
            if (!status.lookingAt()) {
                throw e;
            }
            int code = Integer.parseInt(status.group(1));
            throw new MalformedResponseException(
                    sending.call().what + ": HTTP " + code + " with a body", code, WithoutWords.of(e));
        }
    }

    private static Response connectInTime(Interceptor.Chain chain) throws IOException {
        Sending sending = chain.request().tag(Sending.class);
        Duration limit = sending == null ? null : sending.call().connectLimit;
        if (limit == null) {
            return chain.proceed(chain.request());
        }
        int usual = chain.connectTimeoutMillis(); // 0 is none
        long millis = Math.max(1, Math.min(limit.toMillis(), usual == 0 ? Integer.MAX_VALUE : usual));
        return chain.withConnectTimeout((int) millis, TimeUnit.MILLISECONDS).proceed(chain.request());
    }
}
