package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes YAML that people like to edit. */
public final class YamlText {
    /** What ends a line in YAML and would come back as another end, unless it is escaped: as a character, or as JSON escapes it. */
    private static final Pattern ODD_LINE_END = Pattern.compile("[\\u0085\\u2028\\u2029]|\\\\r");

    private YamlText() {}

    /**
     * The tree as YAML that {@link SourceTree} reads.
     *
     * @throws IllegalStateException if the library for YAML is missing or too old
     */
    public static String of(JsonNode tree) {
        try {
            DumperOptions options = new DumperOptions();
            options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
            options.setAllowUnicode(true);
            options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE); // else a tag and Base64
            options.setSplitLines(false);
            options.setIndent(2);
            options.setIndicatorIndent(2);
            options.setIndentWithIndicator(true);
            if (ODD_LINE_END.matcher(tree.toString()).find()) {
                options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
            }
            return new Yaml(options).dump(plain(tree));
        } catch (LinkageError e) {
            throw SourceTree.missing(e);
        }
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(each -> list.add(plain(each)));
            return list;
        }
        return node.asText();
    }
}
