package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.http.BaseUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * WeChat's page that asks the citizen and sends the browser back to one address.
 *
 * <p>WeChat compares the link with a strict pattern: appid, redirect_uri, response_type, scope, state in this order, then {@code #wechat_redirect}.
 */
final class AuthorizePage {
    static final URI WECHAT = URI.create("https://open.weixin.qq.com");
    private static final String PATH = "/connect/oauth2/authorize";
    private final BaseUrl base;
    private final String appId;
    private final String callback;
    private final boolean secure;

    /** @throws IllegalArgumentException if an address has another form */
    AuthorizePage(URI base, String appId, URI callback) {
        this.base = BaseUrl.of(base);
        this.appId = appId;
        this.callback = checked(callback);
        this.secure = this.callback.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** Whether the browser comes back over https. */
    boolean secure() {
        return secure;
    }

    URI at(SignInScope scope, String state) {
        String query = "appid=" + appId + "&redirect_uri=" + URLEncoder.encode(callback, StandardCharsets.UTF_8)
                + "&response_type=code&scope=" + scope.value() + "&state=" + state;
        return URI.create(base.at(PATH, query) + "#wechat_redirect");
    }

    private static String checked(URI callback) {
        String scheme = callback.getScheme() == null ? "" : callback.getScheme().toLowerCase(Locale.ROOT);
        boolean bare = callback.getRawQuery() == null
                && callback.getRawFragment() == null
                && callback.getRawUserInfo() == null;
        if (!(scheme.equals("http") || scheme.equals("https")) || callback.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "callback: http(s)://host[:port]/path, without query, fragment or credentials");
        }
        return callback.toASCIIString();
    }
}
