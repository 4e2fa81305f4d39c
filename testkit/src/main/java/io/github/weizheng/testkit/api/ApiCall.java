package io.github.weizheng.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.wire.JsonText;
import io.github.weizheng.testkit.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A call that reached its endpoint. */
public final class ApiCall {
    private final WireRequest request;

    ApiCall(WireRequest request) {
        this.request = request;
    }

    public Optional<String> query(String name) {
        return request.query(name);
    }

    /** Returns the body as it came; empty when there is none. */
    public String text() {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the body as a JSON object.
     *
     * @throws ApiRefusal 44002 without a body, 40033 when printable text is written as escapes, 47001 for anything else that
     *     is no JSON object
     */
    public JsonNode json() {
        byte[] body = request.body();
        if (body.length == 0) {
            throw new ApiRefusal(Errcode.EMPTY_BODY);
        }
        if (EscapedText.isIn(body)) {
            throw new ApiRefusal(Errcode.INVALID_CHARSET);
        }
        return JsonText.object(body).orElseThrow(() -> new ApiRefusal(Errcode.DATA_FORMAT_ERROR));
    }
}
