package io.github.weizheng.testkit.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authorize link, which counts only when it matches one strict expression: the parameters in WeChat's order, the redirect
 * percent-encoded, and the fragment. Whether state may be anything but 128 letters and digits, and where the two force
 * parameters stand, WeChat's page does not settle; here it may not, and they stand at the end.
 *
 * @param redirectUri decoded
 */
record AuthorizeLink(String appId, String redirectUri, String scope, Optional<String> state) {
    private static final String BASE = "https://open.weixin.qq.com";
    private static final String ENCODED = "((?:[A-Za-z0-9._*~+-]|%[0-9A-Fa-f]{2})*)";
    private static final Pattern SHAPE = Pattern.compile("/connect/oauth2/authorize\\?appid=([A-Za-z0-9]*)"
            + "&redirect_uri=" + ENCODED
            + "&response_type=code"
            + "&scope=([a-z_]*)"
            + "(?:&state=([A-Za-z0-9]{0,128}))?"
            + "(?:&forcePopup=(?:true|false))?"
            + "(?:&forceSnapShot=(?:true|false))?"
            + "#wechat_redirect");

    /** Reads a link to this simulator's page or to the real one. */
    static Optional<AuthorizeLink> parse(URI openUrl, String link) {
        String rest;
        if (link.startsWith(openUrl.toString())) {
            rest = link.substring(openUrl.toString().length());
        } else if (link.startsWith(BASE)) {
            rest = link.substring(BASE.length());
        } else {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new AuthorizeLink(
                matcher.group(1),
                URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8),
                matcher.group(3),
                Optional.ofNullable(matcher.group(4))));
    }
}
