package io.github.weizheng.testkit.web;

import io.github.weizheng.testkit.api.ApiRefusal;
import io.github.weizheng.testkit.api.Errcode;
import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of single users: two hours, and thirty days for the one that makes new ones. Thread-safe. */
final class UserTokens {
    static final Duration ACCESS_LIFETIME = Duration.ofHours(2);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
    private static final int REMEMBERED = 10_000;

    private final Map<String, Held> access = new LinkedHashMap<>();
    private final Map<String, Held> refresh = new LinkedHashMap<>();
    private final RandomText random;
    private final Clock clock;

    UserTokens(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    String newAccess(Consent consent) {
        return put(access, consent, ACCESS_LIFETIME);
    }

    String newRefresh(Consent consent) {
        return put(refresh, consent, REFRESH_LIFETIME);
    }

    Consent byAccess(String token) {
        if (token.isEmpty()) {
            throw new ApiRefusal(Errcode.ACCESS_TOKEN_MISSING);
        }
        return good(access, token, Errcode.INVALID_CREDENTIAL, Errcode.ACCESS_TOKEN_EXPIRED);
    }

    Consent byRefresh(String token) {
        if (token.isEmpty()) {
            throw new ApiRefusal(Errcode.REFRESH_TOKEN_MISSING);
        }
        return good(refresh, token, Errcode.INVALID_REFRESH_TOKEN, Errcode.REFRESH_TOKEN_EXPIRED);
    }

    private synchronized String put(Map<String, Held> tokens, Consent consent, Duration lifetime) {
        String value = random.digits(2) + "_" + random.urlSafe(66);
        tokens.put(value, new Held(consent, clock.instant().plus(lifetime)));
        if (tokens.size() > REMEMBERED) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        return value;
    }

    private synchronized Consent good(Map<String, Held> tokens, String value, int unknown, int expired) {
        @Nullable Held held = tokens.get(value);
        if (held == null) {
            throw new ApiRefusal(unknown);
        }
        if (held.consent.outdated()) {
            throw new ApiRefusal(Errcode.PASSWORD_CHANGED);
        }
        if (!clock.instant().isBefore(held.end)) {
            throw new ApiRefusal(expired);
        }
        return held.consent;
    }

    private record Held(Consent consent, Instant end) {}
}
