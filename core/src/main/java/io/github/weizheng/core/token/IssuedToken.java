package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
import java.time.Duration;

/** A token as it was issued. Immutable and thread-safe. */
public final class IssuedToken {
    private static final Duration MAX_LIFETIME = Duration.ofDays(365);
    private final Secret token;
    private final Duration lifetime;

    private IssuedToken(Secret token, Duration lifetime) {
        this.token = token;
        this.lifetime = lifetime;
    }

    /**
     * A token and how long it is still valid.
     *
     * @throws IllegalArgumentException if the lifetime is not more than zero, or more than 365 days
     */
    public static IssuedToken of(Secret token, Duration lifetime) {
        if (lifetime.isZero() || lifetime.isNegative() || lifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("lifetime: more than zero, at most 365 days, actual " + lifetime);
        }
        return new IssuedToken(token, lifetime);
    }

    /** The token. */
    public Secret token() {
        return token;
    }

    /** How long it is still valid. */
    public Duration lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        return "IssuedToken[" + lifetime + "]";
    }
}
