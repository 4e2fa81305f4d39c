package io.github.weizheng.core.web;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request from WeChat or from a citizen's browser, free of any web framework: the bytes as they came.
 *
 * <p>Nothing in it is trusted or checked yet. Immutable and thread-safe.
 */
public final class CallbackRequest {
    private static final int MAX_QUERY = 8 * 1024;
    private final String method;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private CallbackRequest(String method, String rawQuery, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.rawQuery = rawQuery;
        this.headers = headers;
        this.body = body;
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
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            // HttpURLConnection keeps the status line under a null name.
            if (name != null) {
                copy.put(name, List.copyOf(values));
            }
        });
        return new CallbackRequest(method, rawQuery == null ? "" : rawQuery, copy, body.clone());
    }

    /** GET, POST… as it came. */
    public String method() {
        return method;
    }

    /** What stands after {@code ?}, still percent-encoded; empty if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The headers; looking one up ignores case. */
    public Map<String, List<String>> headers() {
        return java.util.Collections.unmodifiableMap(headers);
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** How many bytes the body has. */
    public int bodyLength() {
        return body.length;
    }

    /** The body as text, or nothing if it is not valid UTF-8. */
    public Optional<String> bodyText() {
        String text = new String(body, StandardCharsets.UTF_8);
        // The replacement character is rare; only where it shows up can the bytes have been broken.
        return text.indexOf('\uFFFD') < 0 || isUtf8() ? Optional.of(text) : Optional.empty();
    }

    /**
     * The decoded value of a query parameter that is there exactly once.
     *
     * <p>Nothing if it is missing, doubled, not URL-encoded rightly, or the query has more than 8,192 characters.
     */
    public Optional<String> parameter(String name) {
        if (rawQuery.length() > MAX_QUERY) {
            return Optional.empty();
        }
        String found = null;
        int start = 0;
        while (start <= rawQuery.length()) {
            int end = rawQuery.indexOf('&', start);
            end = end < 0 ? rawQuery.length() : end;
            int equals = rawQuery.indexOf('=', start);
            equals = equals < 0 || equals > end ? end : equals;
            if (name.equals(decode(start, equals))) {
                String value = decode(Math.min(equals + 1, end), end);
                if (found != null || value == null) {
                    return Optional.empty();
                }
                found = value;
            }
            start = end + 1;
        }
        return Optional.ofNullable(found);
    }

    /** Method and size; the query holds signatures, and the body may hold personal data. */
    @Override
    public String toString() {
        return "CallbackRequest[" + method + ", " + body.length + " bytes]";
    }

    private @Nullable String decode(int start, int end) {
        try {
            return URLDecoder.decode(rawQuery.substring(start, end), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
