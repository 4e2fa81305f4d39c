package io.github.weizheng.testkit.callback;

import io.github.weizheng.testkit.CallbackMode;
import io.github.weizheng.testkit.DataFormat;
import java.net.URI;

/**
 * A request to the developer's URL, signed and encrypted.
 *
 * @param answers reads its answer, under the keys that it was made with
 * @param url the connected URL
 * @param target the URL with its signed query
 */
public record Posted(AnswerReader answers, URI url, URI target, CallbackMode mode, DataFormat format, String body) {
    String contentType() {
        return format == DataFormat.XML ? "text/xml" : "application/json";
    }
}
