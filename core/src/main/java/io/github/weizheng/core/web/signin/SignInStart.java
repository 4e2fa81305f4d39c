package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.web.CallbackResponse;
import java.net.URI;
import java.util.Objects;

/**
 * The beginning of a sign-in: both parts go to the same browser.
 *
 * @param authorizeUrl where to send it
 * @param setCookie the value of a {@code Set-Cookie} header
 */
public record SignInStart(URI authorizeUrl, String setCookie) {
    /** Refuses nulls. */
    public SignInStart {
        Objects.requireNonNull(authorizeUrl, "authorizeUrl");
        Objects.requireNonNull(setCookie, "setCookie");
    }

    /** Both in one answer: 302, not to be cached. */
    public CallbackResponse response() {
        return CallbackResponse.redirect(authorizeUrl)
                .withHeader("Set-Cookie", setCookie)
                .withHeader("Cache-Control", "no-store");
    }

    /** Shows nothing: who has both can finish the sign-in. */
    @Override
    public String toString() {
        return "SignInStart[***]";
    }
}
