package io.github.weizheng.core.http;

import java.util.List;
import okhttp3.Headers;

/** What came back, read to its end. */
public final class HttpAnswer {
    private final int status;
    private final Headers headers;
    private final byte[] body;

    HttpAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** All values of a header, in any case. */
    public List<String> headers(String name) {
        return headers.values(name);
    }

    /** The bytes; not copied, because this type never leaves the library. */
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
