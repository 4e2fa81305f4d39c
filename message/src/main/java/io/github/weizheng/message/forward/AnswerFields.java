package io.github.weizheng.message.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.json.WireJson;
import io.github.weizheng.message.inbound.Fields;
import io.github.weizheng.message.inbound.InboundParser;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What stands in a vendor's answer, in XML or in JSON. */
final class AnswerFields {
    private final String text;
    private final Function<String, List<String>> values;

    private AnswerFields(String text, Function<String, List<String>> values) {
        this.text = text;
        this.values = values;
    }

    static AnswerFields xml(String text) throws RefusedAnswerException {
        byte[] bytes = text.getBytes(UTF_8);
        if (InboundParser.isJson(bytes)) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        Fields root;
        try {
            root = InboundParser.fieldsWithoutVerification(bytes);
        } catch (CallbackRejectedException e) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        if (!root.name().equals("xml")) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        // A name in another case counts, and is empty: nobody knows what WeChat makes of it.
        return new AnswerFields(text, name -> root.children(name).stream()
                .map(field -> field.name().equals(name) ? field.text() : "")
                .toList());
    }

    /** Written anew, since what reads it next may take another one of two fields of a name. */
    static AnswerFields json(String text) throws RefusedAnswerException {
        JsonNode root;
        try {
            root = WireJson.tree(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        if (!root.isObject()) {
            throw new RefusedAnswerException(ForwardOutcome.NOT_A_REPLY);
        }
        return new AnswerFields(
                new String(WireJson.write(root), UTF_8),
                name -> root.has(name) ? List.of(root.path(name).asText()) : List.of());
    }

    String text() {
        return text;
    }

    boolean has(String name) {
        return !values.apply(name).isEmpty();
    }

    /** The text of a field, without white space around it; empty unless it is there exactly once. */
    String only(String name) {
        List<String> found = values.apply(name);
        return found.size() == 1 ? found.get(0).strip() : "";
    }
}
