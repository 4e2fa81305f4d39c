package io.github.weizheng.payment;

import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.payment.wire.PersonalData;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One call of the pay API before it is signed. */
final class PayCall {
    private static final byte[] NOTHING = {};
    private final String method;
    private final HttpUrl url;
    private final String target;
    private final String what;
    private final byte @Nullable [] body;

    private PayCall(String method, String path, HttpUrl url, String target, byte @Nullable [] body) {
        this.method = method;
        this.url = url;
        this.target = target;
        this.what = method + ' ' + PersonalData.masked(path);
        this.body = body;
    }

    static PayCall get(String baseUrl, String path, Map<String, String> query) {
        StringJoiner joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> joined.add(encode(name) + '=' + encode(value)));
        return of("GET", baseUrl, path, joined.toString(), null);
    }

    static PayCall post(String baseUrl, String path, Object body) {
        return of("POST", baseUrl, path, "", WireJson.write(body));
    }

    String method() {
        return method;
    }

    /** Path and query as they are sent, without the prefix that a reverse proxy strips. */
    String target() {
        return target;
    }

    byte[] bytes() {
        return body == null ? NOTHING : body;
    }

    /** Whether a rate limit leaves open what happened. */
    boolean refunds() {
        return target.startsWith("/v3/refund/");
    }

    HttpCall with(Map<String, String> headers) {
        String address = url.toString();
        return body == null ? HttpCall.get(address, what, headers) : HttpCall.post(address, what, headers, body, false);
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return what;
    }

    private static PayCall of(String method, String baseUrl, String path, String query, byte @Nullable [] body) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "path: starts with / and has no query, actual " + PersonalData.masked(path));
        }
        // OkHttp may encode a character more; what is signed must be what it sends.
        HttpUrl url = HttpUrl.get(baseUrl + path + query);
        String sent = url.encodedPath() + (query.isEmpty() ? "" : '?' + url.encodedQuery());
        String base = HttpUrl.get(baseUrl).encodedPath();
        String prefix = base.equals("/") ? "" : base;
        if (!sent.startsWith(prefix + '/')) {
            throw new IllegalArgumentException("path: stays below the base URL, actual " + PersonalData.masked(path));
        }
        return new PayCall(method, path, url, sent.substring(prefix.length()), body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
