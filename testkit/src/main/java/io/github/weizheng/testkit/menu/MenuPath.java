package io.github.weizheng.testkit.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the button that a person means by its names. */
final class MenuPath {
    private static final String STEP = " > ";

    private MenuPath() {}

    static JsonNode find(JsonNode columns, String... path) {
        JsonNode level = columns;
        JsonNode found = null;
        for (String name : path) {
            found = named(level, name);
            if (found == null) {
                break;
            }
            level = found.path("sub_button");
        }
        if (found == null) {
            throw new IllegalArgumentException(
                    "no menu entry " + String.join(STEP, path) + "; there is: " + String.join(", ", all(columns)));
        }
        return found;
    }

    private static @Nullable JsonNode named(JsonNode buttons, String name) {
        for (JsonNode button : buttons) {
            if (button.path("name").asText().equals(name)) {
                return button;
            }
        }
        return null;
    }

    private static List<String> all(JsonNode columns) {
        List<String> paths = new ArrayList<>();
        for (JsonNode column : columns) {
            String name = column.path("name").asText();
            if (column.path("sub_button").isEmpty()) {
                paths.add(name);
            }
            for (JsonNode entry : column.path("sub_button")) {
                paths.add(name + STEP + entry.path("name").asText());
            }
        }
        return paths;
    }
}
