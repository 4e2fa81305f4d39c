package io.github.weizheng.core.web.jssdk;

import io.github.weizheng.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Signs a page's address, so that the page may call WeChat's JS-SDK ({@code wx.config}).
 *
 * <p>The ticket is asked for with each signature and never leaves the server. The page's host must be entered in the console (JS接口安全域名); a
 * signature for another host is worth nothing. Immutable and thread-safe. Construction does no I/O.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/h5/jssdk.html">JS-SDK说明文档, 附录1</a>
 */
public final class JsSdk {
    private static final int NONCE_BYTES = 16;
    private static final int MAX_URL = 4_096;
    private final String appId;
    private final Supplier<Secret> ticket;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /**
     * On the system clock.
     *
     * @param ticket the jsapi ticket that is valid now, from a cache: WeChat issues very few
     */
    public JsSdk(String appId, Supplier<Secret> ticket) {
        this(appId, ticket, Clock.systemUTC());
    }

    /**
     * On a clock.
     *
     * @param ticket the jsapi ticket that is valid now, from a cache: WeChat issues very few
     */
    public JsSdk(String appId, Supplier<Secret> ticket, InstantSource clock) {
        this(appId, ticket, clock, new Nonces());
    }

    /** For a test with published values. */
    JsSdk(String appId, Supplier<Secret> ticket, InstantSource clock, Supplier<String> nonces) {
        this.appId = Objects.requireNonNull(appId, "appId");
        this.ticket = Objects.requireNonNull(ticket, "ticket");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.nonces = nonces;
    }

    /**
     * Signs a page's address. Fails as the supplier of tickets fails.
     *
     * @param pageUrl the address as the browser shows it ({@code location.href}), with its query. What stands behind {@code #} is not part
     *     of what WeChat compares, and is left out; anything else must be the same character by character, so a page behind a proxy sends
     *     its own address rather than have the server guess it
     * @throws IllegalArgumentException if it does not begin with {@code http://} or {@code https://}, has a blank or control character, or
     *     more than 4,096 characters
     */
    public JsSdkConfig config(String pageUrl) {
        String url = checked(pageUrl);
        String nonce = nonces.get();
        long timestamp = clock.instant().getEpochSecond();
        // The keys in the order of the alphabet; the values as they are, not URL-encoded.
        String signed = "jsapi_ticket=" + ticket.get().expose() + "&noncestr=" + nonce + "&timestamp=" + timestamp
                + "&url=" + url;
        return new JsSdkConfig(appId, timestamp, nonce, sha1(signed));
    }

    private static String checked(String pageUrl) {
        int fragment = pageUrl.indexOf('#');
        String url = fragment < 0 ? pageUrl : pageUrl.substring(0, fragment);
        if (url.length() > MAX_URL) {
            throw new IllegalArgumentException("pageUrl: up to " + MAX_URL + " characters, actual " + url.length());
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("pageUrl: the whole address, from http:// or https:// on");
        }
        if (url.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("pageUrl: no blank or control character");
        }
        return url;
    }

    private static String sha1(String text) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        }
    }

    private static final class Nonces implements Supplier<String> {
        private final SecureRandom random = new SecureRandom();

        @Override
        public String get() {
            byte[] bytes = new byte[NONCE_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
