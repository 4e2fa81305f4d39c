package io.github.weizheng.core.file.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.core.file.tree.Place;
import io.github.weizheng.core.file.tree.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes entries out of YAML: a list of maps, of which nothing nests deeper than a list of texts. For one text. */
final class YamlEntries {
    private final Table table;
    private final Mistakes mistakes;

    YamlEntries(Table table, Mistakes mistakes) {
        this.table = table;
        this.mistakes = mistakes;
    }

    List<Entry> read(String text) {
        Optional<SourceTree> tree = SourceTree.yaml(text, mistakes);
        return tree.isEmpty() ? List.of() : entries(tree.get());
    }

    private List<Entry> entries(SourceTree tree) {
        List<Entry> entries = new ArrayList<>();
        JsonNode root = tree.root();
        if (!root.isArray()) {
            wrong(tree.place(""), "", FileFault.SHAPE, "", shown(root));
            return entries;
        }
        for (int i = 0; i < root.size(); i++) {
            String path = "[" + i + "]";
            JsonNode entry = root.get(i);
            if (entry.isObject()) {
                entries.add(new Entry(tree.place(path).line(), fields(tree, path, entry), mistakes));
            } else if (!entry.isMissingNode()) {
                wrong(tree.place(path), "", FileFault.SHAPE, "", shown(entry));
            }
        }
        return entries;
    }

    private Map<String, Field> fields(SourceTree tree, String path, JsonNode entry) {
        Map<String, Field> fields = new LinkedHashMap<>();
        entry.properties().forEach(field -> {
            String key = table.key(field.getKey());
            String at = path + "." + field.getKey();
            if (!table.keys().contains(key)) {
                wrong(tree.key(at), key, FileFault.UNKNOWN_KEY, table.allowed(), key);
            } else if (fields.containsKey(key)) {
                wrong(tree.key(at), key, FileFault.DUPLICATE_KEY, "", "");
            }
            fields.putIfAbsent(key, field(tree, at, key, field.getValue()));
        });
        return fields;
    }

    private Field field(SourceTree tree, String at, String key, JsonNode value) {
        Place place = tree.place(at);
        List<String> values = new ArrayList<>();
        Field.Form form = value.isArray() ? Field.Form.LIST : Field.Form.TEXT;
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                form = text(value.get(i), tree.place(at + "[" + i + "]"), key, values) ? form : Field.Form.BROKEN;
            }
        } else {
            form = text(value, place, key, values) ? form : Field.Form.BROKEN;
        }
        return new Field(values, form, place.line(), place.column());
    }

    /** Adds a text, or notes that it is none; a missing one is a mistake already. */
    private boolean text(JsonNode value, Place place, String key, List<String> values) {
        if (value.isValueNode()) {
            values.add(value.isNull() ? "" : value.asText());
            return true;
        }
        if (!value.isMissingNode()) {
            wrong(place, key, FileFault.SHAPE, "", shown(value));
        }
        return false;
    }

    /** As YAML would write it. */
    private static String shown(JsonNode node) {
        return node.isArray() ? "[…]" : node.isObject() ? "{…}" : node.asText();
    }

    private void wrong(Place place, String key, FileFault fault, String allowed, String actual) {
        mistakes.add(place.line(), place.column(), key, fault, allowed, actual);
    }
}
