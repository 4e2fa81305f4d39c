package io.github.weizheng.core.token;

import io.github.weizheng.core.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A token in hand, with the moments that matter, in epoch milliseconds. */
final class HeldToken {
    /** WeChat renews a stable token 5 minutes before its end; earlier than that it hands out the same one again. */
    private static final long AHEAD_MILLIS = Duration.ofMinutes(3).toMillis();

    private static final long JITTER_MILLIS = Duration.ofSeconds(90).toMillis();
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    /** How far clocks are set back in passing. */
    private static final long BACK_MILLIS = Duration.ofMinutes(1).toMillis();

    final Secret token;
    final long expiresAt;
    private final long refreshAt;

    /** A clock that shows less was set back: when the token ends, it no longer knows. */
    private final long since;

    /** That this was so once already. */
    private final boolean doubtful;

    private HeldToken(Secret token, long expiresAt, long refreshAt, long since, boolean doubtful) {
        this.token = token;
        this.expiresAt = expiresAt;
        this.refreshAt = refreshAt;
        this.since = since;
        this.doubtful = doubtful;
    }

    static HeldToken issued(IssuedToken issued, long now) {
        return got(issued.token(), now, now + issued.lifetime().toMillis());
    }

    /** Got now; to be renewed ahead of its end, at a moment of this JVM's own. */
    static HeldToken got(Secret token, long now, long expiresAt) {
        long left = expiresAt - now;
        long ahead = AHEAD_MILLIS + ThreadLocalRandom.current().nextLong(JITTER_MILLIS);
        long pause = Math.min(PAUSE_MILLIS, left / 2);
        long refreshAt = Math.max(now + pause, expiresAt - Math.min(ahead, left / 4));
        return new HeldToken(token, expiresAt, refreshAt, now - BACK_MILLIS, false);
    }

    /** The same, to be looked at again after a while. */
    HeldToken keptFor(long millis, long now) {
        return new HeldToken(token, expiresAt, Math.min(expiresAt, now + millis), now - BACK_MILLIS, isDoubtful(now));
    }

    /** Whether it serves, and there is nothing to do. */
    boolean isFresh(long now) {
        return now < refreshAt && now >= since;
    }

    /** Whether it serves as far as is known. */
    boolean isValid(long now) {
        return now < expiresAt;
    }

    /** Whether another is better: one that ends later, or simply another if this one's end is not known. */
    boolean yieldsTo(Stored other, long now) {
        return isDoubtful(now) ? !other.token().equals(token) : other.expiresAt() > expiresAt;
    }

    private boolean isDoubtful(long now) {
        return doubtful || now < since;
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
