package io.github.weizheng.core.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request from WeChat or from a citizen's browser, free of any web framework: the bytes as they came.
 *
 * <p>Nothing in it is trusted or checked yet. Immutable and thread-safe.
 */
public final class CallbackRequest {
    private final String method;
    private final Query query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final @Nullable String remoteAddress;

    private CallbackRequest(
            String method,
            Query query,
            Map<String, List<String>> headers,
            byte[] body,
            @Nullable String remoteAddress) {
        this.method = method;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.remoteAddress = remoteAddress;
    }

    /**
     * A request of which no header matters, as in callbacks of an official account.
     *
     * @param rawQuery what stands after {@code ?}, still percent-encoded; null if there is none
     */
    public static CallbackRequest of(String method, @Nullable String rawQuery, byte[] body) {
        return of(method, rawQuery, Map.of(), body);
    }

    /**
     * A request with its headers, as in pay notifications.
     *
     * @param rawQuery what stands after {@code ?}, still percent-encoded; null if there is none
     * @param headers names in any case
     */
    public static CallbackRequest of(
            String method, @Nullable String rawQuery, Map<String, List<String>> headers, byte[] body) {
        return new CallbackRequest(
                Objects.requireNonNull(method, "method"),
                new Query(rawQuery == null ? "" : rawQuery),
                byAnyCase(headers),
                body.clone(),
                null);
    }

    /**
     * The same request with the address that its connection came from, as the server tells it: of a proxy, if there is one in between.
     *
     * @param address IPv4 or IPv6, in digits
     */
    public CallbackRequest from(String address) {
        return new CallbackRequest(method, query, headers, body, Objects.requireNonNull(address, "address"));
    }

    private static Map<String, List<String>> byAnyCase(Map<String, List<String>> headers) {
        if (headers.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            // HttpURLConnection keeps the status line under a null name.
            if (name != null) {
                copy.merge(name, List.copyOf(values), CallbackRequest::together);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** One name in two cases is one header with two values, which whoever wants one value must see. */
    private static List<String> together(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** GET, POST… as it came. */
    public String method() {
        return method;
    }

    /** What stands after {@code ?}, still percent-encoded; empty if there is none. */
    public String rawQuery() {
        return query.raw();
    }

    /** The headers; looking one up ignores case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The address that the connection came from, if the adapter told it. */
    public Optional<String> remoteAddress() {
        return Optional.ofNullable(remoteAddress);
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** How many bytes the body has. */
    public int bodyLength() {
        return body.length;
    }

    /**
     * The decoded value of a query parameter that is there exactly once.
     *
     * <p>Nothing if it is missing, doubled, not URL-encoded rightly, or the query has more than 8,192 characters.
     */
    public Optional<String> parameter(String name) {
        return query.parameter(name);
    }

    /**
     * The value of a cookie that is there exactly once, without the quotes that some clients put around it.
     *
     * <p>Nothing if it is missing or doubled: a neighbour on the same domain can set a second one of the name, and nobody can tell which is whose.
     */
    public Optional<String> cookie(String name) {
        List<String> found = headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name) && pair.startsWith("=", name.length()))
                .map(pair -> unquoted(pair.substring(name.length() + 1)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Method and size; the query holds signatures, and the body may hold personal data. */
    @Override
    public String toString() {
        return "CallbackRequest[" + method + ", " + body.length + " bytes]";
    }
}
