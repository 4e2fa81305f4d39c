package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.file.FileFault;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads JSON token by token. For one text. */
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    final Map<String, Place> values = new HashMap<>();
    final Map<String, Place> keys = new HashMap<>();
    private final Mistakes mistakes;
    private JsonNode root = MissingNode.getInstance();

    JsonReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** What could be read before it broke, if it did. */
    JsonNode read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != null) {
                JsonNode node = node(parser, "");
                root = root.isMissingNode() ? node : root;
                if (parser.nextToken() != null) {
                    Place place = place(parser.currentTokenLocation());
                    mistakes.add(place.line(), place.column(), "", FileFault.SYNTAX, "", parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            Place place = place(e.getLocation());
            mistakes.add(
                    place.line(), place.column(), "", FileFault.SYNTAX, "", String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A text in memory can be read", e);
        }
        return root;
    }

    private JsonNode node(JsonParser parser, String path) throws IOException {
        values.putIfAbsent(path, place(parser.currentTokenLocation()));
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = kept(JsonNodeFactory.instance.objectNode(), path);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    entry(parser, object, path);
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = kept(JsonNodeFactory.instance.arrayNode(), path);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser, path + "[" + array.size() + "]"));
                }
                yield array;
            }
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> number(parser.getText());
        };
    }

    private void entry(JsonParser parser, ObjectNode object, String path) throws IOException {
        String name = parser.currentName();
        Place place = place(parser.currentTokenLocation());
        boolean again = object.has(name);
        String at = again ? path + ".?" : path.isEmpty() ? name : path + "." + name;
        if (again) {
            mistakes.add(place.line(), place.column(), name, FileFault.DUPLICATE_KEY, "", "");
        } else {
            keys.putIfAbsent(at, place);
        }
        parser.nextToken();
        JsonNode value = node(parser, at);
        if (!again) {
            object.set(name, value);
        }
    }

    /** A whole number as it is; any other stays in its own words, which no field takes. */
    private static JsonNode number(String text) {
        return text.matches("-?[0-9]{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.rawValueNode(new com.fasterxml.jackson.databind.util.RawValue(text));
    }

    private <T extends JsonNode> T kept(T node, String path) {
        if (path.isEmpty() && root.isMissingNode()) {
            root = node;
        }
        return node;
    }

    private static Place place(JsonLocation at) {
        return at == null ? new Place(0, 0) : new Place(at.getLineNr(), at.getColumnNr());
    }
}
