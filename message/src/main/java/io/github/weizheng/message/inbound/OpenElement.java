package io.github.weizheng.message.inbound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element whose end has not come yet. */
final class OpenElement {
    final String name;
    private List<Fields> children = List.of();
    private String text = "";
    private @Nullable StringBuilder pieces;

    OpenElement(String name) {
        this.name = name;
    }

    /** Nearly every element has one piece of text; only a second one needs a builder. */
    void add(String piece) {
        if (pieces != null) {
            pieces.append(piece);
        } else if (text.isEmpty()) {
            text = piece;
        } else {
            pieces = new StringBuilder(text).append(piece);
        }
    }

    /** Most elements have no children, and need no list. */
    void add(Fields child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(8);
        }
        children.add(child);
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /** White space before the first child is layout, and no text of the element. */
    Fields fields() {
        String whole = pieces == null ? text : pieces.toString();
        return new Fields(name, children.isEmpty() || !whole.isBlank() ? whole : "", children);
    }
}
