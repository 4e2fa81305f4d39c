package io.github.weizheng.testkit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.PathQueue;
import io.github.weizheng.testkit.wire.RandomText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireHandler;
import io.github.weizheng.testkit.wire.WireRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The API as a whole: HTTP 200 and JSON whatever happens, except for paths that do not exist. Thread-safe. */
public final class OfficialAccountApi implements WireHandler {
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final PathQueue<Integer> orderedErrcodes = new PathQueue<>();
    private final TokenGate gate;
    private final RandomText random;
    private final Clock clock;

    public OfficialAccountApi(TokenGate gate, RandomText random, Clock clock) {
        this.gate = gate;
        this.random = random;
        this.clock = clock;
    }

    /** Adds a path that needs an access token. */
    public OfficialAccountApi route(String method, String path, Endpoint endpoint) {
        routes.put(path, new Route(method, true, endpoint));
        return this;
    }

    /** Adds a path that hands out access tokens. */
    public OfficialAccountApi openRoute(String method, String path, Endpoint endpoint) {
        routes.put(path, new Route(method, false, endpoint));
        return this;
    }

    public void answerNext(String path, int errcode) {
        orderedErrcodes.add(path, errcode);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        Optional<Integer> ordered = orderedErrcodes.poll(request.path());
        if (ordered.isPresent()) {
            return refused(new ApiRefusal(ordered.get()));
        }
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
            ApiAnswer answer = route.endpoint().answer(new ApiCall(request));
            return json(answer.json(), answer.what());
        } catch (ApiRefusal refusal) {
            return refused(refusal);
        }
    }

    private WireAnswer refused(ApiRefusal refusal) {
        String errmsg = refusal.errcode() == 0 ? "ok" : refusal.errmsg() + " rid: " + rid();
        ObjectNode json = ApiAnswer.object().put("errcode", refusal.errcode()).put("errmsg", errmsg);
        return json(json, "errcode " + refusal.errcode());
    }

    private String rid() {
        return "%08x-%s-%s".formatted(clock.instant().getEpochSecond(), random.hex(8), random.hex(8));
    }

    private static WireAnswer json(ObjectNode json, String what) {
        return WireAnswer.of(200, "application/json; encoding=utf-8", json.toString(), what);
    }

    private record Route(String method, boolean needsToken, Endpoint endpoint) {}
}
