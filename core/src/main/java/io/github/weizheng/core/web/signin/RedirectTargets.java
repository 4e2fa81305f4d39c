package io.github.weizheng.core.web.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses to which a browser may be sent after sign-in: scheme, host and port exactly, and a path below a prefix.
 *
 * <p>Whatever a browser could read in another way than a server is refused, not repaired: user info, fragments, backslashes, capital letters in the
 * host, anything beyond ASCII, an escaped slash, backslash, dot, semicolon or percent sign in the path (also one in more bytes than UTF-8
 * allows, so a path escaped from GBK may be refused), {@code ..}, {@code //} within the path. Immutable and thread-safe.
 */
public final class RedirectTargets {
    private static final int MAX_LENGTH = 2_048;
    /** The characters of an URI, without the fragment's and those of IPv6 addresses. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9A-Za-z._~:/?@!$&'()*+,;=%-]+");
    /** An allowed host: letters, digits, dots and hyphens, and perhaps a port. */
    private static final Pattern AUTHORITY = Pattern.compile("[0-9a-z]([0-9a-z.-]*[0-9a-z])?(:[1-9][0-9]{0,4})?");
    /** What stands for a slash, backslash, dot, semicolon, percent sign or control character; in more bytes than UTF-8 allows, for careless servers. */
    private static final Pattern DISGUISED =
            Pattern.compile("%(2[fFeE5]|3[bB]|5[cC]|[01][0-9a-fA-F]|7[fF]|[cC][01]%[89abAB]|[eE]0%[89]|[fF][08cC]%8)");

    private final List<Prefix> prefixes;

    private RedirectTargets(List<Prefix> prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * An allow-list.
     *
     * @param prefixes as {@code https://portal.example.gov.cn/wx/}: http(s), a host in small letters, perhaps a port, and a path. One that
     *     ends in {@code /} allows all below it; another allows itself and what follows it behind a {@code /}. Without a path all of the
     *     host is allowed
     * @throws IllegalArgumentException if there is none, or one has another form, a query or a fragment
     */
    public static RedirectTargets of(String... prefixes) {
        if (prefixes.length == 0) {
            throw new IllegalArgumentException("targets: at least 1 prefix, actual 0");
        }
        return new RedirectTargets(Stream.of(prefixes).map(Prefix::of).toList());
    }

    /** The address, if it is allowed. Never throws for what a stranger may write. */
    public Optional<URI> find(String target) {
        return parsed(target).filter(uri -> prefixes.stream().anyMatch(prefix -> prefix.holds(uri)));
    }

    private static Optional<URI> parsed(String target) {
        if (target.length() > MAX_LENGTH || !WRITTEN.matcher(target).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(target);
            String path = uri.getRawPath();
            boolean whole = uri.getRawAuthority() != null
                    && path != null
                    && AUTHORITY.matcher(uri.getRawAuthority()).matches();
            return whole && isPlain(path) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether every server and browser reads the path in the same way. */
    private static boolean isPlain(String path) {
        return !path.contains("//")
                && !DISGUISED.matcher(path).find()
                // Some servers drop what follows a semicolon before they look for dots.
                && Stream.of(path.split("/"))
                        .map(s -> s.split(";", 2)[0])
                        .noneMatch(s -> s.equals(".") || s.equals(".."));
    }

    /** The allowed prefixes. */
    @Override
    public String toString() {
        return "RedirectTargets" + prefixes;
    }

    private record Prefix(String scheme, Set<String> authorities, String path) {

        static Prefix of(String text) {
            URI uri = parsed(text)
                    .filter(found -> "https".equals(found.getScheme()) || "http".equals(found.getScheme()))
                    .filter(found -> found.getRawQuery() == null && found.getHost() != null)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "targets: https://host[:port][/path] in small letters, without query, fragment or ..,"
                                    + " actual " + text));
            String usual = uri.getScheme().equals("https") ? ":443" : ":80";
            String authority = uri.getRawAuthority();
            String bare = authority.endsWith(usual) ? uri.getHost() : authority;
            Set<String> authorities =
                    uri.getPort() < 0 || authority.endsWith(usual) ? Set.of(bare, bare + usual) : Set.of(bare);
            String path = uri.getRawPath().equals("/") ? "" : uri.getRawPath();
            return new Prefix(uri.getScheme(), authorities, path);
        }

        boolean holds(URI uri) {
            String asked = uri.getRawPath();
            return scheme.equals(uri.getScheme())
                    && authorities.contains(uri.getRawAuthority())
                    && (path.isEmpty()
                            || asked.equals(path)
                            || asked.startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }
}
