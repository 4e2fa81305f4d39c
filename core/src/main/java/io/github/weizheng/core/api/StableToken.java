package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;

/**
 * {@code /cgi-bin/stable_token}. In normal mode asking again returns the same token, so it harms no other system.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html">getStableAccessToken</a>
 */
record StableToken(SecretLine line) implements TokenSource.Forcible {
    private static final String PATH = "/cgi-bin/stable_token";

    @Override
    public IssuedToken fetch() {
        return asked(false);
    }

    /** Sent once: a repeat would retire what the first one brought, and count twice. */
    @Override
    public IssuedToken fetchForced() {
        return asked(true);
    }

    private IssuedToken asked(boolean forced) {
        Ask ask = new Ask("client_credential", line.appId(), line.appSecret().expose(), forced);
        return line.ask(ApiCall.post(line.hosts(), PATH, ask, !forced));
    }

    private record Ask(
            @JsonProperty("grant_type") String grantType,
            @JsonProperty("appid") String appId,
            @JsonProperty("secret") String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {}
}
