package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.token.IssuedToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A token or ticket in the form in which WeChat hands out both. */
record Issued(
        @JsonProperty("access_token") @JsonAlias("ticket") @Nullable
        String token,

        @JsonProperty("expires_in") long seconds) {
    /** WeChat says 7,200 today, and that it may change; a month is no lifetime of a token. */
    private static final long MAX_SECONDS = Duration.ofDays(31).toSeconds();

    /** @throws MalformedResponseException if there is none, or its lifetime makes no sense */
    IssuedToken checked(String what) {
        if (token == null || token.isBlank() || seconds <= 0 || seconds > MAX_SECONDS) {
            throw new MalformedResponseException(what + ": no token with a usable lifetime in the answer", 200, null);
        }
        return IssuedToken.of(Secret.of(token.strip()), Duration.ofSeconds(seconds));
    }

    /** Holds a secret. */
    @Override
    public String toString() {
        return "Issued[" + seconds + " s]";
    }
}
