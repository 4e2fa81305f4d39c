package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.web.CallbackResponse;
import java.net.URI;
import java.util.Objects;

/**
 * The end of a sign-in.
 *
 * @param who the citizen, or a visitor of a snapshot page
 * @param target where the citizen wanted to go; on the allow-list
 * @param clearCookie the value of a {@code Set-Cookie} header that removes the sign-in's cookie
 */
public record CompletedSignIn(SignedIn who, URI target, String clearCookie) {
    /** Refuses nulls. */
    public CompletedSignIn {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(clearCookie, "clearCookie");
    }

    /** Sends the browser to its target and removes the sign-in's cookie; the portal adds its own session with {@link CallbackResponse#withHeader}. */
    public CallbackResponse redirect() {
        return CallbackResponse.redirect(target)
                .withHeader("Set-Cookie", clearCookie)
                .withHeader("Cache-Control", "no-store");
    }

    /** Who it is, as far as may be shown. */
    @Override
    public String toString() {
        return "CompletedSignIn[" + who + "]";
    }
}
