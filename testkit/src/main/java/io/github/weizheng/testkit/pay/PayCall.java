package io.github.weizheng.testkit.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.WireAnswer;
import io.github.weizheng.testkit.wire.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that carries the merchant's signature, as an operation sees it. Immutable.
 *
 * @param segments what stood in the braces of the path, decoded
 */
public record PayCall(WireRequest request, List<String> segments) {
    /**
     * Returns the body as a JSON object of that shape.
     *
     * @throws PayRefusal PARAM_ERROR when it is something else
     */
    public JsonNode body(Shape shape) {
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!contentType.startsWith("application/json")) {
            throw new PayRefusal(400, "PARAM_ERROR", "Http头Content-Type应为application/json");
        }
        JsonNode body = JsonText.object(request.body())
                .orElseThrow(() -> PayRefusal.parameter("", null, "HTTP请求体不是JSON对象", "body"));
        shape.check("", body);
        return body;
    }

    /** Returns a query parameter that is there and not empty. */
    public Optional<String> query(String name) {
        return request.query(name).filter(value -> !value.isEmpty());
    }

    /**
     * Returns a query parameter.
     *
     * @throws PayRefusal PARAM_ERROR when it is missing
     */
    public String required(String name) {
        return query(name).orElseThrow(() -> PayRefusal.parameter(name, null, "缺少必填参数", "query"));
    }

    /** Returns the segment that stood in the first braces of the path. */
    public String segment() {
        return segments.get(0);
    }

    /** Returns status 200 with that body. */
    public static WireAnswer answer(ObjectNode json, String what) {
        return WireAnswer.of(200, "application/json; charset=utf-8", json.toString(), what);
    }
}
