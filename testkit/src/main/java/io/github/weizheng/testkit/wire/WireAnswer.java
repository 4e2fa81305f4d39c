package io.github.weizheng.testkit.wire;

import okhttp3.Headers;
import okio.ByteString;

/** The answer to a request, with the line that the journal gets. Immutable. */
public final class WireAnswer {
    private final int status;
    private final Headers headers;
    private final ByteString body;
    private final String what;

    private WireAnswer(int status, Headers headers, ByteString body, String what) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.what = what;
    }

    public static WireAnswer of(int status, String contentType, String body, String what) {
        return new WireAnswer(status, Headers.of("Content-Type", contentType), ByteString.encodeUtf8(body), what);
    }

    public static WireAnswer empty(int status, String what) {
        return new WireAnswer(status, Headers.of(), ByteString.EMPTY, what);
    }

    /** What a gateway says about a path that it does not know: not JSON. */
    public static WireAnswer page(int status, String text) {
        String html = "<html>\r\n<head><title>" + status + " " + text + "</title></head>\r\n<body>\r\n<center><h1>"
                + status + " " + text + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return of(status, "text/html", html, "HTTP " + status);
    }

    public WireAnswer with(String name, String value) {
        return new WireAnswer(status, headers.newBuilder().add(name, value).build(), body, what);
    }

    public int status() {
        return status;
    }

    /** Returns the body, which is always UTF-8 text. */
    public String text() {
        return body.utf8();
    }

    String what() {
        return what;
    }

    Headers headers() {
        return headers;
    }

    ByteString body() {
        return body;
    }
}
