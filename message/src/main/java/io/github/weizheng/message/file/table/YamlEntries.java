package io.github.weizheng.message.file.table;

import io.github.weizheng.message.file.FileFault;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads YAML as events: no object is ever made of what a file says, no alias is followed, nothing nests. For one text. */
final class YamlEntries {
    private static final int MAX_DEPTH = 64;

    private final Set<String> keys;
    private final Mistakes mistakes;
    private final List<Entry> entries = new ArrayList<>();
    private int line;

    YamlEntries(Set<String> keys, Mistakes mistakes) {
        this.keys = keys;
        this.mistakes = mistakes;
    }

    List<Entry> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the bytes were counted before
        try {
            documents(new Yaml(options).parse(new StringReader(text)).iterator());
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            mistakes.add(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "",
                    FileFault.SYNTAX,
                    "",
                    String.valueOf(e.getProblem()));
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(line, 0, "", FileFault.CHARACTERS, "", String.format("U+%04X", e.getCodePoint()));
        } catch (YAMLException
                | IllegalArgumentException e) { // the latter for an escape such as \\x without its digits
            mistakes.add(line, 0, "", FileFault.SYNTAX, "", String.valueOf(e.getMessage()));
        }
        return entries;
    }

    static String sorted(Set<String> keys) {
        return String.join(", ", keys.stream().sorted().toList());
    }

    private void documents(Iterator<Event> events) {
        boolean first = true;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (!first) {
                    wrong(event, "", FileFault.SHAPE, "", "---");
                }
                first = false;
            } else if (event instanceof SequenceStartEvent list) {
                plain(list);
                list(events);
            } else if (event instanceof NodeEvent node) {
                if (!(node instanceof ScalarEvent scalar) || !scalar.getValue().isEmpty()) {
                    wrongShape(event, "");
                }
                skip(events, event);
            }
        }
    }

    private void list(Iterator<Event> events) {
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            line = event.getStartMark().getLine() + 1;
            if (event instanceof NodeEvent node) {
                plain(node);
            }
            if (event instanceof MappingStartEvent) {
                entries.add(new Entry(line, fields(events), mistakes));
            } else {
                wrongShape(event, "");
                skip(events, event);
            }
        }
    }

    private Map<String, Field> fields(Iterator<Event> events) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
            String name = "";
            if (key instanceof ScalarEvent scalar) {
                name = scalar.getValue().strip();
                if (!keys.contains(name)) {
                    wrong(key, name, FileFault.UNKNOWN_KEY, sorted(keys), name);
                } else if (fields.containsKey(name)) {
                    wrong(key, name, FileFault.DUPLICATE_KEY, "", "");
                }
                plain(scalar);
            } else {
                wrongShape(key, "");
                skip(events, key);
            }
            fields.putIfAbsent(name, value(name, events));
        }
        return fields;
    }

    private Field value(String key, Iterator<Event> events) {
        Event event = events.next();
        Mark start = event.getStartMark();
        List<String> values = new ArrayList<>();
        Field.Form form = Field.Form.TEXT;
        if (event instanceof ScalarEvent scalar) {
            values.add(text(scalar));
        } else if (event instanceof SequenceStartEvent list) {
            plain(list);
            form = Field.Form.LIST;
            for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
                if (next instanceof ScalarEvent scalar) {
                    values.add(text(scalar));
                } else {
                    form = Field.Form.BROKEN;
                    wrongShape(next, key);
                    skip(events, next);
                }
            }
        } else {
            form = Field.Form.BROKEN;
            wrongShape(event, key);
            skip(events, event);
        }
        return new Field(values, form, start.getLine() + 1, start.getColumn() + 1);
    }

    private String text(ScalarEvent scalar) {
        plain(scalar);
        boolean isNull = scalar.isPlain() && scalar.getValue().matches("~|null|Null|NULL");
        return isNull ? "" : scalar.getValue();
    }

    /** Notes an anchor or a tag; what carries them is read all the same, for the mistakes in it. */
    private void plain(NodeEvent event) {
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        if (event.getAnchor() != null || tag != null) {
            wrong(event, "", FileFault.YAML_FEATURE, "", tag == null ? "&" + event.getAnchor() : tag);
        }
    }

    /** Goes on to the end of what begins with this event, unless that is deep: the parser's time grows with depth. */
    private static void skip(Iterator<Event> events, Event begun) {
        int open = begun instanceof CollectionStartEvent ? 1 : 0;
        while (open > 0) {
            Event event = events.next();
            open += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (open > MAX_DEPTH) {
                throw new YAMLException("more than " + MAX_DEPTH + " lists and maps inside each other");
            }
        }
    }

    private void wrongShape(Event event, String key) {
        if (event instanceof AliasEvent alias) {
            wrong(event, key, FileFault.YAML_FEATURE, "", "*" + alias.getAnchor());
        } else {
            wrong(event, key, FileFault.SHAPE, "", shown(event));
        }
    }

    /** As YAML would write it. */
    private static String shown(Event event) {
        return event instanceof ScalarEvent scalar
                ? scalar.getValue()
                : event instanceof SequenceStartEvent ? "[…]" : "{…}";
    }

    private void wrong(Event event, String key, FileFault fault, String allowed, String actual) {
        Mark mark = event.getStartMark();
        mistakes.add(mark.getLine() + 1, mark.getColumn() + 1, key, fault, allowed, actual);
    }
}
