package io.github.weizheng.message.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stood on the wire: an element with its text and its children, so that nothing WeChat adds is out of reach.
 *
 * <p>Names are looked up ignoring case, because WeChat writes both {@code MsgId} and {@code MsgID}. Immutable and thread-safe.
 */
public final class Fields {
    private static final Fields NONE = new Fields("", "", List.of());

    private final String name;
    private final String text;
    private final List<Fields> children;

    Fields(String name, String text, List<Fields> children) {
        this.name = name;
        this.text = text;
        this.children = children;
    }

    /** The element's name. */
    public String name() {
        return name;
    }

    /** The element's own text, as it was sent; empty if it has none. */
    public String text() {
        return text;
    }

    /** The text of the first child of that name. */
    public Optional<String> text(String child) {
        return Optional.ofNullable(first(child)).map(Fields::text);
    }

    /** All children of that name. */
    public List<Fields> children(String child) {
        List<Fields> found = new ArrayList<>();
        for (Fields field : children) {
            if (field.isNamed(child)) {
                found.add(field);
            }
        }
        return found;
    }

    /** All children, in the order they were sent. */
    public List<Fields> children() {
        return List.copyOf(children);
    }

    /** The first child's text without white space around it; empty if there is none. */
    String value(String child) {
        Fields field = first(child);
        return field == null ? "" : field.text.strip();
    }

    /** The first child's text without white space around it, if any is left. */
    Optional<String> present(String child) {
        return Optional.of(value(child)).filter(value -> !value.isEmpty());
    }

    /** The first child of that name, or one without anything in it. */
    Fields child(String child) {
        Fields field = first(child);
        return field == null ? NONE : field;
    }

    /** What a list holds, whether it is written as a list of {@code item} or repeats itself. */
    List<Fields> items(String list) {
        List<Fields> items = new ArrayList<>();
        for (Fields one : children(list)) {
            if (one.first("item") != null) {
                items.addAll(one.children("item"));
            } else if (one.hasChildren()) {
                items.add(one);
            }
        }
        return items;
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    int size() {
        return children.size();
    }

    Fields at(int index) {
        return children.get(index);
    }

    private @Nullable Fields first(String child) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).isNamed(child)) {
                return children.get(i);
            }
        }
        return null;
    }

    private boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /** Names only: the texts are a citizen's. */
    @Override
    public String toString() {
        return name + children.stream().map(Fields::name).toList();
    }
}
