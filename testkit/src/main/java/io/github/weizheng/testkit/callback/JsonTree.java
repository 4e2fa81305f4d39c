package io.github.weizheng.testkit.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of an answer in JSON. An array stands for a child that occurs several times; the articles of a reply may be
 * {@code {"item":[…]}}, as in XML, or the array itself, since no page shows them.
 */
record JsonTree(JsonNode json) implements AnswerTree {
    @Override
    public List<JsonTree> children(String name) {
        JsonNode value = json.isArray() && name.equals("item") ? json : json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || name.equals("Articles")) {
            return List.of(new JsonTree(value));
        }
        List<JsonTree> found = new ArrayList<>();
        for (JsonNode each : value) {
            found.add(new JsonTree(each));
        }
        return found;
    }

    @Override
    public String text() {
        return json.asText("");
    }
}
