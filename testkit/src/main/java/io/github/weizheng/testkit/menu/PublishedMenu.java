package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.api.ApiAnswer;

/**
 * A menu that citizens may see.
 *
 * @param menuId what its events carry
 * @param columns the buttons as they were sent
 */
record PublishedMenu(long menuId, ArrayNode columns) {
    /** Returns {@code {"button":[…]}} without what reading it back adds. */
    String json() {
        return ApiAnswer.object().set("button", columns).toString();
    }

    /** WeChat gives every button a list of entries when it is read back, an empty one where there are none. */
    ArrayNode asRead() {
        ArrayNode copy = columns.deepCopy();
        for (JsonNode column : copy) {
            for (JsonNode entry : entries(column)) {
                entries(entry);
            }
        }
        return copy;
    }

    private static JsonNode entries(JsonNode button) {
        JsonNode entries = button.path("sub_button");
        return entries.isArray() ? entries : ((ObjectNode) button).putArray("sub_button");
    }
}
