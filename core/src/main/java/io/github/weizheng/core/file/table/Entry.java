package io.github.weizheng.core.file.table;

import io.github.weizheng.core.file.FileFault;
import io.github.weizheng.core.file.tree.Mistakes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of a file. What is wrong with a value becomes a mistake at its place. For one thread. */
public final class Entry {
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");
    private final int line;
    private final Map<String, Field> fields;
    private final Mistakes mistakes;

    Entry(int line, Map<String, Field> fields, Mistakes mistakes) {
        this.line = line;
        this.fields = Map.copyOf(fields);
        this.mistakes = mistakes;
    }

    /** Where it begins, from 1. */
    public int line() {
        return line;
    }

    /** Whether there is something visible under the key. */
    public boolean has(String key) {
        Field field = fields.get(key);
        return field != null && !field.values().isEmpty();
    }

    /** One text; empty if there is none. */
    public String text(String key, int maxBytes) {
        Field field = fields.get(key);
        if (field == null || field.values().isEmpty()) {
            return "";
        }
        if (field.values().size() > 1) {
            wrong(key, FileFault.ONE_VALUE, "1", String.valueOf(field.values().size()));
        }
        return checked(key, field.values().get(0), maxBytes);
    }

    /** One text; a mistake if there is none. */
    public String needed(String key, int maxBytes) {
        Field field = fields.get(key);
        if (!has(key) && (field == null || field.form() != Field.Form.BROKEN)) {
            wrong(key, FileFault.MISSING, "", "");
        }
        return text(key, maxBytes);
    }

    /** Any number of texts: as a list, or in one text with {@code |} or {@code ;} between, in either width. */
    public List<String> list(String key, int maxCount, int maxBytesEach) {
        return list(key, "[|｜;；]", maxCount, maxBytesEach);
    }

    /** The same for words, between which {@code 、} may stand too. */
    public List<String> words(String key, int maxCount, int maxBytesEach) {
        return list(key, "[|｜;；、]", maxCount, maxBytesEach);
    }

    private List<String> list(String key, String separators, int maxCount, int maxBytesEach) {
        Field field = fields.get(key);
        List<String> values = field == null ? List.of() : field.split(separators);
        if (values.size() > maxCount) {
            wrong(key, FileFault.TOO_MANY, "≤ " + maxCount, String.valueOf(values.size()));
        }
        return values.stream()
                .limit(maxCount)
                .map(value -> checked(key, value, maxBytesEach))
                .toList();
    }

    /** A whole number; empty if there is none, or something else. */
    public Optional<Integer> number(String key, int min, int max) {
        String text = text(key, 20);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        }
        wrong(key, FileFault.VALUE, min + "…" + max, text);
        return Optional.empty();
    }

    /** Notes a mistake where the key's value stands, or where the entry begins. */
    public void wrong(String key, FileFault fault, String allowed, String actual) {
        Field field = fields.get(key);
        mistakes.add(
                field == null ? line : field.line(), field == null ? 0 : field.column(), key, fault, allowed, actual);
    }

    private String checked(String key, String value, int maxBytes) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            wrong(key, FileFault.TOO_LONG, "≤ " + maxBytes, String.valueOf(bytes));
        }
        if (BROKEN.matcher(value).find()) {
            wrong(key, FileFault.CHARACTERS, "", value);
        }
        return value;
    }
}
