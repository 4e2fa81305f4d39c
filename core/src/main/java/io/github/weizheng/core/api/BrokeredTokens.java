package io.github.weizheng.core.api;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.http.HttpCall;
import io.github.weizheng.core.http.HttpTransport;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.token.IssuedToken;
import io.github.weizheng.core.token.TokenSource;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Tokens from another system of the office (中控服务器) over HTTP, so that this one needs no AppSecret and no place on WeChat's IP allow-list.
 *
 * <p>{@code GET} with {@code Authorization: Bearer SECRET}; the answer is in WeChat's own form, {@code {"access_token":"…","expires_in":7100}}, with the lifetime
 * that is left, or an errcode. After a refusal the query has {@code refused=} with the token's SHA-256 in hex, which a {@code TokenBroker} understands
 * and others may ignore. Times out as the client does, after 30 s if that has no limit. Thread-safe.
 */
public final class BrokeredTokens implements TokenSource {
    private static final String WHAT = "GET token broker";
    private final HttpUrl url;
    private final Secret secret;
    private final HttpTransport transport;

    /** Tokens from that address, with a client of its own. Does no I/O. */
    public BrokeredTokens(URI url, Secret secret) {
        this(url, secret, new OkHttpClient());
    }

    /**
     * Tokens from that address. Does no I/O.
     *
     * @param url http(s) with the broker's path; https, unless the network is the office's own
     * @param secret what the broker knows this system by; printable ASCII
     * @param client to derive from; never closed
     * @throws IllegalArgumentException if the address is not http(s), or has credentials or a fragment, or the secret cannot stand in a header
     */
    public BrokeredTokens(URI url, Secret secret, OkHttpClient client) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = url.getRawFragment() == null && url.getRawUserInfo() == null;
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (parsed == null || !plain || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("url: http(s)://host[:port]/path, without credentials or fragment");
        }
        if (!secret.expose().chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("secret: printable ASCII, as it travels in a header");
        }
        this.url = parsed;
        this.secret = secret;
        this.transport = HttpTransport.over(Objects.requireNonNull(client, "client"));
    }

    @Override
    public IssuedToken fetch() {
        return asked(url);
    }

    @Override
    public IssuedToken fetchInsteadOf(Secret refused) {
        return asked(url.newBuilder()
                .setQueryParameter("refused", Sha256.hex(refused.expose()))
                .build());
    }

    private IssuedToken asked(HttpUrl address) {
        HttpCall call = HttpCall.get(address, WHAT, Map.of("Authorization", "Bearer " + secret.expose()));
        return ApiAnswer.of(WHAT, transport.exchange(call))
                .as(Issued.class, List.of(secret.expose()), false)
                .checked(WHAT);
    }
}
