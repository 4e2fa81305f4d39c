package io.github.weizheng.testkit;

import java.net.URI;

/** Checks URLs that a user hands in. */
final class HttpUrls {
    private HttpUrls() {}

    static void require(String name, URI url) {
        String scheme = url.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || url.getHost() == null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(name + ": must be an http or https URL without fragment: " + url);
        }
    }
}
