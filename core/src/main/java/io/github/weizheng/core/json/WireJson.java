package io.github.weizheng.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.util.Map;

/**
 * JSON as WeChat writes and reads it: UTF-8 without {@code \\u} escapes, no nulls, unknown fields kept out of the way.
 *
 * <p>For this library's own modules only. Thread-safe.
 */
public final class WireJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private static final ObjectReader UNAMBIGUOUS = MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private WireJson() {}

    /**
     * Writes the body of a call.
     *
     * @throws IllegalArgumentException if it cannot be written as a JSON object or array
     */
    public static byte[] write(Object value) {
        return write(value, Map.of());
    }

    /**
     * As {@link #write(Object)}, with attributes for serialisers that need to know more of the call.
     *
     * @throws IllegalArgumentException as of the other form
     */
    public static byte[] write(Object value, Map<?, ?> attributes) {
        try {
            byte[] json = MAPPER.writer().withAttributes(attributes).writeValueAsBytes(value);
            if (json[0] != '{' && json[0] != '[') {
                // A text would arrive as a quoted text, bytes as Base64: surely not what was meant.
                throw new IllegalArgumentException("body: a record, a Map or a List, actual "
                        + (value == null ? "null" : value.getClass().getName()));
            }
            return json;
        } catch (JsonProcessingException e) {
            String where = e instanceof JsonMappingException mapping ? " " + mapping.getPathReference() : "";
            String why = "";
            if (e instanceof FieldProblem problem) {
                why = ": " + problem.getOriginalMessage();
            } else if (e instanceof InvalidDefinitionException unknown && unknown.getType() != null) {
                why = ": no JSON form of " + unknown.getType().getRawClass().getName();
            }
            throw new IllegalArgumentException(
                    "body: not writable as JSON: " + value.getClass().getName() + where + why, WithoutWords.of(e));
        }
    }

    /**
     * Writes what the library itself keeps or shows, as a text.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not writable as JSON: " + value.getClass().getName(), WithoutWords.of(e));
        }
    }

    /**
     * Checks before a call that its answer can be bound.
     *
     * @throws IllegalArgumentException if the type cannot hold a JSON object
     */
    public static void checkAnswerType(Class<?> type) {
        boolean scalar = type.isPrimitive() || type.isArray() || CharSequence.class.isAssignableFrom(type);
        if (scalar || Number.class.isAssignableFrom(type) || type == Void.class || type == Boolean.class) {
            throw new IllegalArgumentException("type: a record or Map.class, actual " + type.getName());
        }
    }

    /** Reads a tree. */
    public static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Reads a value of the given type. */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** Reads a value of the given type, from an object that names nothing twice: else two readers may take it for two things. */
    public static <T> T readUnambiguous(byte[] json, Class<T> type) throws IOException {
        return UNAMBIGUOUS.forType(type).readValue(json);
    }

    /** Reads a value of the given type, with attributes for deserialisers that need to know more of the call. */
    public static <T> T read(byte[] json, Class<T> type, Map<?, ?> attributes) throws IOException {
        return MAPPER.readerFor(type).withAttributes(attributes).readValue(json);
    }

    /** Reads a value of the given generic type. */
    public static <T> T read(byte[] json, TypeReference<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** Turns a tree into a value of the given type. */
    public static <T> T convert(JsonNode tree, Class<T> type) throws IOException {
        return MAPPER.treeToValue(tree, type);
    }
}
