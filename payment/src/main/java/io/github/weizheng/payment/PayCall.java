package io.github.weizheng.payment;

import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.BytesBody;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.privacy.Quote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** One call of the pay API before it has a host and a signature. Immutable. */
final class PayCall {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final byte[] NOTHING = {};
    private static final int SHOWN = 100;
    private final String method;
    private final String path;
    private final String query;
    private final byte[] signed;
    private final @Nullable RequestBody body;
    private final boolean repeatable;

    private PayCall(
            String method, String path, String query, byte[] signed, @Nullable RequestBody body, boolean repeatable) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.signed = signed;
        this.body = body;
        this.repeatable = repeatable;
    }

    static PayCall get(String path, Map<String, String> query) {
        StringJoiner joined = new StringJoiner("&");
        query.forEach((name, value) -> joined.add(encode(name) + '=' + encode(value)));
        return get(path, joined.toString());
    }

    /** With a query that is encoded already, such as that of an address that WeChat Pay gave. */
    static PayCall get(String path, String rawQuery) {
        return new PayCall("GET", path, rawQuery, NOTHING, null, true);
    }

    /** OkHttp sends the body once; what is repeated is signed anew. */
    static PayCall post(String path, byte[] json, boolean repeatable) {
        return new PayCall("POST", path, "", json, new BytesBody(JSON, json, true), repeatable);
    }

    /** Of an upload, the description of the file is signed and not the file. */
    static PayCall upload(String path, MediaFile file) {
        return new PayCall("POST", path, "", file.meta(), file.body(), false);
    }

    String method() {
        return method;
    }

    /** What the signature covers beside method, target, time and nonce. */
    byte[] signed() {
        return signed;
    }

    /** Whether sending it a second time can do no harm, even if the first one arrived. */
    boolean repeatable() {
        return repeatable;
    }

    /** Whether a rate limit leaves open what happened. */
    boolean refunds() {
        return path.startsWith("/v3/refund/");
    }

    /** OkHttp may encode a character more; what is signed must be what it sends. */
    HttpUrl at(BaseUrl baseUrl) {
        return baseUrl.at(path, query);
    }

    HttpCall with(HttpUrl url, Map<String, String> headers) {
        return body == null ? HttpCall.get(url, toString(), headers) : HttpCall.post(url, toString(), headers, body);
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return method + ' ' + Quote.of(path, SHOWN);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
