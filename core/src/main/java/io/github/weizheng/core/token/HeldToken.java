package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
import java.util.Optional;

/** A token in hand, with the two moments that matter, in epoch milliseconds. */
final class HeldToken {
    final Secret token;
    final long expiresAt;
    final long refreshAt;

    HeldToken(Secret token, long expiresAt, long refreshAt) {
        this.token = token;
        this.expiresAt = expiresAt;
        this.refreshAt = refreshAt;
    }

    HeldToken refreshAt(long moment) {
        return new HeldToken(token, expiresAt, moment);
    }

    /** The form in the store: what all JVMs agree on, without this one's own moment of refresh. */
    String stored() {
        return expiresAt + " " + token.expose();
    }

    record Stored(Secret token, long expiresAt) {
        static Optional<Stored> parse(String text) {
            int blank = text.indexOf(' ');
            if (blank < 1 || blank == text.length() - 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new Stored(Secret.of(text.substring(blank + 1)), Long.parseLong(text.substring(0, blank))));
            } catch (IllegalArgumentException e) { // no number, or no secret
                return Optional.empty();
            }
        }
    }
}
