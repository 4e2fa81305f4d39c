package io.github.weizheng.testkit.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.api.ApiCall;
import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.FailedCall;
import io.github.weizheng.testkit.api.OfficialAccountApi;
import io.github.weizheng.testkit.api.Rids;
import io.github.weizheng.testkit.console.Console;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Tells about a refused call by its rid, for seven days. */
public final class RidEndpoint {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
    private static final Duration KEPT = Duration.ofDays(7);

    private final Rids rids;
    private final Console console;
    private final Clock clock;

    public RidEndpoint(Rids rids, Console console, Clock clock) {
        this.rids = rids;
        this.console = console;
        this.clock = clock;
    }

    public void addTo(OfficialAccountApi api) {
        api.route("POST", "/cgi-bin/openapi/rid/get", this::get);
    }

    private ApiAnswer get(ApiCall call) {
        String rid = call.json().path("rid").asText("");
        if (!SHAPE.matcher(rid).matches()) {
            throw new ApiRefusal(Errcode.INVALID_RID);
        }
        FailedCall failed = rids.find(rid).orElseThrow(() -> new ApiRefusal(Errcode.RID_NOT_FOUND));
        if (!clock.instant().isBefore(failed.at().plus(KEPT))) {
            throw new ApiRefusal(Errcode.RID_EXPIRED);
        }
        ObjectNode json = ApiAnswer.okJson();
        json.putObject("request")
                .put("invoke_time", failed.at().getEpochSecond())
                .put("cost_in_ms", failed.costInMillis())
                .put("request_url", failed.query())
                .put("request_body", failed.requestBody())
                .put("response_body", failed.responseBody())
                .put("client_ip", console.callerIp());
        return new ApiAnswer(json, "查询 rid");
    }
}
