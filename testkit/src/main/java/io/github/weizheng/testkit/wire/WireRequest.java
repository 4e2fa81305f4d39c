package io.github.weizheng.testkit.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;

/** A request as it stood on the wire. Immutable. */
public final class WireRequest {
    private final String method;
    private final String target;
    private final Headers headers;
    private final ByteString body;
    private final Map<String, String> query;

    private WireRequest(WireRequest sent, Map<String, String> query, byte[] body) {
        this.method = sent.method;
        this.target = sent.target;
        this.headers = sent.headers;
        this.body = ByteString.of(body);
        this.query = query;
    }

    WireRequest(RecordedRequest recorded) {
        method = recorded.getMethod();
        target = recorded.getTarget();
        headers = recorded.getHeaders();
        ByteString sent = recorded.getBody();
        body = sent == null ? ByteString.EMPTY : sent;
        int mark = target.indexOf('?');
        query = mark < 0 ? Map.of() : parse(target.substring(mark + 1));
    }

    /** The same request with what was hidden in its body. */
    public WireRequest opened(Map<String, String> query, byte[] body) {
        return new WireRequest(this, Map.copyOf(query), body);
    }

    public String method() {
        return method;
    }

    /** Returns path and query, percent-encoded as sent. */
    public String target() {
        return target;
    }

    /** Returns the path without the query, percent-encoded as sent. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Returns the decoded first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns the query as sent; empty when there is none. */
    public String rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** Returns the decoded first values of all query parameters. */
    public Map<String, String> query() {
        return Map.copyOf(query);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body.toByteArray();
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        StringTokenizer pairs = new StringTokenizer(query, "&");
        while (pairs.hasMoreTokens()) {
            String pair = pairs.nextToken();
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.putIfAbsent(decoded(name), decoded(value));
        }
        return values;
    }

    /** Decodes percent-encoding; what is malformed stays as it was sent. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
