package io.github.weizheng.testkit.callback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.w3c.dom.CDATASection;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes the elements of a push as WeChat writes them in JSON. */
final class JsonForm {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
    // The documented JSON of these has their list directly under the root.
    private static final Pattern LEFT_OUT = Pattern.compile("SubscribeMsg(?:Popup|Change|Sent)Event");

    private JsonForm() {}

    static String of(String fields) {
        return object(XmlTree.parse("<xml>" + fields + "</xml>").element()).toString();
    }

    private static ObjectNode object(Element element) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                put(object, child);
            }
        }
        return object;
    }

    private static void put(ObjectNode object, Element child) {
        JsonNode value = value(child);
        if (value instanceof ObjectNode inner
                && LEFT_OUT.matcher(child.getTagName()).matches()) {
            object.setAll(inner);
            return;
        }
        JsonNode earlier = object.get(child.getTagName());
        if (earlier == null) {
            object.set(child.getTagName(), value);
        } else if (earlier instanceof ArrayNode several) {
            several.add(value);
        } else {
            object.putArray(child.getTagName()).add(earlier).add(value);
        }
    }

    private static JsonNode value(Element element) {
        boolean bare = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                return object(element);
            }
            bare &= !(node instanceof CDATASection);
        }
        String text = element.getTextContent();
        return bare && NUMBER.matcher(text).matches()
                ? DecimalNode.valueOf(new BigDecimal(text))
                : TextNode.valueOf(text);
    }
}
