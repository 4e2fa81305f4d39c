package io.github.weizheng.testkit.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.console.Console;
import java.time.Clock;

/** Asking how much is used, and starting from nought again. */
public final class QuotaEndpoints {
    private static final int CLEARS_A_MONTH = 10;
    private static final int CLEARS_OF_ONE_PATH_A_MONTH = 50;

    private final String appId;
    private final String appSecret;
    private final Console console;
    private final Quotas quotas;
    private final OfficialAccountApi api;
    private final MonthlyClears clears;
    private final MonthlyClears clearsOfOnePath;

    public QuotaEndpoints(
            String appId, String appSecret, Console console, Quotas quotas, OfficialAccountApi api, Clock clock) {
        this.appId = appId;
        this.appSecret = appSecret;
        this.console = console;
        this.quotas = quotas;
        this.api = api;
        this.clears = new MonthlyClears(CLEARS_A_MONTH, clock);
        this.clearsOfOnePath = new MonthlyClears(CLEARS_OF_ONE_PATH_A_MONTH, clock);
    }

    public void add() {
        api.route("POST", "/cgi-bin/clear_quota", this::clear);
        api.openRoute("POST", "/cgi-bin/clear_quota/v2", this::clearBySecret);
        api.route("POST", "/cgi-bin/openapi/quota/clear", this::clearOne);
        api.route("POST", "/cgi-bin/openapi/quota/get", this::get);
    }

    private ApiAnswer clear(ApiCall call) {
        requireAppId(call.json().path("appid").asText(""));
        return clearAll();
    }

    /** WeChat's table puts the credentials into the body, its sample into the query; both are taken. */
    private ApiAnswer clearBySecret(ApiCall call) {
        boolean inQuery =
                call.query("appid").isPresent() || call.query("appsecret").isPresent();
        JsonNode body = inQuery ? ApiAnswer.object() : call.json();
        requireAppId(call.query("appid").orElse(body.path("appid").asText("")));
        String secret = call.query("appsecret").orElse(body.path("appsecret").asText(""));
        if (secret.isEmpty()) {
            throw new ApiRefusal(Errcode.SECRET_MISSING);
        }
        if (!secret.equals(appSecret)) {
            throw new ApiRefusal(Errcode.INVALID_SECRET);
        }
        console.requireSecretInUse();
        console.requireAccountInUse();
        return clearAll();
    }

    private ApiAnswer clearAll() {
        clears.take();
        quotas.clear();
        return ApiAnswer.ok("清零全部接口调用次数");
    }

    private ApiAnswer clearOne(ApiCall call) {
        String path = path(call.json());
        clearsOfOnePath.take();
        quotas.clear(path);
        return ApiAnswer.ok("清零接口调用次数 " + path);
    }

    private ApiAnswer get(ApiCall call) {
        String path = path(call.json());
        Usage usage = quotas.usage(path);
        ObjectNode json = ApiAnswer.okJson();
        json.putObject("quota")
                .put("daily_limit", usage.perDay())
                .put("used", usage.used())
                .put("remain", usage.remain());
        rate(json.putObject("rate_limit"), usage.perMinute());
        rate(json.putObject("component_rate_limit"), 0);
        return new ApiAnswer(json, "查询接口调用次数 " + path);
    }

    private static void rate(ObjectNode json, long perMinute) {
        json.put("call_count", perMinute).put("refresh_second", perMinute == 0 ? 0 : 60);
    }

    private void requireAppId(String given) {
        if (given.isEmpty()) {
            throw new ApiRefusal(Errcode.APPID_MISSING);
        }
        if (!given.equals(appId)) {
            throw new ApiRefusal(Errcode.INVALID_APPID);
        }
    }

    private String path(JsonNode body) {
        String path = body.path("cgi_path").asText("");
        if (!path.startsWith("/") || path.indexOf('?') >= 0) {
            throw new ApiRefusal(Errcode.INVALID_CGI_PATH);
        }
        if (path.startsWith("/sns/")) {
            throw new ApiRefusal(Errcode.CGI_PATH_FORBIDDEN);
        }
        if (!api.knows(path)) {
            throw new ApiRefusal(Errcode.CGI_PATH_UNKNOWN);
        }
        return path;
    }
}
