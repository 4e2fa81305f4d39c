package io.github.weizheng.testkit.wire;

import java.time.Duration;
import okhttp3.Headers;
import okio.ByteString;

/** The answer to a request, how it travels, and the line that the journal gets. Immutable. */
public final class WireAnswer {
    private final int status;
    private final Headers headers;
    private final ByteString body;
    private final String what;
    private final Duration delay;
    private final Ending ending;

    private WireAnswer(int status, Headers headers, ByteString body, String what, Duration delay, Ending ending) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.what = what;
        this.delay = delay;
        this.ending = ending;
    }

    public static WireAnswer of(int status, String contentType, String body, String what) {
        return of(status, contentType, ByteString.encodeUtf8(body), what);
    }

    public static WireAnswer of(int status, String contentType, byte[] body, String what) {
        return of(status, contentType, ByteString.of(body), what);
    }

    private static WireAnswer of(int status, String contentType, ByteString body, String what) {
        return new WireAnswer(status, Headers.of("Content-Type", contentType), body, what, Duration.ZERO, Ending.WHOLE);
    }

    public static WireAnswer empty(int status, String what) {
        return new WireAnswer(status, Headers.of(), ByteString.EMPTY, what, Duration.ZERO, Ending.WHOLE);
    }

    /** What a gateway says about a path that it does not know: not JSON. */
    public static WireAnswer page(int status, String text) {
        String html = "<html>\r\n<head><title>" + status + " " + text + "</title></head>\r\n<body>\r\n<center><h1>"
                + status + " " + text + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return of(status, "text/html", html, "HTTP " + status);
    }

    public WireAnswer with(String name, String value) {
        return new WireAnswer(status, headers.newBuilder().add(name, value).build(), body, what, delay, ending);
    }

    /** The same with another body. */
    public WireAnswer saying(String text) {
        return new WireAnswer(status, headers, ByteString.encodeUtf8(text), what, delay, ending);
    }

    /** The same, so much later than it would have been. */
    public WireAnswer later(Duration more) {
        return new WireAnswer(status, headers, body, what, delay.plus(more), ending);
    }

    /** The same, ending otherwise. */
    public WireAnswer ending(Ending ending) {
        return new WireAnswer(status, headers, body, what, delay, ending);
    }

    /** The same as complete HTTP whose body stops half way. */
    public WireAnswer truncated() {
        return new WireAnswer(status, headers, body.substring(0, body.size() / 2), what + "（答复截断）", delay, ending);
    }

    public int status() {
        return status;
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return body.utf8();
    }

    String what() {
        return switch (ending) {
            case WHOLE -> what;
            case HANG_UP -> what + "（答复前断线）";
            case CUT -> what + "（答复中断线）";
            case STALL -> what + "（答复中停顿）";
        };
    }

    Headers headers() {
        return headers;
    }

    ByteString body() {
        return body;
    }

    Duration delay() {
        return delay;
    }

    Ending ending() {
        return ending;
    }
}
