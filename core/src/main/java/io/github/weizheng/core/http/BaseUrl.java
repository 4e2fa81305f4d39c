package io.github.weizheng.core.http;

import io.github.weizheng.core.privacy.Quote;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where an API is reached: scheme, host and an optional path prefix. Thread-safe. */
public final class BaseUrl {
    private static final int SHOWN = 100;
    private static final int MAX_KNOWN = 500;
    private static final int MAX_KNOWN_LENGTH = 200;

    /** What a URL parser resolves, turns into a slash, or drops; it trims a blank at the end before it resolves. */
    private static final Pattern ELSEWHERE = Pattern.compile("[\\\\\\x00-\\x1F\\x7F]|/(?:\\.|%2[eE]){1,2}(?=/|$)| $");

    private final String text;
    private final String host;
    private final String prefix;

    /** Addresses without a query, since parsing them costs more than all else that is done for a call; a program uses few paths. */
    private final Map<String, HttpUrl> known = new ConcurrentHashMap<>();

    /** Notices go to one path in their thousands, with one token. */
    private volatile @Nullable Last last;

    private BaseUrl(String text, String host, String prefix) {
        this.text = text;
        this.host = host;
        this.prefix = prefix;
    }

    /**
     * The address of an API.
     *
     * @throws IllegalArgumentException if it is not http(s) with a host, or has user info, query or fragment
     */
    public static BaseUrl of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (!(scheme.equals("http") || scheme.equals("https")) || !plain || parsed == null) {
            throw new IllegalArgumentException("baseUrl: http(s)://host[:port][/prefix], without query or credentials");
        }
        String text = parsed.toString();
        String path = parsed.encodedPath();
        return new BaseUrl(withoutSlash(text), parsed.host(), withoutSlash(path));
    }

    /** The host, in lower case. */
    public String host() {
        return host;
    }

    /**
     * The address of a call, encoded as it will be sent.
     *
     * @param path from {@code /} on
     * @param rawQuery encoded, or empty
     * @throws IllegalArgumentException if the path has a query or fragment, a dot segment, a backslash, a control character or a blank at its
     *     end: it would lead elsewhere
     */
    public HttpUrl at(String path, String rawQuery) {
        if (rawQuery.isEmpty()) {
            return bare(path);
        }
        Last before = last;
        if (before != null && before.path.equals(path) && before.query.equals(rawQuery)) {
            return before.url;
        }
        HttpUrl url = bare(path).newBuilder().encodedQuery(rawQuery).build();
        last = new Last(path, rawQuery, url);
        return url;
    }

    private HttpUrl bare(String path) {
        HttpUrl url = known.get(path);
        if (url == null) {
            url = parsed(path);
            if (known.size() < MAX_KNOWN && path.length() <= MAX_KNOWN_LENGTH) {
                known.put(path, url);
            }
        }
        return url;
    }

    private HttpUrl parsed(String path) {
        boolean bare = path.startsWith("/")
                && path.indexOf('?') < 0
                && path.indexOf('#') < 0
                && !ELSEWHERE.matcher(path).find();
        HttpUrl url = bare ? HttpUrl.parse(text + path) : null;
        if (url == null || !url.encodedPath().startsWith(prefix + "/")) {
            throw new IllegalArgumentException(
                    "path: starts with /, has no query, no dot segment, no backslash, no control character and no blank at its end, actual "
                            + Quote.of(path, SHOWN));
        }
        return url;
    }

    /** Path and query of a call, without the prefix, which a reverse proxy strips. */
    public String target(HttpUrl call) {
        String query = call.encodedQuery();
        return call.encodedPath().substring(prefix.length()) + (query == null ? "" : "?" + query);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** No record, whose {@code toString} would show the token. */
    private static final class Last {
        private final String path;
        private final String query;
        private final HttpUrl url;

        private Last(String path, String query, HttpUrl url) {
            this.path = path;
            this.query = query;
            this.url = url;
        }
    }
}
