package io.github.weizheng.core.web;

import java.nio.charset.StandardCharsets;

/** What to send back over HTTP. Immutable and thread-safe. */
public final class CallbackResponse {
    private final int status;
    private final String contentType;
    private final byte[] body;

    private CallbackResponse(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** A status and an empty body. */
    public static CallbackResponse empty(int status) {
        return text(status, "");
    }

    /** Plain text in UTF-8. */
    public static CallbackResponse text(int status, String text) {
        return of(status, "text/plain; charset=UTF-8", text);
    }

    /** XML in UTF-8. */
    public static CallbackResponse xml(int status, String xml) {
        return of(status, "text/xml; charset=UTF-8", xml);
    }

    /** JSON in UTF-8. */
    public static CallbackResponse json(int status, String json) {
        return of(status, "application/json; charset=UTF-8", json);
    }

    /** Any text in UTF-8 under a content type. */
    public static CallbackResponse of(int status, String contentType, String body) {
        return new CallbackResponse(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The value for {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** Status, type and size; the body may hold personal data. */
    @Override
    public String toString() {
        return "CallbackResponse[" + status + ", " + contentType + ", " + body.length + " bytes]";
    }
}
