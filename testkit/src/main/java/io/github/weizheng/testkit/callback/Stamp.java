package io.github.weizheng.testkit.callback;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The time and nonce that a request to the developer's URL is signed with.
 *
 * @param timestamp Unix seconds
 */
record Stamp(String timestamp, String nonce) {
    /** Adds parameters to the URL behind whatever query it has already. */
    static URI onto(URI url, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
    }
}
