package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.api.security.ApiSecurity;
import io.github.weizheng.core.api.security.SealedRequest;
import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.privacy.Quote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One call of the API before it has a host and a token. */
final class ApiCall {
    private static final int SHOWN = 100;
    private static final String ACCESS_TOKEN = "access_token";
    private final String method;
    private final String path;
    private final Map<String, String> parameters;
    private final String query;
    private final String what;
    private final byte @Nullable [] json;
    private final @Nullable Upload upload;
    private final boolean repeatable;
    private final boolean guarded;

    private ApiCall(
            String path,
            Map<String, String> parameters,
            byte @Nullable [] json,
            @Nullable Upload upload,
            boolean repeatable,
            boolean guarded) {
        this.method = json == null && upload == null ? "GET" : "POST";
        this.path = path;
        this.parameters = parameters;
        this.query = encoded(parameters);
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
        return new ApiCall(path, copy(parameters), null, null, true, true);
    }

    static ApiCall post(ApiHosts hosts, String path, Object body, boolean repeatable) {
        hosts.check(path);
        return new ApiCall(path, Map.of(), WireJson.write(body), null, repeatable, true);
    }

    static ApiCall upload(ApiHosts hosts, String path, Map<String, String> parameters, Upload upload) {
        hosts.check(path);
        return new ApiCall(path, copy(withoutToken(parameters)), null, upload, false, true);
    }

    /** The same call, which is sent although the quota of its path is known to be used up. */
    ApiCall unguarded() {
        return new ApiCall(path, parameters, json, upload, repeatable, false);
    }

    ApiCall withQuery(Map<String, String> parameters) {
        return new ApiCall(path, copy(parameters), json, upload, repeatable, guarded);
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

    Map<String, String> parameters() {
        return parameters;
    }

    /** The JSON of the body, empty where there is none. */
    byte[] json() {
        return json == null ? new byte[0] : json;
    }

    boolean isSecuredBy(ApiSecurity security) {
        return upload == null && security.covers(path);
    }

    /** Sent as that, with nothing but the token in the query. */
    HttpCall sealedAt(BaseUrl base, @Nullable Secret token, SealedRequest sealed) {
        HttpUrl url = base.at(path, token == null ? "" : ACCESS_TOKEN + '=' + encode(token.expose()));
        return HttpCall.post(url, what, sealed.headers(), sealed.body(), repeatable);
    }

    long bodyLength() {
        return json != null ? json.length : upload != null ? upload.bodyLength() : 0;
    }

    HttpCall at(BaseUrl base, @Nullable Secret token) {
        String whole = token == null
                ? query
                : query + (query.isEmpty() ? "" : "&") + ACCESS_TOKEN + "=" + encode(token.expose());
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
        if (parameters.containsKey(ACCESS_TOKEN)) {
            throw new IllegalArgumentException("query: access_token is added by itself");
        }
        return parameters;
    }

    /** In the caller's order, which some paths want. */
    private static Map<String, String> copy(Map<String, String> parameters) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
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
