package io.github.weizheng.core.http;

import java.net.URI;
import java.util.Locale;

/** Where an API is reached: scheme, host and an optional path prefix. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * The address without a trailing slash.
     *
     * @throws IllegalArgumentException if it is not http(s) with a host, or has user info, query or fragment
     */
    public static String checked(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null || !plain) {
            throw new IllegalArgumentException("baseUrl: http(s)://host[:port][/prefix], without query or credentials");
        }
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
