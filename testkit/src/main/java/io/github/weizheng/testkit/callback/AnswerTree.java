package io.github.weizheng.testkit.callback;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.DataFormat;
import io.github.weizheng.testkit.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One element of an answer, whatever it is written in. */
interface AnswerTree {
    /**
     * Parses an answer.
     *
     * @throws UnacceptableAnswer when it is not written in that format
     */
    static AnswerTree parse(DataFormat format, String answer) {
        if (format == DataFormat.XML) {
            return XmlTree.parse(answer);
        }
        JsonNode json = JsonText.object(answer.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new UnacceptableAnswer("neither success, nor empty, nor a JSON object"));
        return new JsonTree(json);
    }

    List<? extends AnswerTree> children(String name);

    /** Returns what the element itself says. */
    String text();

    /** Returns the text of a child, or an empty string when there is no such child. */
    default String text(String name) {
        List<? extends AnswerTree> found = children(name);
        return found.isEmpty() ? "" : found.get(0).text();
    }

    default boolean has(String name) {
        return !children(name).isEmpty();
    }

    /** Returns the first child of that name. */
    default AnswerTree child(String name) {
        List<? extends AnswerTree> found = children(name);
        UnacceptableAnswer.unless(!found.isEmpty(), "no element " + name);
        return found.get(0);
    }
}
