package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.file.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Reads JSON token by token. For one text. */
final class JsonReader {
    private static final int MAX_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES) // no table of names that grows from text to text
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Growth.MAX_DEPTH)
                    .build())
            .build();

    private final Growth growth = new Growth();
    private final Mistakes mistakes;

    JsonReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** What could be read before it broke, if it did. */
    Growth read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
        return growth;
    }

    private void read(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() != null) {
                node(parser, growth.begin(here(parser)));
                if (parser.nextToken() != null) {
                    Place place = here(parser);
                    mistakes.add(place.line(), place.column(), "", FileFault.SYNTAX, "", parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            Place place = e.getLocation() == null ? here(parser) : place(e.getLocation());
            mistakes.add(
                    place.line(), place.column(), "", FileFault.SYNTAX, "", String.valueOf(e.getOriginalMessage()));
        }
    }

    private JsonNode node(JsonParser parser, Spot at) throws IOException {
        if (!growth.room()) {
            throw new JsonParseException(parser, Growth.TOO_MANY, parser.currentTokenLocation());
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = growth.kept(JsonNodeFactory.instance.objectNode(), at);
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    entry(parser, object, at);
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = growth.kept(JsonNodeFactory.instance.arrayNode(), at);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser, at.element(here(parser))));
                }
                yield array;
            }
            default -> growth.kept(scalar(parser), at);
        };
    }

    private void entry(JsonParser parser, ObjectNode object, Spot at) throws IOException {
        String name = parser.currentName();
        Place key = here(parser);
        parser.nextToken();
        Place value = here(parser);
        if (object.has(name)) {
            mistakes.add(key.line(), key.column(), name, FileFault.DUPLICATE_KEY, "", "");
            node(parser, Spot.of(value));
        } else {
            object.set(name, node(parser, at.field(name, key, value)));
        }
    }

    private JsonNode scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> number(parser);
        };
    }

    /** A number of a length that people write; any other costs more than it can mean. */
    private JsonNode number(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (text.matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
        }
        try {
            if (text.length() <= MAX_NUMBER) {
                return DecimalNode.valueOf(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            // its exponent is beyond all measure
        }
        Place place = here(parser);
        mistakes.add(place.line(), place.column(), "", FileFault.VALUE, "≤ " + MAX_NUMBER, text);
        return JsonNodeFactory.instance.nullNode();
    }

    private static Place here(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static Place place(JsonLocation at) {
        return at == null ? new Place(0, 0) : new Place(at.getLineNr(), at.getColumnNr());
    }
}
