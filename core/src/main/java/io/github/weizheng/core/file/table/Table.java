package io.github.weizheng.core.file.table;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.FileBytes;
import io.github.weizheng.core.file.tree.MissingLibrary;
import io.github.weizheng.core.file.tree.Mistakes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of entries with named fields.
 *
 * @param keys what an entry may have
 * @param keyByOtherName other names of keys, such as the Chinese headers of a sheet
 * @param maxMib the limit of the file
 */
public record Table(Set<String> keys, Map<String, String> keyByOtherName, int maxMib) {
    /** Keys with one name each. */
    public Table(Set<String> keys, int maxMib) {
        this(keys, Map.of(), maxMib);
    }

    /** The key that was meant; what was written, if it is none. */
    String key(String written) {
        return keyByOtherName.getOrDefault(written, written);
    }

    /** What may be written, for people. */
    String allowed() {
        return Stream.concat(
                        keys.stream().sorted(), keyByOtherName.keySet().stream().sorted())
                .collect(Collectors.joining(", "));
    }

    /**
     * Reads all entries; whatever is wrong becomes a mistake, and the entries are then for finding more mistakes only.
     *
     * @param file the name, whose end tells the format
     * @throws IllegalStateException if the library for the format is missing or too old
     */
    public List<Entry> read(String file, byte[] bytes, Mistakes mistakes) {
        Optional<String> text = FileBytes.text(bytes, maxMib, mistakes);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = entries(file, text.get(), mistakes);
        if (entries.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(FileFault.EMPTY, "", "");
        }
        return entries;
    }

    private List<Entry> entries(String file, String text, Mistakes mistakes) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            try {
                return new CsvEntries(this, mistakes).read(text);
            } catch (LinkageError e) {
                throw MissingLibrary.of("CSV", "de.siegmar:fastcsv 4", "de.siegmar.fastcsv", e);
            }
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new YamlEntries(this, mistakes).read(text);
        }
        mistakes.add(FileFault.FORMAT, ".yaml, .yml, .csv", file);
        return List.of();
    }
}
