package io.github.weizheng.message.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A tree of fields in XML, with texts in CDATA sections or with references. */
final class XmlForm {
    private XmlForm() {}

    static byte[] of(Fields fields, boolean sections) {
        StringBuilder xml = new StringBuilder();
        write(fields, sections, xml);
        return xml.toString().getBytes(UTF_8);
    }

    private static void write(Fields fields, boolean sections, StringBuilder xml) {
        xml.append('<').append(fields.name()).append('>');
        if (fields.children().isEmpty()) {
            xml.append(sections ? section(fields.text()) : escaped(fields.text()));
        }
        for (Fields child : fields.children()) {
            write(child, sections, xml);
        }
        xml.append("</").append(fields.name()).append('>');
    }

    private static String section(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
