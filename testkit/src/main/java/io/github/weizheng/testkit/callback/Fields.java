package io.github.weizheng.testkit.callback;

/** Writes the elements of a push, with strings in CDATA sections as WeChat does. Not thread-safe. */
final class Fields {
    private final StringBuilder xml = new StringBuilder(512);

    Fields text(String name, String value) {
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

    String xml() {
        return xml.toString();
    }
}
