package io.github.weizheng.message.inbound;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads WeChat's XML: elements, text, CDATA, the five entities and character references. Attributes and comments are skipped.
 *
 * <p>The bytes may come from anyone. They are UTF-8 and nothing else. There is no DTD, no processing instruction and no entity to
 * expand; depth and number of elements are bounded; every byte is looked at a bounded number of times.
 */
final class XmlScanner {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ELEMENTS = 4096;
    private static final int MAX_NAME = 128;

    private final byte[] xml;

    /** The same bytes, one character each, so that the JVM's fast searches find the marks, which are all ASCII. */
    private final String marks;

    private final Deque<OpenElement> open = new ArrayDeque<>(4);
    private int at;
    private int elements;

    private XmlScanner(byte[] xml) {
        this.xml = xml;
        this.marks = new String(xml, StandardCharsets.ISO_8859_1);
    }

    /** @throws NotXmlException if it is anything else */
    static Fields scan(byte[] xml) throws NotXmlException {
        return new XmlScanner(xml).document();
    }

    private Fields document() throws NotXmlException {
        skip("\u00EF\u00BB\u00BF"); // the byte order mark
        declaration();
        skipMisc();
        Fields root = startTag();
        while (root == null) {
            content();
            root = marks.startsWith("</", at) ? endTag() : startTag();
        }
        skipMisc();
        if (at != xml.length) {
            throw new NotXmlException();
        }
        return root;
    }

    /** Reads a start tag; returns the element if it is empty ({@code <a/>}) and the outermost. */
    private @Nullable Fields startTag() throws NotXmlException {
        expect("<");
        String name = name();
        if (++elements > MAX_ELEMENTS || open.size() == MAX_DEPTH) {
            throw new NotXmlException();
        }
        skipAttributes();
        if (skip("/>")) {
            return closed(new Fields(name, "", List.of()));
        }
        expect(">");
        open.push(new OpenElement(name));
        return null;
    }

    private @Nullable Fields endTag() throws NotXmlException {
        OpenElement element = open.pop();
        expect("</");
        expect(element.name);
        skipBlanks();
        expect(">");
        return closed(element.fields());
    }

    private @Nullable Fields closed(Fields fields) {
        OpenElement parent = open.peek();
        if (parent == null) {
            return fields;
        }
        parent.add(fields);
        return null;
    }

    /** Reads text, CDATA and comments up to the next tag. */
    private void content() throws NotXmlException {
        OpenElement element = open.element();
        while (true) {
            int tag = indexOf("<");
            if (tag > at) {
                element.add(XmlText.unescaped(xml, at, tag));
                at = tag;
            }
            if (skip("<![CDATA[")) {
                int end = indexOf("]]>");
                element.add(XmlText.literal(xml, at, end));
                at = end + 3;
            } else if (!skipComment()) {
                return;
            }
        }
    }

    private String name() throws NotXmlException {
        int start = at;
        while (isNameCharacter(peek())) {
            at++;
        }
        int length = at - start;
        if (length == 0 || length > MAX_NAME || !isNameStart(marks.charAt(start))) {
            throw new NotXmlException();
        }
        return marks.substring(start, at);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNameCharacter(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private void skipAttributes() throws NotXmlException {
        while (skipBlanks() && isNameStart(peek())) {
            name();
            skipBlanks();
            expect("=");
            skipBlanks();
            String quote = peek() == '\'' ? "'" : "\"";
            expect(quote);
            int end = indexOf(quote);
            if (XmlText.unescaped(xml, at, end).indexOf('<') >= 0) {
                throw new NotXmlException();
            }
            at = end + 1;
        }
    }

    private void declaration() throws NotXmlException {
        if (marks.startsWith("<?xml ", at)) {
            int end = indexOf("?>");
            String declared = XmlText.literal(xml, at, end).toLowerCase(Locale.ROOT);
            if (declared.contains("encoding") && !declared.contains("utf-8")) {
                throw new NotXmlException();
            }
            at = end + 2;
        }
    }

    private void skipMisc() throws NotXmlException {
        do {
            skipBlanks();
        } while (skipComment());
    }

    private boolean skipComment() throws NotXmlException {
        if (!skip("<!--")) {
            return false;
        }
        int end = indexOf("--");
        XmlText.literal(xml, at, end);
        at = end + 2;
        expect(">");
        return true;
    }

    private boolean skipBlanks() {
        int start = at;
        for (char c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) {
            at++;
        }
        return at > start;
    }

    /** The next character, or NUL at the end; NUL is nowhere allowed, so the two need not be told apart. */
    private char peek() {
        return at < marks.length() ? marks.charAt(at) : '\0';
    }

    private int indexOf(String mark) throws NotXmlException {
        int found = marks.indexOf(mark, at);
        if (found < 0) {
            throw new NotXmlException();
        }
        return found;
    }

    private boolean skip(String expected) {
        boolean found = marks.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private void expect(String expected) throws NotXmlException {
        if (!skip(expected)) {
            throw new NotXmlException();
        }
    }
}
