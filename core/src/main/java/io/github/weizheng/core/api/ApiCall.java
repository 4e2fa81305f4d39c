package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.json.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of the API before it has a token. */
final class ApiCall {
    private final String what;
    private final String target;
    private final byte @Nullable [] body;
    private final boolean repeatable;

    private ApiCall(String what, String target, byte @Nullable [] body, boolean repeatable) {
        this.what = what;
        this.target = target;
        this.body = body;
        this.repeatable = repeatable;
    }

    static ApiCall get(String path, Map<String, String> query) {
        StringBuilder target = new StringBuilder(checked(path)).append('?');
        query.forEach((name, value) ->
                target.append(encode(name)).append('=').append(encode(value)).append('&'));
        return new ApiCall("GET " + path, target.toString(), null, true);
    }

    static ApiCall post(String path, Object body, boolean repeatable) {
        return new ApiCall("POST " + path, checked(path) + '?', WireJson.write(body), repeatable);
    }

    boolean repeatable() {
        return repeatable;
    }

    HttpCall over(String baseUrl, Secret token) {
        String url = baseUrl + target + "access_token=" + encode(token.expose());
        return body == null ? HttpCall.get(url, what, Map.of()) : HttpCall.post(url, what, Map.of(), body, repeatable);
    }

    /** Method and path, for messages. */
    @Override
    public String toString() {
        return what;
    }

    private static String checked(String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("path: starts with / and has no query, actual " + path);
        }
        return path;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
