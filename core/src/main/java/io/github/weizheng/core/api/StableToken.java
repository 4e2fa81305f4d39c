package io.github.weizheng.core.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.http.BaseUrl;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
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
    private final HttpTransport transport;
    private final HttpUrl url;
    private final String appId;
    private final Secret appSecret;

    StableToken(HttpTransport transport, BaseUrl baseUrl, String appId, Secret appSecret) {
        this.transport = transport;
        this.url = baseUrl.at(PATH, "");
        this.appId = appId;
        this.appSecret = appSecret;
    }

    @Override
    public IssuedToken fetch() {
        String what = "POST " + PATH;
        byte[] body = WireJson.write(new Ask("client_credential", appId, appSecret.expose(), false));
        HttpCall call = HttpCall.post(url, what, Map.of(), body, true);
        Answer answer = ApiAnswer.of(what, transport.exchange(call)).as(Answer.class, List.of(appSecret.expose()));
        if (answer.token == null || answer.token.isBlank() || answer.seconds <= 0 || answer.seconds > MAX_SECONDS) {
            throw new MalformedResponseException(what + ": no token with a usable lifetime in the answer", 200, null);
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
