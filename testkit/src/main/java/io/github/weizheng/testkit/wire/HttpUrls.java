package io.github.weizheng.testkit.wire;

import java.net.URI;
import java.net.URISyntaxException;
import okhttp3.HttpUrl;

/** Judges URLs that WeChat is asked to call. */
public final class HttpUrls {
    private HttpUrls() {}

    /** Tells whether this is an absolute http or https URL without a fragment that can be called. */
    public static boolean isCallable(String url) {
        try {
            URI parsed = new URI(url);
            return HttpUrl.parse(url) != null && parsed.getHost() != null && parsed.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
