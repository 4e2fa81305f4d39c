package io.github.weizheng.testkit.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weizheng.testkit.wire.WireRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A call that reached its endpoint. */
public final class ApiCall {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final WireRequest request;

    ApiCall(WireRequest request) {
        this.request = request;
    }

    public Optional<String> query(String name) {
        return request.query(name);
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
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new ApiRefusal(Errcode.DATA_FORMAT_ERROR);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (!json.isObject()) {
            throw new ApiRefusal(Errcode.DATA_FORMAT_ERROR);
        }
        return json;
    }
}
