package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.file.FileFault;
import java.util.Locale;
import java.util.Optional;

/**
 * A YAML or JSON text as a tree, whose parts know where they stand. No object is made of what a text says.
 *
 * <p>In YAML every value is a text, whatever it looks like, and nothing at all is null. What cannot be read, such as an alias, is missing. For
 * one thread.
 */
public final class SourceTree {
    private final JsonNode root;
    private final Spot spot;

    private SourceTree(JsonNode root, Spot spot) {
        this.root = root;
        this.spot = spot;
    }

    /**
     * Reads a text; whatever is wrong becomes a mistake, and the tree is then for finding more mistakes only.
     *
     * @param file the name, whose end tells the format: {@code .yaml}, {@code .yml} or {@code .json}
     * @throws IllegalStateException if the library for YAML is missing or too old
     */
    public static Optional<SourceTree> read(String file, byte[] bytes, int maxMib, Mistakes mistakes) {
        String name = file.toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (!yaml && !name.endsWith(".json")) {
            mistakes.add(FileFault.FORMAT, ".yaml, .yml, .json", file);
            return Optional.empty();
        }
        return FileBytes.text(bytes, maxMib, mistakes)
                .flatMap(text -> yaml ? yaml(text, mistakes) : json(text, mistakes));
    }

    /**
     * Reads YAML.
     *
     * @throws IllegalStateException if its library is missing or too old
     */
    public static Optional<SourceTree> yaml(String text, Mistakes mistakes) {
        try {
            return of(new YamlReader(mistakes).read(text), mistakes);
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    /** Reads JSON. */
    public static Optional<SourceTree> json(String text, Mistakes mistakes) {
        return of(new JsonReader(mistakes).read(text), mistakes);
    }

    private static Optional<SourceTree> of(Growth growth, Mistakes mistakes) {
        if (growth.root().isMissingNode() || growth.root().isNull()) {
            if (mistakes.isEmpty()) {
                mistakes.add(FileFault.EMPTY, "", "");
            }
            return Optional.empty();
        }
        return Optional.of(new SourceTree(growth.root(), growth.spot()));
    }

    static IllegalStateException missing(LinkageError cause) {
        return MissingLibrary.of("YAML", "org.yaml:snakeyaml 2", "org.yaml.snakeyaml", cause);
    }

    /** All of it. */
    public JsonNode root() {
        return root;
    }

    /** Where the value stands, or the one that it would be a part of: {@code button[0].sub_button[2].name}; the root's path is empty. */
    public Place place(String path) {
        Spot exact = spot.at(path);
        for (String at = path; exact == null; exact = spot.at(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return exact.value;
    }

    /** Where the key of the value stands; the place of the value, if it has none. */
    public Place key(String path) {
        Spot exact = spot.at(path);
        return exact == null ? place(path) : exact.key;
    }
}
