package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
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

/** One call of the API before it has a host and a token. */
final class ApiCall {
    private static final int SHOWN = 100;
    private final String method;
    private final String path;
    private final String query;
    private final String what;
    private final byte @Nullable [] json;
    private final @Nullable Upload upload;
    private final boolean repeatable;
    private final boolean guarded;

    private ApiCall(
            String path,
            String query,
            byte @Nullable [] json,
            @Nullable Upload upload,
            boolean repeatable,
            boolean guarded) {
        this.method = json == null && upload == null ? "GET" : "POST";
        this.path = path;
        this.query = query;
        this.what = method + " " + Quote.of(path, SHOWN);
        this.json = json;
        this.upload = upload;
        this.repeatable = repeatable;
        this.guarded = guarded;
    }

    static ApiCall get(ApiHosts hosts, String path, Map<String, String> parameters) {
        return getAsIs(hosts, path, withoutToken(parameters));
    }

    /** A call that carries what it needs in its query. */
    static ApiCall getAsIs(ApiHosts hosts, String path, Map<String, String> parameters) {
        hosts.check(path);
        return new ApiCall(path, encoded(parameters), null, null, true, true);
    }

    static ApiCall post(ApiHosts hosts, String path, Object body, boolean repeatable) {
        hosts.check(path);
        return new ApiCall(path, "", WireJson.write(body), null, repeatable, true);
    }

    static ApiCall upload(ApiHosts hosts, String path, Map<String, String> parameters, Upload upload) {
        hosts.check(path);
        return new ApiCall(path, encoded(withoutToken(parameters)), null, upload, false, true);
    }

    /** The same call, which is sent although the quota of its path is known to be used up. */
    ApiCall unguarded() {
        return new ApiCall(path, query, json, upload, repeatable, false);
    }

    ApiCall withQuery(Map<String, String> parameters) {
        return new ApiCall(path, encoded(parameters), json, upload, repeatable, guarded);
    }

    /** Whether it does no harm if it is sent twice. */
    boolean repeatable() {
        return repeatable;
    }

    /** Whether it can be sent again after WeChat has refused it. */
    boolean resendable() {
        return upload == null || upload.resendable();
    }

    boolean guarded() {
        return guarded;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    long bodyLength() {
        return json != null ? json.length : upload != null ? upload.bodyLength() : 0;
    }

    HttpCall at(BaseUrl base, @Nullable Secret token) {
        String whole =
                token == null ? query : query + (query.isEmpty() ? "" : "&") + "access_token=" + encode(token.expose());
        HttpUrl url = base.at(path, whole);
        if (json != null) {
            return HttpCall.post(url, what, Map.of(), json, repeatable);
        }
        return upload == null
                ? HttpCall.get(url, what, Map.of())
                : HttpCall.post(url, what, Map.of(), upload.multipart());
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return what;
    }

    private static Map<String, String> withoutToken(Map<String, String> parameters) {
        if (parameters.containsKey("access_token")) {
            throw new IllegalArgumentException("query: access_token is added by itself");
        }
        return parameters;
    }

    private static String encoded(Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((name, value) -> query.add(encode(name) + '=' + encode(value)));
        return query.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
