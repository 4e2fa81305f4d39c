package io.github.weizheng.core.web.signin;

import java.time.Duration;

/** The cookie of one sign-in. */
final class BrowserCookie {
    private static final int NAMED_BY = 8;
    private final boolean secure;
    private final String name;

    /** @param secure whether the browser comes over https */
    BrowserCookie(String stateId, boolean secure) {
        this.secure = secure;
        this.name = (secure ? "__Host-" : "") + "wz-signin-" + stateId.substring(0, NAMED_BY);
    }

    String name() {
        return name;
    }

    /** The value of {@code Set-Cookie} that keeps it until the state expires. */
    String set(String value, Duration lifetime) {
        return name + '=' + value + "; Max-Age=" + lifetime.toSeconds() + attributes();
    }

    /** The value of {@code Set-Cookie} that removes it. */
    String clear() {
        return name + "=; Max-Age=0" + attributes();
    }

    /** Lax: the way back from WeChat is a top-level GET from another site. */
    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}
