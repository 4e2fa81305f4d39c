package io.github.weizheng.core.file.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.file.FileFault;
import java.io.StringReader;
import java.util.Iterator;
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

/** Reads YAML as events: no alias is followed, no tag is heeded. For one text. */
final class YamlReader {
    private final Growth growth = new Growth();
    private final Mistakes mistakes;
    private int line;

    YamlReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** What could be read before it broke, if it did. */
    Growth read(String text) {
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
            int at = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            mistakes.add(at, 0, "", FileFault.CHARACTERS, "", String.format("U+%04X", e.getCodePoint()));
        } catch (YAMLException
                | IllegalArgumentException e) { // the latter for an escape such as \\x without its digits
            mistakes.add(line, 0, "", FileFault.SYNTAX, "", String.valueOf(e.getMessage()));
        }
        return growth;
    }

    private void documents(Iterator<Event> events) {
        boolean first = true;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (!first) {
                    wrong(event, "", FileFault.SHAPE, "---");
                }
                first = false;
            } else if (event instanceof NodeEvent) {
                node(event, events, growth.begin(place(event)), 0);
            }
        }
    }

    private JsonNode node(Event event, Iterator<Event> events, Spot at, int depth) {
        if (depth >= Growth.MAX_DEPTH && event instanceof CollectionStartEvent) { // the parser's time grows with depth
            throw new YAMLException("more than " + Growth.MAX_DEPTH + " lists and maps inside each other");
        }
        line = event.getStartMark().getLine() + 1;
        if (!growth.room()) {
            throw new YAMLException(Growth.TOO_MANY);
        }
        if (event instanceof ScalarEvent scalar) {
            plain(scalar, scalar.getTag());
            return growth.kept(text(scalar), at);
        } else if (event instanceof SequenceStartEvent list) {
            plain(list, list.getTag());
            ArrayNode array = growth.kept(JsonNodeFactory.instance.arrayNode(), at);
            for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
                array.add(node(next, events, at.element(place(next)), depth + 1));
            }
            return array;
        } else if (event instanceof MappingStartEvent map) {
            plain(map, map.getTag());
            ObjectNode object = growth.kept(JsonNodeFactory.instance.objectNode(), at);
            for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
                entry(key, object, events, at, depth + 1);
            }
            return object;
        }
        wrong(event, "", FileFault.YAML_FEATURE, event instanceof AliasEvent alias ? "*" + alias.getAnchor() : "");
        return MissingNode.getInstance();
    }

    private void entry(Event key, ObjectNode object, Iterator<Event> events, Spot at, int depth) {
        if (!(key instanceof ScalarEvent scalar)) {
            wrong(key, "", FileFault.SHAPE, key instanceof CollectionStartEvent ? "{…}" : "*");
            node(key, events, Spot.of(place(key)), depth);
            lost(events, depth);
            return;
        }
        plain(scalar, scalar.getTag());
        String name = scalar.getValue().strip();
        if (object.has(name)) {
            wrong(key, name, FileFault.DUPLICATE_KEY, "");
            lost(events, depth);
            return;
        }
        Event value = events.next();
        object.set(name, node(value, events, at.field(name, place(key), place(value)), depth));
    }

    /** Reads a value for the mistakes in it. */
    private void lost(Iterator<Event> events, int depth) {
        Event value = events.next();
        node(value, events, Spot.of(place(value)), depth);
    }

    private static JsonNode text(ScalarEvent scalar) {
        boolean isNull = scalar.isPlain() && scalar.getValue().matches("|~|null|Null|NULL");
        return isNull ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(scalar.getValue());
    }

    /** Notes an anchor or a tag; what carries them is read all the same, for the mistakes in it. */
    private void plain(NodeEvent event, @org.jspecify.annotations.Nullable String tag) {
        if (event.getAnchor() != null || tag != null) {
            wrong(event, "", FileFault.YAML_FEATURE, tag == null ? "&" + event.getAnchor() : tag);
        }
    }

    private void wrong(Event event, String key, FileFault fault, String actual) {
        Place place = place(event);
        mistakes.add(place.line(), place.column(), key, fault, "", actual);
    }

    private static Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
