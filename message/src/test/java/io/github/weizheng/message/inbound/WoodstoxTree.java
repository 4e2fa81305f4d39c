package io.github.weizheng.message.inbound;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The same document as a grown-up parser sees it. */
public final class WoodstoxTree {
    private WoodstoxTree() {}

    /** What Woodstox must take. */
    public static String of(String xml) {
        try {
            return read(xml.getBytes(StandardCharsets.UTF_8));
        } catch (XMLStreamException e) {
            throw new AssertionError("Woodstox refuses: " + xml, e);
        }
    }

    /** @throws XMLStreamException if it refuses the document */
    static String read(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = woodstox();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            // prolog
        }
        String tree = element(reader);
        while (reader.hasNext()) {
            reader.next();
        }
        return tree;
    }

    /** By name, because its class file refers to annotations that do not come with it. */
    private static XMLInputFactory woodstox() {
        try {
            Class<?> factory = Class.forName("com.ctc.wstx.stax.WstxInputFactory");
            return (XMLInputFactory) factory.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Woodstox is not there", e);
        }
    }

    private static String element(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        StringBuilder children = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    children.append('(').append(element(reader)).append(')');
                case XMLStreamConstants.END_ELEMENT -> {
                    return name + (children.length() == 0 ? "=" + text : children.toString());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                default -> {
                    // comments
                }
            }
        }
    }
}
