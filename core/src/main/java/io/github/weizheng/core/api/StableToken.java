package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code /cgi-bin/stable_token}. In normal mode asking again returns the same token, so it harms no other system.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html">getStableAccessToken</a>
 */
final class StableToken implements TokenSource.Forcible {
    private static final String PATH = "/cgi-bin/stable_token";
    private final ApiLine line;
    private final ApiHosts hosts;
    private final InstantSource clock;
    private final String appId;
    private final Secret appSecret;

    StableToken(ApiLine line, ApiHosts hosts, InstantSource clock, String appId, Secret appSecret) {
        this.line = line;
        this.hosts = hosts;
        this.clock = clock;
        this.appId = appId;
        this.appSecret = appSecret;
    }

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
        Ask ask = new Ask("client_credential", appId, appSecret.expose(), forced);
        ApiRun run = new ApiRun(ApiCall.post(hosts, PATH, ask, !forced), TimeLimit.starting(null, clock));
        return line.send(run, null)
                .as(Issued.class, List.of(appSecret.expose()), run.inDoubt())
                .checked(run.call().toString());
    }

    private record Ask(
            @JsonProperty("grant_type") String grantType,
            @JsonProperty("appid") String appId,
            @JsonProperty("secret") String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {}
}
