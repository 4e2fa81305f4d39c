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

/** One call of the API before it has a token. */
final class ApiCall {
    private static final int SHOWN = 100;
    private final BaseUrl baseUrl;
    private final String path;
    private final String query;
    private final String what;
    private final byte @Nullable [] body;
    private final boolean repeatable;

    private ApiCall(
            BaseUrl baseUrl, String method, String path, String query, byte @Nullable [] body, boolean repeatable) {
        baseUrl.at(path, query);
        this.baseUrl = baseUrl;
        this.path = path;
        this.query = query;
        this.what = method + " " + Quote.of(path, SHOWN);
        this.body = body;
        this.repeatable = repeatable;
    }

    static ApiCall get(BaseUrl baseUrl, String path, Map<String, String> parameters) {
        if (parameters.containsKey("access_token")) {
            throw new IllegalArgumentException("query: access_token is added by itself");
        }
        return new ApiCall(baseUrl, "GET", path, encoded(parameters), null, true);
    }

    /** A call that carries what it needs in its query. */
    static ApiCall getAsIs(BaseUrl baseUrl, String path, Map<String, String> parameters) {
        return new ApiCall(baseUrl, "GET", path, encoded(parameters), null, true);
    }

    static ApiCall post(BaseUrl baseUrl, String path, Object body, boolean repeatable) {
        return new ApiCall(baseUrl, "POST", path, "", WireJson.write(body), repeatable);
    }

    boolean repeatable() {
        return repeatable;
    }

    HttpCall with(@Nullable Secret token) {
        String whole =
                token == null ? query : query + (query.isEmpty() ? "" : "&") + "access_token=" + encode(token.expose());
        HttpUrl url = baseUrl.at(path, whole);
        return body == null ? HttpCall.get(url, what, Map.of()) : HttpCall.post(url, what, Map.of(), body, repeatable);
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return what;
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
