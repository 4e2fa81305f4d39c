package io.github.weizheng.testkit.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an endpoint says when it agrees.
 *
 * @param json the body
 * @param what the journal's line
 */
public record ApiAnswer(ObjectNode json, String what) {
    /** Returns {@code {"errcode":0,"errmsg":"ok"}}. */
    public static ApiAnswer ok(String what) {
        return new ApiAnswer(okJson(), what);
    }

    public static ObjectNode okJson() {
        return object().put("errcode", 0).put("errmsg", "ok");
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
