package io.github.weizheng.core.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to send back over HTTP. Immutable and thread-safe. */
public final class CallbackResponse {
    private static final Pattern HEADER_NAME = Pattern.compile("[0-9A-Za-z!#$%&'*+.^_`|~-]{1,128}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");
    private final int status;
    private final String contentType;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private CallbackResponse(int status, String contentType, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = headers;
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

    /**
     * Sends the browser elsewhere: 302 with {@code Location}. Where to is the caller's to check; characters beyond ASCII are percent-encoded.
     *
     * @throws IllegalArgumentException if the target is neither absolute http(s) nor a path that begins with one {@code /}
     */
    public static CallbackResponse redirect(URI target) {
        String scheme = target.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        boolean here = scheme == null && target.getRawAuthority() == null;
        String path = Objects.requireNonNullElse(target.getRawPath(), "");
        if (!(web && target.getHost() != null) && !(here && path.startsWith("/") && !path.startsWith("//"))) {
            throw new IllegalArgumentException("target: http(s)://host/… or /path");
        }
        return empty(302).withHeader("Location", target.toASCIIString());
    }

    /** Any text in UTF-8 under a content type. */
    public static CallbackResponse of(int status, String contentType, String body) {
        return new CallbackResponse(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same with one header more. A name that is there already gets a second value, as {@code Set-Cookie} needs.
     *
     * @throws IllegalArgumentException if the name is no header name, or one that says how the body is sent (content type, length,
     *     transfer); or if the value has anything but printable ASCII, blanks and tabs, such as a line break
     */
    public CallbackResponse withHeader(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "header: a name of 1 to 128 letters, digits and marks, actual length " + name.length());
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("content-type") || lower.equals("content-length") || lower.equals("transfer-encoding")) {
            throw new IllegalArgumentException("header: " + lower + " follows from the body");
        }
        if (!HEADER_VALUE.matcher(value).matches()) {
            // A line break would begin a header, or an answer, of the sender's choice.
            throw new IllegalArgumentException("header " + name + ": printable ASCII, blanks and tabs only");
        }
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.merge(name, List.of(value), (some, one) -> Stream.concat(some.stream(), one.stream())
                .toList());
        return new CallbackResponse(status, contentType, Collections.unmodifiableMap(more), body);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The value for {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** Further headers; looking one up ignores case. An adapter sends each value as a line of its own. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** Status, type and size; the body may hold personal data, a header a session. */
    @Override
    public String toString() {
        return "CallbackResponse[" + status + ", " + contentType + ", " + body.length + " bytes]";
    }
}
