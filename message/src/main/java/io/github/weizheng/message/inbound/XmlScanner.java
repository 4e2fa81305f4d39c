package io.github.weizheng.message.inbound;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads WeChat's XML: elements, text, CDATA, the five entities and character references. Attributes and comments are skipped.
 *
 * <p>The bytes may come from anyone. They are UTF-8 and nothing else. There is no DTD, no processing instruction and no entity to
 * expand; depth and number of elements are bounded; every byte is looked at a bounded number of times.
 */
final class XmlScanner {
    static final int MAX_DEPTH = 16;
    static final int MAX_ELEMENTS = 4096;
    static final int MAX_NAME = 128;

    /** WeChat writes none. */
    private static final int MAX_ATTRIBUTES = 16;

    private static final boolean[] NAME_CHARACTERS = nameCharacters();
    private static final String SECTION = "<![CDATA[";
    private final byte[] xml;

    /** The same bytes, one character each, so that the JVM's fast searches find the marks, which are all ASCII. */
    private final String marks;

    private int at;
    private int elements;

    private XmlScanner(byte[] xml, String marks) {
        this.xml = xml;
        this.marks = marks;
    }

    /** @throws UnreadableException if it is anything else */
    static Fields scan(byte[] xml) throws UnreadableException {
        String marks = new String(xml, StandardCharsets.ISO_8859_1);
        if (!XmlCharacters.allowedControls(xml)) {
            throw new UnreadableException();
        }
        if (marks.indexOf('\r') < 0) {
            return new XmlScanner(xml, marks).document();
        }
        // XML's own rule: a line ends with \n, whatever was sent.
        String lines = marks.replace("\r\n", "\n").replace('\r', '\n');
        return new XmlScanner(lines.getBytes(StandardCharsets.ISO_8859_1), lines).document();
    }

    private Fields document() throws UnreadableException {
        skip("\u00EF\u00BB\u00BF"); // the byte order mark
        declaration();
        skipMisc();
        Fields root = element(1);
        skipMisc();
        if (at != xml.length) {
            throw new UnreadableException();
        }
        return root;
    }

    private Fields element(int depth) throws UnreadableException {
        if (depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new UnreadableException();
        }
        expect('<');
        int start = at;
        String name = name();
        int end = at;
        if (at(0) != '>') {
            skipAttributes();
        }
        if (at(0) == '/') {
            at++;
            expect('>');
            return new Fields(name, "", List.of());
        }
        expect('>');
        Fields leaf = leaf(name, start, end);
        return leaf == null ? content(name, depth) : leaf;
    }

    /**
     * Reads a single section or text and the end tag, as nearly every field of WeChat's is written; null, and nothing read, for any other.
     *
     * @param nameStart where the name stands in the start tag
     */
    private @Nullable Fields leaf(String name, int nameStart, int nameEnd) throws UnreadableException {
        boolean section = at(1) == '!' && marks.startsWith(SECTION, at);
        int start = section ? at + SECTION.length() : at;
        int end = section ? marks.indexOf("]]>", start) : marks.indexOf('<', start);
        int tag = section ? end + 3 : end;
        int after = tag + 2 + nameEnd - nameStart;
        if (end < 0
                || after >= xml.length
                || xml[tag] != '<'
                || xml[tag + 1] != '/'
                || xml[after] != '>'
                || !Arrays.equals(xml, nameStart, nameEnd, xml, tag + 2, after)) {
            return null;
        }
        at = after + 1;
        return new Fields(
                name, section ? XmlText.literal(xml, start, end) : XmlText.unescaped(xml, start, end), List.of());
    }

    /** Reads what is in an element, and its end tag. */
    private Fields content(String name, int depth) throws UnreadableException {
        Pieces text = new Pieces();
        List<Fields> children = List.of();
        while (true) {
            if (!children.isEmpty()) {
                skipBlanks(); // layout, and no text of the element
            }
            int tag = at(0) == '<' ? at : indexOf("<");
            if (tag > at) {
                text.add(XmlText.unescaped(xml, at, tag));
                at = tag;
            }
            if (at(1) == '/') {
                endTag(name);
                return new Fields(
                        name,
                        children.isEmpty() ? text.toString() : text.toString().strip(),
                        children);
            } else if (at(1) == '!') {
                literal(text);
            } else {
                children = children.isEmpty() ? new ArrayList<>(8) : children;
                children.add(element(depth + 1));
            }
        }
    }

    private void endTag(String name) throws UnreadableException {
        at += 2;
        if (!skip(name)) {
            throw new UnreadableException();
        }
        skipBlanks();
        expect('>');
    }

    /** Reads a CDATA section, or skips a comment. */
    private void literal(Pieces text) throws UnreadableException {
        if (skip(SECTION)) {
            int end = indexOf("]]>");
            text.add(XmlText.literal(xml, at, end));
            at = end + 3;
        } else if (!skipComment()) {
            throw new UnreadableException();
        }
    }

    private String name() throws UnreadableException {
        int start = at;
        int end = start;
        while (end < xml.length && xml[end] >= 0 && NAME_CHARACTERS[xml[end]]) {
            end++;
        }
        int length = end - start;
        if (length == 0 || length > MAX_NAME || !isNameStart((char) xml[start])) {
            throw new UnreadableException();
        }
        at = end;
        return KnownNames.at(xml, start, end);
    }

    private static boolean[] nameCharacters() {
        boolean[] characters = new boolean[128];
        for (char c = 0; c < characters.length; c++) {
            characters[c] = isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
        }
        return characters;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private void skipAttributes() throws UnreadableException {
        Set<String> names = Set.of();
        while (skipBlanks() && isNameStart(at(0))) {
            names = names.isEmpty() ? new HashSet<>() : names;
            if (!names.add(name()) || names.size() > MAX_ATTRIBUTES) {
                throw new UnreadableException();
            }
            skipBlanks();
            expect('=');
            skipBlanks();
            char quote = at(0) == '\'' ? '\'' : '"';
            expect(quote);
            int end = indexOf(String.valueOf(quote));
            if (XmlText.unescaped(xml, at, end).indexOf('<') >= 0) {
                throw new UnreadableException();
            }
            at = end + 1;
        }
    }

    private void declaration() throws UnreadableException {
        if (marks.startsWith("<?", at)) {
            at = XmlDeclaration.end(marks, at);
        }
    }

    private void skipMisc() throws UnreadableException {
        do {
            skipBlanks();
        } while (skipComment());
    }

    private boolean skipComment() throws UnreadableException {
        if (!skip("<!--")) {
            return false;
        }
        int end = indexOf("--");
        XmlText.literal(xml, at, end);
        at = end + 2;
        expect('>');
        return true;
    }

    private boolean skipBlanks() {
        int start = at;
        for (char c = at(0); c == ' ' || c == '\n' || c == '\t'; c = at(0)) {
            at++;
        }
        return at > start;
    }

    /** The character that many places ahead, or NUL beyond the end; NUL is nowhere allowed, so the two need not be told apart. */
    private char at(int ahead) {
        return at + ahead < xml.length ? (char) (xml[at + ahead] & 0xFF) : '\0';
    }

    private int indexOf(String mark) throws UnreadableException {
        int found = marks.indexOf(mark, at);
        if (found < 0) {
            throw new UnreadableException();
        }
        return found;
    }

    private boolean skip(String expected) {
        boolean found = marks.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private void expect(char expected) throws UnreadableException {
        if (at(0) != expected) {
            throw new UnreadableException();
        }
        at++;
    }
}
