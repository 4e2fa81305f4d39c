package io.github.weizheng.testkit.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.console.Console;
import java.time.Clock;

/** The two paths that hand out access tokens. */
public final class TokenEndpoints {
    private final String appId;
    private final String appSecret;
    private final Console console;
    private final StableTokens stable;
    private final ClassicTokens classic;

    public TokenEndpoints(String appId, String appSecret, Console console, AccessTokens tokens, Clock clock) {
        this.appId = appId;
        this.appSecret = appSecret;
        this.console = console;
        this.stable = new StableTokens(tokens, clock);
        this.classic = new ClassicTokens(tokens);
    }

    public void addTo(OfficialAccountApi api) {
        api.openRoute("POST", "/cgi-bin/stable_token", this::stableToken);
        api.openRoute("GET", "/cgi-bin/token", this::token);
    }

    private ApiAnswer stableToken(ApiCall call) {
        JsonNode body = call.json();
        requireCredentials(text(body, "grant_type"), text(body, "appid"), text(body, "secret"));
        JsonNode force = body.path("force_refresh");
        if (!force.isMissingNode() && !force.isNull() && !force.isBoolean()) {
            throw new ApiRefusal(Errcode.DATA_FORMAT_ERROR);
        }
        return force.asBoolean(false)
                ? stable.forced().answer("强制刷新稳定版 access_token")
                : stable.current().answer("获取稳定版 access_token");
    }

    private ApiAnswer token(ApiCall call) {
        requireCredentials(
                call.query("grant_type").orElse(""),
                call.query("appid").orElse(""),
                call.query("secret").orElse(""));
        return classic.next().answer("获取 access_token");
    }

    private void requireCredentials(String grantType, String appId, String secret) {
        if (!grantType.equals("client_credential")) {
            throw new ApiRefusal(Errcode.INVALID_GRANT_TYPE);
        }
        if (appId.isEmpty()) {
            throw new ApiRefusal(Errcode.APPID_MISSING);
        }
        if (!appId.equals(this.appId)) {
            throw new ApiRefusal(Errcode.INVALID_APPID);
        }
        if (secret.isEmpty()) {
            throw new ApiRefusal(Errcode.SECRET_MISSING);
        }
        if (!secret.equals(appSecret)) {
            throw new ApiRefusal(Errcode.INVALID_SECRET);
        }
        console.requireMayHaveToken();
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asText("");
    }
}
