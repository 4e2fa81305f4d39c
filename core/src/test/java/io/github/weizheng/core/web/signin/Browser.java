package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.CallbackResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A browser: keeps cookies, sends them, and knows what it was told last. */
final class Browser {
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Keeps the cookies of an answer, and tells where it leads. */
    URI follow(CallbackResponse response) {
        response.headers().getOrDefault("Set-Cookie", List.of()).forEach(this::keep);
        List<String> location = response.headers().getOrDefault("Location", List.of());
        if (location.size() != 1) {
            throw new AssertionError("no redirect: " + response);
        }
        return URI.create(location.get(0));
    }

    URI follow(SignInStart start) {
        return follow(start.response());
    }

    void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0;")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    CallbackRequest get(String rawQuery) {
        String line = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return CallbackRequest.of("GET", rawQuery, Map.of("Cookie", List.of(line)), new byte[0]);
    }

    /** What WeChat's page sends back. */
    CallbackRequest returns(URI authorizeUrl, String code) {
        return get("code=" + code + "&state=" + state(authorizeUrl));
    }

    static String state(URI authorizeUrl) {
        CallbackRequest asked =
                CallbackRequest.of("GET", Objects.requireNonNull(authorizeUrl.getRawQuery()), new byte[0]);
        return asked.parameter("state").orElseThrow();
    }
}
