package io.github.weizheng.core.api.security;

import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;

/** Why an answer is not believed, on its way to whoever knows which call it was. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final String text;

    Refusal(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
        this.text = text;
    }

    ApiResponseRejectedException of(String url, int httpStatus) {
        return new ApiResponseRejectedException(
                url + ": HTTP " + httpStatus + ", answer refused, " + reason + ": " + text, reason, httpStatus);
    }
}
