package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /cgi-bin/token}: every call retires the token before, after five minutes in which both are good.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken.html">getAccessToken</a>
 */
final class ClassicToken implements TokenSource {
    private static final String PATH = "/cgi-bin/token";
    private final ApiLine line;
    private final ApiHosts hosts;
    private final InstantSource clock;
    private final String appId;
    private final Secret appSecret;

    ClassicToken(ApiLine line, ApiHosts hosts, InstantSource clock, String appId, Secret appSecret) {
        this.line = line;
        this.hosts = hosts;
        this.clock = clock;
        this.appId = appId;
        this.appSecret = appSecret;
    }

    @Override
    public IssuedToken fetch() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("grant_type", "client_credential");
        query.put("appid", appId);
        query.put("secret", appSecret.expose());
        ApiRun run = new ApiRun(ApiCall.getAsIs(hosts, PATH, query), TimeLimit.starting(null, clock));
        return line.send(run, null)
                .as(Issued.class, List.of(appSecret.expose()), run.inDoubt())
                .checked(run.call().toString());
    }
}
