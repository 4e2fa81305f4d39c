package io.github.weizheng.message.inbound;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads WeChat's XML: elements, text, CDATA, the five entities and character references. Attributes and comments are skipped.
 *
 * <p>The text may come from anyone. There is no DTD, no processing instruction and no entity to expand; depth and number of elements
 * are bounded; every character is looked at a bounded number of times.
 */
final class XmlScanner {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ELEMENTS = 4096;
    private static final int MAX_NAME = 128;
    private static final String CDATA = "<![CDATA[";

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int elements;

    private XmlScanner(String text) {
        this.text = text;
    }

    /** @throws NotXmlException if it is anything else */
    static Fields scan(String xml) throws NotXmlException {
        if (xml.indexOf('\0') >= 0) {
            throw new NotXmlException();
        }
        // XML's own rule: a line ends with \n, whatever was sent.
        String lines = xml.indexOf('\r') < 0 ? xml : xml.replace("\r\n", "\n").replace('\r', '\n');
        return new XmlScanner(lines).document();
    }

    private Fields document() throws NotXmlException {
        skip('\uFEFF');
        declaration();
        skipMisc();
        Fields root = element();
        while (root == null) {
            content();
            root = endTag();
        }
        skipMisc();
        if (at != text.length()) {
            throw new NotXmlException();
        }
        return root;
    }

    /** Reads a start tag; returns the element if it was empty ({@code <a/>}) and the outermost. */
    private @Nullable Fields element() throws NotXmlException {
        expect('<');
        String name = name();
        if (++elements > MAX_ELEMENTS || open.size() == MAX_DEPTH) {
            throw new NotXmlException();
        }
        skipAttributes();
        if (skip('/')) {
            expect('>');
            return closed(new Fields(name, "", List.of()));
        }
        expect('>');
        open.push(new Open(name));
        return null;
    }

    private @Nullable Fields endTag() throws NotXmlException {
        if (!text.startsWith("</", at)) {
            return element();
        }
        at += 2;
        Open element = open.pop();
        if (!text.startsWith(element.name, at)) {
            throw new NotXmlException();
        }
        at += element.name.length();
        skipBlanks();
        expect('>');
        return closed(element.fields());
    }

    private @Nullable Fields closed(Fields fields) {
        Open parent = open.peek();
        if (parent == null) {
            return fields;
        }
        parent.children.add(fields);
        return null;
    }

    /** Reads text, CDATA and comments up to the next tag. */
    private void content() throws NotXmlException {
        Open element = open.element();
        while (true) {
            int tag = text.indexOf('<', at);
            if (tag < 0) {
                throw new NotXmlException();
            }
            if (tag > at) {
                element.add(unescaped(text.substring(at, tag)));
                at = tag;
            }
            if (text.startsWith(CDATA, at)) {
                element.add(until(CDATA.length(), "]]>"));
            } else if (!skipComment()) {
                return;
            }
        }
    }

    private static String unescaped(String raw) throws NotXmlException {
        if (raw.contains("]]>")) {
            throw new NotXmlException();
        }
        int amp = raw.indexOf('&');
        if (amp < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (amp >= 0) {
            // The longest reference is &#x10FFFF; so that a look-out for the end is bounded.
            int end = raw.indexOf(';', amp);
            if (end < 0 || end - amp > 12) {
                throw new NotXmlException();
            }
            out.append(raw, from, amp).appendCodePoint(character(raw.substring(amp + 1, end)));
            from = end + 1;
            amp = raw.indexOf('&', from);
        }
        return out.append(raw, from, raw.length()).toString();
    }

    private static int character(String reference) throws NotXmlException {
        return switch (reference) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> codePoint(reference);
        };
    }

    private static int codePoint(String reference) throws NotXmlException {
        boolean hex = reference.startsWith("#x");
        String digits = hex ? reference.substring(2) : reference.startsWith("#") ? reference.substring(1) : "";
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
            if (digit < 0) {
                throw new NotXmlException();
            }
            value = Math.min(value * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1);
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value == 0 || value > Character.MAX_CODE_POINT || surrogate) {
            throw new NotXmlException();
        }
        return value;
    }

    private String name() throws NotXmlException {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
        }
        int length = at - start;
        if (length == 0 || length > MAX_NAME || !isNameStart(text.charAt(start))) {
            throw new NotXmlException();
        }
        return text.substring(start, at);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && Character.isLetter(c));
    }

    private static boolean isNameCharacter(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private void skipAttributes() throws NotXmlException {
        while (skipBlanks() && isNameStart(peek())) {
            name();
            skipBlanks();
            expect('=');
            skipBlanks();
            char quote = peek();
            if (quote != '"' && quote != '\'') {
                throw new NotXmlException();
            }
            String value = until(1, String.valueOf(quote));
            if (value.indexOf('<') >= 0) {
                throw new NotXmlException();
            }
        }
    }

    private void declaration() throws NotXmlException {
        if (text.startsWith("<?xml", at) && isBlank(at + 5)) {
            String declared = until(5, "?>").toLowerCase(Locale.ROOT);
            if (declared.contains("encoding") && !declared.contains("utf-8")) {
                throw new NotXmlException();
            }
        }
    }

    private void skipMisc() throws NotXmlException {
        do {
            skipBlanks();
        } while (skipComment());
    }

    private boolean skipComment() throws NotXmlException {
        if (!text.startsWith("<!--", at)) {
            return false;
        }
        until("<!--".length(), "--");
        expect('>');
        return true;
    }

    /** What stands between here plus {@code skip} and the end mark; moves behind the mark. */
    private String until(int skip, String end) throws NotXmlException {
        int stop = text.indexOf(end, at + skip);
        if (stop < 0) {
            throw new NotXmlException();
        }
        String between = text.substring(at + skip, stop);
        at = stop + end.length();
        return between;
    }

    private boolean skipBlanks() {
        int start = at;
        while (isBlank(at)) {
            at++;
        }
        return at > start;
    }

    private boolean isBlank(int index) {
        return index < text.length()
                && (text.charAt(index) == ' ' || text.charAt(index) == '\n' || text.charAt(index) == '\t');
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean skip(char expected) {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char expected) throws NotXmlException {
        if (!skip(expected)) {
            throw new NotXmlException();
        }
    }

    /** An element whose end has not come yet. */
    private static final class Open {
        private final String name;
        private final List<Fields> children = new ArrayList<>();
        private String text = "";
        private @Nullable StringBuilder pieces;

        Open(String name) {
            this.name = name;
        }

        /** Nearly every element has one piece of text; only the second one needs a builder. */
        void add(String piece) {
            if (pieces != null) {
                pieces.append(piece);
            } else if (text.isEmpty()) {
                text = piece;
            } else {
                pieces = new StringBuilder(text).append(piece);
            }
        }

        Fields fields() {
            return new Fields(name, pieces == null ? text : pieces.toString(), children);
        }
    }
}
