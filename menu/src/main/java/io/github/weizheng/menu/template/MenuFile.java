package io.github.weizheng.menu.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.Mistakes;
import io.github.weizheng.core.file.tree.SourceTree;
import io.github.weizheng.core.file.tree.YamlText;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.menu.InvalidMenuException;
import io.github.weizheng.menu.MenuSet;
import io.github.weizheng.menu.MenuSnapshot;
import io.github.weizheng.menu.MenuViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Menus in YAML and JSON files, with WeChat's own names for everything.
 *
 * <pre>{@code
 * variables:                      # values for ${…}; those given in code come first
 *   host: hall.example.gov.cn
 * button:
 *   - name: 服务汇
 *     sub_button:
 *       - {type: click, name: 办事查询, key: PROGRESS}
 *       - {type: view, name: 网上大厅, url: "https://${host}/"}
 * conditionalmenu:                # a citizen sees the first that fits
 *   - matchrule: {tag_id: 101}
 *     language: en                # then each name needs a translation
 *     names: {服务汇: Services, 办事查询: Progress, 网上大厅: Online hall}
 *     variables: {host: en.example.gov.cn}
 *   - matchrule: {tag_id: 102}
 *     button: […]                 # or a menu of its own
 * }</pre>
 *
 * <p>A file is UTF-8 of at most 1 MiB. In YAML every value is a text, so {@code name: 110} needs no quotes ({@code null}
 * and {@code ~} do); there are no anchors and no tags. A variable may stand in the values after it, and in those of variants. With all filled in there are at most 4 MiB and 2,000
 * conditional menus.
 */
public final class MenuFile {
    private static final int MAX_MIB = 1;

    private MenuFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidMenuException with every mistake and its line, also if the file cannot be read; where the text itself is broken, that
     *     alone. Only what depends on variables without a value is left for {@link MenuTemplate#menus}
     * @throws IllegalStateException if it is YAML and the library for that is missing
     */
    public static MenuTemplate read(Path file) {
        Mistakes mistakes = new Mistakes();
        byte[] bytes = FileBytes.read(file, MAX_MIB, mistakes).orElse(new byte[0]);
        if (!mistakes.isEmpty()) {
            throw new InvalidMenuException(file.toString(), violations(mistakes));
        }
        return parse(file.toString(), bytes);
    }

    /**
     * Reads what is not in a file of its own, such as a resource in a jar.
     *
     * @param name ends in {@code .yaml}, {@code .yml} or {@code .json}
     * @throws InvalidMenuException as {@link #read} does
     * @throws IllegalStateException if it is YAML and the library for that is missing
     */
    public static MenuTemplate parse(String name, byte[] content) {
        Mistakes mistakes = new Mistakes();
        Optional<SourceTree> tree = SourceTree.read(Objects.requireNonNull(name, "name"), content, MAX_MIB, mistakes);
        if (tree.isEmpty() || mistakes.has(FileFault.SYNTAX) || mistakes.has(FileFault.CHARACTERS)) {
            throw new InvalidMenuException(name, violations(mistakes)); // what was lost would be taken for missing
        }
        return MenuTemplate.checked(name, tree.get().root(), tree.get()::place, violations(mistakes));
    }

    /**
     * The menus as YAML that {@link #parse} reads.
     *
     * @throws IllegalStateException if the library for YAML is missing
     */
    public static String yaml(MenuSet menus) {
        return YamlText.of(escaped(tree(menus.toJson())));
    }

    /** The menus as JSON that {@link #parse} reads. */
    public static String json(MenuSet menus) {
        return escaped(tree(menus.toJson())).toPrettyString();
    }

    /**
     * What is live as YAML: the beginning of a file of one's own. What the console made and the API cannot make stands there, too, and so do rules
     * that WeChat took out; {@link #parse} names them with what to do.
     *
     * @throws IllegalStateException if the library for YAML is missing
     */
    public static String yaml(MenuSnapshot live) {
        return YamlText.of(escaped(tree(live.menusJson())));
    }

    /** What is live as JSON, likewise. */
    public static String json(MenuSnapshot live) {
        return escaped(tree(live.menusJson())).toPrettyString();
    }

    private static JsonNode tree(String json) {
        try {
            return WireJson.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }

    /** The same with nothing in it that would be filled in. */
    private static JsonNode escaped(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(escaped(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, escaped(array.get(i)));
            }
        }
        return node.isTextual() ? TextNode.valueOf(Filling.escaped(node.textValue())) : node;
    }

    private static List<MenuViolation> violations(Mistakes mistakes) {
        return mistakes.sorted().stream().map(MenuViolation::of).toList();
    }
}
