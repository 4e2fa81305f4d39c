package io.github.weizheng.payment;

import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.Quote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One call of the pay API before it is signed. */
final class PayCall {
    private static final byte[] NOTHING = {};
    private static final int SHOWN = 100;
    private final String method;
    private final HttpUrl url;
    private final String target;
    private final String what;
    private final byte @Nullable [] body;

    private PayCall(String method, String path, HttpUrl url, String target, byte @Nullable [] body) {
        this.method = method;
        this.url = url;
        this.target = target;
        this.what = method + ' ' + Quote.of(path, SHOWN);
        this.body = body;
    }

    static PayCall get(BaseUrl baseUrl, String path, Map<String, String> query) {
        StringJoiner joined = new StringJoiner("&");
        query.forEach((name, value) -> joined.add(encode(name) + '=' + encode(value)));
        return of("GET", baseUrl, path, joined.toString(), null);
    }

    static PayCall post(BaseUrl baseUrl, String path, Object body) {
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
        return body == null ? HttpCall.get(url, what, headers) : HttpCall.post(url, what, headers, body, false);
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return what;
    }

    private static PayCall of(String method, BaseUrl baseUrl, String path, String query, byte @Nullable [] body) {
        // OkHttp may encode a character more; what is signed must be what it sends.
        HttpUrl url = baseUrl.at(path, query);
        return new PayCall(method, path, url, baseUrl.target(url), body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
