package io.github.weizheng.testkit.callback;

import java.math.BigDecimal;

/** Writes the elements of a push, with strings in CDATA sections as WeChat does. Not thread-safe. */
final class Fields {
    private final StringBuilder xml = new StringBuilder(512);

    /**
     * Adds a string.
     *
     * @throws IllegalArgumentException for characters that XML cannot carry
     */
    Fields text(String name, String value) {
        requireXmlCharacters(value);
        xml.append('<').append(name).append("><![CDATA[");
        // A section cannot hold its own end; it is split in two there.
        xml.append(value.replace("]]>", "]]]]><![CDATA[>"));
        xml.append("]]></").append(name).append('>');
        return this;
    }

    Fields number(String name, Object value) {
        xml.append('<').append(name).append('>').append(value);
        xml.append("</").append(name).append('>');
        return this;
    }

    Fields group(String name, Fields inner) {
        return number(name, inner.xml);
    }

    Fields and(Fields more) {
        xml.append(more.xml);
        return this;
    }

    /**
     * Adds elements as somebody else wrote them.
     *
     * @throws IllegalArgumentException when they are not well-formed or nested deeper than 31
     */
    Fields written(String elements) {
        try {
            XmlTree.parse("<xml>" + elements + "</xml>");
        } catch (UnacceptableAnswer e) {
            throw new IllegalArgumentException("xmlFields: must be well-formed elements: " + e.problem());
        }
        xml.append(elements);
        return this;
    }

    /** Returns a number as WeChat writes it, never with an exponent. */
    static String decimal(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    String xml() {
        return xml.toString();
    }

    private static void requireXmlCharacters(String text) {
        boolean writable = text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c < 0xD800)
                        || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF));
        if (!writable) {
            throw new IllegalArgumentException("holds a character that XML cannot carry");
        }
    }
}
