package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Where the url of view and miniprogram buttons leads. */
final class JumpHosts {
    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final String NEVER_IN_A_HOST = " \t\n\r\f\u000B@/?#{}<>\"\\^`|$";

    private JumpHosts() {}

    /** Returns the host in lower case, without port; nothing for what is no http(s) url with one. */
    static Optional<String> host(String url) {
        if (!SCHEME.matcher(url).lookingAt()) {
            return Optional.empty();
        }
        String rest = url.substring(url.indexOf("//") + 2);
        StringTokenizer authority = new StringTokenizer(rest, "/?#", true);
        String server = authority.hasMoreTokens() ? authority.nextToken() : "";
        server = server.substring(server.indexOf('@') + 1);
        int colon = server.indexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        String port = colon < 0 ? "" : server.substring(colon + 1);
        boolean good = !host.isEmpty()
                && host.chars().noneMatch(c -> NEVER_IN_A_HOST.indexOf(c) >= 0)
                && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return good ? Optional.of(host.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * Returns the hosts of all http(s) urls of a menu, which need not be a good one.
     *
     * @throws ApiRefusal 65317 when one cannot be read
     */
    static Set<String> of(JsonNode buttons) {
        Set<String> hosts = new HashSet<>();
        for (JsonNode button : buttons) {
            String url = button.path("url").asText("");
            boolean jumps =
                    switch (button.path("type").asText("")) {
                        case "view", "miniprogram" -> SCHEME.matcher(url).lookingAt();
                        default -> false;
                    };
            if (jumps) {
                hosts.add(host(url).orElseThrow(() -> new ApiRefusal(Errcode.INVALID_MENU_URL)));
            }
            hosts.addAll(of(button.path("sub_button")));
        }
        return hosts;
    }
}
