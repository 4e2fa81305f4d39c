package io.github.weizheng.core.http;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** One HTTP call to be made. Its URL and headers may hold secrets, so neither is shown. Immutable. */
public final class HttpCall {
    private static final MediaType JSON = MediaType.get("application/json");

    final String method;
    final HttpUrl url;
    final String what;
    final Map<String, String> headers;
    final @Nullable RequestBody body;

    /** For the whole of it, and for making a connection; null is what the client says. */
    final @Nullable Duration limit;

    final @Nullable Duration connectLimit;

    private HttpCall(
            String method,
            HttpUrl url,
            String what,
            Map<String, String> headers,
            @Nullable RequestBody body,
            @Nullable Duration limit,
            @Nullable Duration connectLimit) {
        this.method = method;
        this.url = url;
        this.what = what;
        this.headers = headers;
        this.body = body;
        this.limit = limit;
        this.connectLimit = connectLimit;
    }

    /**
     * A call without a body.
     *
     * @param what how the call is named in messages, without its query
     */
    public static HttpCall get(HttpUrl url, String what, Map<String, String> headers) {
        return new HttpCall("GET", url, what, headers, null, null, null);
    }

    /**
     * A call with a JSON body.
     *
     * @param what how the call is named in messages, without its query
     * @param repeatable whether it may be sent a second time when a connection breaks
     */
    public static HttpCall post(
            HttpUrl url, String what, Map<String, String> headers, byte[] body, boolean repeatable) {
        return post(url, what, headers, new BytesBody(JSON, body, !repeatable));
    }

    /**
     * A call with a body of any kind.
     *
     * @param what how the call is named in messages, without its query
     */
    public static HttpCall post(HttpUrl url, String what, Map<String, String> headers, RequestBody body) {
        return new HttpCall("POST", url, what, headers, body, null, null);
    }

    /** The same call with time limits of its own in place of the client's. */
    public HttpCall within(Duration whole, Duration connecting) {
        return new HttpCall(method, url, what, headers, body, whole, connecting);
    }

    @Override
    public String toString() {
        return what;
    }
}
