package io.github.weizheng.testkit.callback;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** One element of an answer in XML; no DTD, no entities. */
final class XmlTree implements AnswerTree {
    private static final String MOST_NESTED = "32";

    private final Element element;

    private XmlTree(Element element) {
        this.element = element;
    }

    /**
     * Parses a document whose root is {@code xml}.
     *
     * @throws UnacceptableAnswer when it is none
     */
    static XmlTree parse(String document) {
        try {
            DocumentBuilder builder = builder();
            // The default handler prints to System.err.
            builder.setErrorHandler(new DefaultHandler());
            Element root =
                    builder.parse(new InputSource(new StringReader(document))).getDocumentElement();
            UnacceptableAnswer.unless(root.getTagName().equals("xml"), "the root element is not <xml>");
            return new XmlTree(root);
        } catch (SAXException e) {
            throw new UnacceptableAnswer("neither success, nor empty, nor XML: " + e.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Element element() {
        return element;
    }

    @Override
    public String text() {
        return element.getTextContent();
    }

    @Override
    public List<XmlTree> children(String name) {
        List<XmlTree> found = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(new XmlTree(child));
            }
        }
        return found;
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", MOST_NESTED);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's own XML parser has these features", e);
        }
    }
}
