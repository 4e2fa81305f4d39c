package io.github.weizheng.testkit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireHandler;
import io.github.weizheng.testkit.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The API as a whole: HTTP 200 and JSON whatever happens, except for paths that do not exist. Thread-safe. */
public final class OfficialAccountApi implements WireHandler {
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final TokenGate gate;
    private final CallMeter meter;
    private final Rids rids;

    public OfficialAccountApi(TokenGate gate, CallMeter meter, Rids rids) {
        this.gate = gate;
        this.meter = meter;
        this.rids = rids;
    }

    /** Adds a path that needs an access token. */
    public OfficialAccountApi route(String method, String path, Endpoint endpoint) {
        routes.put(path, new Route(method, true, endpoint));
        return this;
    }

    /** Adds a path that checks by itself who calls; its bodies hold secrets. */
    public OfficialAccountApi openRoute(String method, String path, Endpoint endpoint) {
        routes.put(path, new Route(method, false, endpoint));
        return this;
    }

    public boolean knows(String path) {
        return routes.containsKey(path);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        long start = System.nanoTime();
        Route route = routes.get(request.path());
        if (route == null) {
            return WireAnswer.page(404, "Not Found");
        }
        try {
            if (route.needsToken()) {
                gate.pass(request.query("access_token"));
            }
            if (!route.method().equals(request.method())) {
                throw new ApiRefusal(route.method().equals("GET") ? Errcode.REQUIRE_GET : Errcode.REQUIRE_POST);
            }
            meter.count(request.path());
            ApiAnswer answer = route.endpoint().answer(new ApiCall(request));
            return json(answer.json(), answer.what());
        } catch (ApiRefusal refusal) {
            return refused(request, refusal, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    /** Answers with WeChat's words for that errcode. */
    public WireAnswer refuse(WireRequest request, int errcode) {
        return refused(request, new ApiRefusal(errcode), 0);
    }

    private WireAnswer refused(WireRequest request, ApiRefusal refusal, long millis) {
        if (refusal.errcode() == 0) {
            return json(ApiAnswer.okJson(), "errcode 0");
        }
        String rid = rids.next();
        ObjectNode json =
                ApiAnswer.object().put("errcode", refusal.errcode()).put("errmsg", refusal.errmsg() + " rid: " + rid);
        Route route = routes.get(request.path());
        boolean bodyMayBeKept = route != null && route.needsToken();
        String body = bodyMayBeKept ? new String(request.body(), StandardCharsets.UTF_8) : "";
        String query = ShortenedQuery.of(request.rawQuery());
        rids.keep(rid, new FailedCall(rids.now(), millis, query, body, json.toString()));
        return json(json, "errcode " + refusal.errcode());
    }

    private static WireAnswer json(ObjectNode json, String what) {
        return WireAnswer.of(200, "application/json; encoding=utf-8", json.toString(), what);
    }

    private record Route(String method, boolean needsToken, Endpoint endpoint) {}
}
