package io.github.weizheng.testkit.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON that somebody else wrote. */
public final class JsonText {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private JsonText() {}

    /** Returns the object that the bytes are, and nothing for whatever else they may be. */
    public static Optional<JsonNode> object(byte[] utf8) {
        try {
            return Optional.of(READER.readTree(utf8)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
