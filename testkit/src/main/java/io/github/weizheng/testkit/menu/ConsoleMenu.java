package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A menu made by hand in WeChat's console, which has types of its own. */
final class ConsoleMenu {
    private static final int COLUMNS = 3;
    private static final int ENTRIES = 5;

    private ConsoleMenu() {}

    /**
     * Reads the buttons.
     *
     * @param json {@code {"button":[…]}} in the shape of {@code get_current_selfmenu_info}
     * @throws IllegalArgumentException naming what the console would not make
     */
    static ArrayNode columns(String json) {
        JsonNode menu = JsonText.object(json.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("buttonJson: must be a JSON object"));
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        for (JsonNode column : list(menu, "button", COLUMNS)) {
            require(column.isObject(), "button: must hold objects");
            columns.add(column(SelfMenu.plain((ObjectNode) column)));
        }
        return columns;
    }

    private static ObjectNode column(ObjectNode column) {
        if (!column.has("sub_button")) {
            checkButton(column);
            return column;
        }
        checkTexts(column, List.of("name"));
        for (JsonNode entry : list(column, "sub_button", ENTRIES)) {
            checkButton(entry);
        }
        return column;
    }

    private static void checkButton(JsonNode button) {
        String type = button.path("type").asText();
        checkTexts(
                button,
                switch (type) {
                    case "text", "img", "voice", "video", "news" -> List.of("name", "value");
                    case "view" -> List.of("name", "url");
                    case "miniprogram" -> List.of("name", "url", "appid", "pagepath");
                    default -> throw new IllegalArgumentException("type: not one of the console's: " + type);
                });
        if (type.equals("news")) {
            list(button.path("news_info"), "list", Integer.MAX_VALUE);
        }
    }

    private static void checkTexts(JsonNode button, List<String> fields) {
        for (String field : fields) {
            require(!button.path(field).asText().isBlank(), field + ": must be a text");
        }
    }

    private static JsonNode list(JsonNode parent, String field, int most) {
        JsonNode list = parent.path(field);
        require(list.isArray() && !list.isEmpty() && list.size() <= most, field + ": must be a list of 1 to " + most);
        return list;
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
