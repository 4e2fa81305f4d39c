package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The shape of {@code get_current_selfmenu_info}, where entries are {@code "sub_button":{"list":[…]}}. */
final class SelfMenu {
    private static final String ENTRIES = "sub_button";

    private SelfMenu() {}

    /** Returns buttons in that shape; those without entries have no {@code sub_button}. */
    static ArrayNode buttons(JsonNode columns) {
        ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
        for (JsonNode column : columns) {
            ObjectNode button = buttons.addObject();
            column.properties().stream()
                    .filter(field ->
                            !field.getKey().equals(ENTRIES) && !field.getValue().isNull())
                    .forEach(field -> button.set(field.getKey(), field.getValue()));
            if (!column.path(ENTRIES).isEmpty()) {
                button.putObject(ENTRIES).set("list", buttons(column.path(ENTRIES)));
            }
        }
        return buttons;
    }

    /** Returns a button of that shape with its entries in a plain list, as all others have them. */
    static ObjectNode plain(ObjectNode button) {
        ObjectNode plain = button.deepCopy();
        if (button.has(ENTRIES)) {
            plain.set(ENTRIES, button.path(ENTRIES).path("list"));
        }
        return plain;
    }
}
