package io.github.weizheng.core.file.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands under a key.
 *
 * @param values one for a text, any number for a list; each has visible characters, none begins or ends with white space
 * @param form how it was written
 * @param line where it begins, from 1
 * @param column where it begins, from 1; 0 if not known
 */
record Field(List<String> values, Form form, int line, int column) {
    enum Form {
        TEXT,
        LIST,
        /** In a way that is a mistake already. */
        BROKEN
    }

    /** Keeps what has visible characters. */
    Field {
        values = visible(values.stream());
    }

    /** The values; a text is a list written with separators between. */
    List<String> split(String separators) {
        return form != Form.TEXT || values.isEmpty()
                ? values
                : visible(Stream.of(values.get(0).split(separators, -1)));
    }

    private static List<String> visible(Stream<String> values) {
        return values.map(String::strip)
                .filter(value -> value.codePoints().anyMatch(Field::isVisible))
                .toList();
    }

    private static boolean isVisible(int c) {
        return c > ' '
                && !Character.isISOControl(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT;
    }
}
