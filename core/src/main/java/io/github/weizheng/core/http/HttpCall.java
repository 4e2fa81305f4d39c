package io.github.weizheng.core.http;

import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One HTTP call to be made. Its URL and headers may hold secrets, so neither is shown. */
public final class HttpCall {
    final String method;
    final HttpUrl url;
    final String what;
    final Map<String, String> headers;
    final byte @Nullable [] body;
    final boolean repeatable;

    private HttpCall(
            String method,
            HttpUrl url,
            String what,
            Map<String, String> headers,
            byte @Nullable [] body,
            boolean repeatable) {
        this.method = method;
        this.url = url;
        this.what = what;
        this.headers = headers;
        this.body = body;
        this.repeatable = repeatable;
    }

    /**
     * A call without a body.
     *
     * @param what how the call is named in messages, without its query
     */
    public static HttpCall get(HttpUrl url, String what, Map<String, String> headers) {
        return new HttpCall("GET", url, what, headers, null, true);
    }

    /**
     * A call with a JSON body.
     *
     * @param what how the call is named in messages, without its query
     * @param repeatable whether it may be sent a second time when a connection breaks
     */
    public static HttpCall post(
            HttpUrl url, String what, Map<String, String> headers, byte[] body, boolean repeatable) {
        return new HttpCall("POST", url, what, headers, body, repeatable);
    }

    @Override
    public String toString() {
        return what;
    }
}
