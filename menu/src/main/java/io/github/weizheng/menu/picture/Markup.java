package io.github.weizheng.menu.picture;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML whose form is right whatever the texts are. Attributes come as names and values in turn. For one thread. */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Markup open(String tag, String... attributes) {
        start(tag, attributes).append(">");
        open.push(tag);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append(">");
        return this;
    }

    Markup empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    Markup leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A style sheet of ours, which browsers do not unescape; it holds no character that would need it. */
    Markup style(String css) {
        open("style");
        out.append(css);
        return close();
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** What was written, with all that was opened closed. */
    String done() {
        while (!open.isEmpty()) {
            close();
        }
        return out.append('\n').toString();
    }

    private StringBuilder start(String tag, String... attributes) {
        out.append("<").append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
