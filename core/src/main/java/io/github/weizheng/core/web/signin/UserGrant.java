package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.OpenId;
import io.github.weizheng.core.Secret;
import java.time.Instant;
import java.util.Objects;

/**
 * What a citizen has granted: a token of this one user, which has nothing to do with the account's access token.
 *
 * <p>Keep it for as long as it is needed, in a session on the server, never in the browser. Immutable and thread-safe.
 */
public final class UserGrant {
    private final OpenId openId;
    private final String scope;
    private final Secret accessToken;
    private final Secret refreshToken;
    private final Instant expiresAt;

    private UserGrant(OpenId openId, String scope, Secret accessToken, Secret refreshToken, Instant expiresAt) {
        this.openId = Objects.requireNonNull(openId, "openId");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.accessToken = Objects.requireNonNull(accessToken, "accessToken");
        this.refreshToken = Objects.requireNonNull(refreshToken, "refreshToken");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** A grant that was kept elsewhere. */
    public static UserGrant of(
            OpenId openId, String scope, Secret accessToken, Secret refreshToken, Instant expiresAt) {
        return new UserGrant(openId, scope, accessToken, refreshToken, expiresAt);
    }

    /** Whose it is. */
    public OpenId openId() {
        return openId;
    }

    /** What was granted, as WeChat wrote it: scopes with commas between them. */
    public String scope() {
        return scope;
    }

    /** Reads the user's profile until {@link #expiresAt}. */
    public Secret accessToken() {
        return accessToken;
    }

    /** Gets a new access token for 30 days. */
    public Secret refreshToken() {
        return refreshToken;
    }

    /** When the access token ends; two hours after it was issued. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The ends of the openid and the end of the token. */
    @Override
    public String toString() {
        return "UserGrant[" + openId + ", " + scope + ", until " + expiresAt + "]";
    }
}
