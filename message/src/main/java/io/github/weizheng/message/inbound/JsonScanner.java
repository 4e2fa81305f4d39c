package io.github.weizheng.message.inbound;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads WeChat's JSON into the same tree as its XML: a member is a child, an array is a child that repeats itself, a number is its digits.
 *
 * <p>The bytes may come from anyone. They are UTF-8 without what XML forbids; depth, number of values and names are bounded as there, and no
 * name is kept beyond the message.
 */
final class JsonScanner {
    private static final String ROOT = "xml";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(XmlScanner.MAX_DEPTH)
                    .maxNameLength(XmlScanner.MAX_NAME)
                    .build())
            .build();

    private final JsonParser json;
    private int values;

    private JsonScanner(JsonParser json) {
        this.json = json;
    }

    /** @throws UnreadableException if it is anything but one object */
    static Fields scan(byte[] body) throws UnreadableException {
        String text = XmlText.literal(body, 0, body.length);
        try (JsonParser json = FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            JsonScanner scanner = new JsonScanner(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException();
            }
            Fields root = new Fields(ROOT, "", scanner.members());
            if (json.nextToken() != null) {
                throw new UnreadableException();
            }
            return root;
        } catch (IOException e) {
            throw new UnreadableException();
        }
    }

    private List<Fields> members() throws IOException, UnreadableException {
        List<Fields> members = new ArrayList<>(8);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            // WeChat's own sample has blanks around names.
            String name = checked(json.currentName()).strip();
            json.nextToken();
            add(name, members);
        }
        return members;
    }

    private void add(String name, List<Fields> to) throws IOException, UnreadableException {
        if (++values > XmlScanner.MAX_ELEMENTS) {
            throw new UnreadableException();
        }
        switch (json.currentToken()) {
            case START_OBJECT -> to.add(new Fields(name, "", members()));
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(name, to);
                }
            }
            case VALUE_NULL -> to.add(new Fields(name, "", List.of()));
            default -> to.add(new Fields(name, checked(json.getText()), List.of()));
        }
    }

    private static String checked(String text) throws UnreadableException {
        if (!XmlCharacters.allowed(text)) {
            throw new UnreadableException();
        }
        return text;
    }
}
