package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /cgi-bin/stable_token} in normal mode: asking again returns the same token, so it harms no other system.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html">getStableAccessToken</a>
 */
final class StableToken implements TokenSource {
    /** WeChat says 7,200 today, and that it may change; a month is no lifetime of a token. */
    private static final long MAX_SECONDS = Duration.ofDays(31).toSeconds();

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
        Ask ask = new Ask("client_credential", appId, appSecret.expose(), false);
        ApiRun run = new ApiRun(ApiCall.post(hosts, PATH, ask, true), TimeLimit.starting(null, clock));
        Answer answer = line.send(run, null).as(Answer.class, List.of(appSecret.expose()), run.inDoubt());
        if (answer.token == null || answer.token.isBlank() || answer.seconds <= 0 || answer.seconds > MAX_SECONDS) {
            throw new MalformedResponseException(
                    run.call() + ": no token with a usable lifetime in the answer", 200, null);
        }
        return IssuedToken.of(Secret.of(answer.token), Duration.ofSeconds(answer.seconds));
    }

    private record Ask(
            @JsonProperty("grant_type") String grantType,
            @JsonProperty("appid") String appId,
            @JsonProperty("secret") String secret,
            @JsonProperty("force_refresh") boolean forceRefresh) {}

    private record Answer(
            @JsonProperty("access_token") @Nullable String token,
            @JsonProperty("expires_in") long seconds) {}
}
