package io.github.weizheng.menu.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.menu.MenuButton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A template made in code, in the form of a file. For one thread. */
final class TemplateTree {
    private final List<MenuButton> buttons = new ArrayList<>();
    private final ObjectNode variables = JsonNodeFactory.instance.objectNode();
    private final List<Variant> variants = new ArrayList<>();

    void button(MenuButton button) {
        buttons.add(button);
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    void variant(Variant variant) {
        variants.add(variant);
    }

    JsonNode root() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("variables", variables.deepCopy());
        root.set("button", tree(MenuButton.json(buttons)).path("button"));
        for (Variant variant : variants) {
            ObjectNode conditional = root.withArray("conditionalmenu").addObject();
            put(conditional.putObject("matchrule"), variant.rule().fields());
            put(conditional.putObject("names"), variant.names());
            put(conditional.putObject("variables"), variant.variables());
            if (!variant.language().isEmpty()) {
                conditional.put("language", variant.language());
            }
        }
        return root;
    }

    private static void put(ObjectNode object, Map<String, String> texts) {
        texts.forEach(object::put);
    }

    private static JsonNode tree(String json) {
        try {
            return WireJson.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }
}
