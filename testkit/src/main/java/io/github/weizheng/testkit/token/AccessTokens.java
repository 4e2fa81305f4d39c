package io.github.weizheng.testkit.token;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.api.TokenGate;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every access token of the account that was ever issued and not yet forgotten, and what it is worth. Thread-safe. */
public final class AccessTokens implements TokenGate {
    static final Duration LIFETIME = Duration.ofHours(2);

    /** Tokens that died long ago are forgotten, so that memory stays flat. */
    private static final int REMEMBERED = 10_000;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{2}_[A-Za-z0-9_-]{98,}");

    private final Map<String, Issued> tokens = new LinkedHashMap<>();
    private final RandomText random;
    private final Clock clock;

    public AccessTokens(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void pass(Optional<String> accessToken) {
        String value = accessToken.orElse("");
        if (value.isEmpty()) {
            throw new ApiRefusal(Errcode.ACCESS_TOKEN_MISSING);
        }
        if (!SHAPE.matcher(value).matches()) {
            throw new ApiRefusal(Errcode.INVALID_ACCESS_TOKEN);
        }
        int errcode = judge(value);
        if (errcode != 0) {
            throw new ApiRefusal(errcode);
        }
    }

    /** Makes every token "not latest", as when somebody else refreshed it. */
    public synchronized void revokeAll() {
        tokens.values().forEach(token -> supersede(token, Duration.ZERO));
    }

    synchronized Issued issue() {
        Issued token = new Issued("%s_%s".formatted(random.digits(2), random.urlSafe(102)), now().plus(LIFETIME));
        tokens.put(token.value, token);
        if (tokens.size() > REMEMBERED) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        return token;
    }

    /** Makes a token "not latest" after {@code grace}, unless that is so earlier; an expired one stays expired. */
    synchronized void supersede(Issued token, Duration grace) {
        Instant end = now().plus(grace);
        if (end.isBefore(token.latestUntil) && end.isBefore(token.expiresAt)) {
            token.latestUntil = end;
        }
    }

    /** Returns for how long a token is good. */
    synchronized Duration remaining(Issued token) {
        Instant end = token.latestUntil.isBefore(token.expiresAt) ? token.latestUntil : token.expiresAt;
        Instant now = now();
        return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
    }

    private synchronized int judge(String value) {
        Issued token = tokens.get(value);
        Instant now = now();
        if (token == null || !now.isBefore(token.latestUntil)) {
            return Errcode.INVALID_CREDENTIAL;
        }
        return now.isBefore(token.expiresAt) ? 0 : Errcode.ACCESS_TOKEN_EXPIRED;
    }

    private Instant now() {
        return clock.instant();
    }

    /** One token; what changes is guarded by the registry. */
    static final class Issued {
        final String value;
        private final Instant expiresAt;
        private Instant latestUntil = Instant.MAX;

        private Issued(String value, Instant expiresAt) {
            this.value = value;
            this.expiresAt = expiresAt;
        }
    }
}
