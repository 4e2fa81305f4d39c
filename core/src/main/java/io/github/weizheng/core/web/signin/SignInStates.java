package io.github.weizheng.core.web.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.CallbackRequest;
import io.github.weizheng.core.web.signin.SignInRejectedException.Reason;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Issues the {@code state} of a sign-in and takes it back once: signed, expiring, bound to the browser, good for a single use.
 *
 * <p>A state has 112 small hex digits: when it ends, a digest of the browser's cookie, and an HMAC-SHA256 over both. What the sign-in is
 * about (where the citizen goes afterwards) travels in the cookie, so that beginning a sign-in writes nothing to the store. Only a state
 * that is genuine, not expired and in its own browser reaches the store, which remembers that it was used; JVMs that share the store and
 * the key take each other's states. A stranger who begins and returns without having been at WeChat costs one small entry for a lifetime,
 * and, with an invented code, one call of WeChat: limit at the gateway how often an address may do so.
 *
 * <p>While the store fails, nobody is signed in ({@link Reason#STORE_UNAVAILABLE}). If it loses what it remembers (a Redis that fails
 * over, an in-memory store behind a load balancer), a state can be used a second time until it expires, though only in its own browser and
 * with another code of WeChat.
 *
 * <p>The cookie is {@code HttpOnly}, {@code SameSite=Lax}, and for an https callback {@code Secure} with a {@code __Host-} name, which
 * neighbours under the same parent domain cannot set. Each sign-in has a cookie of its own, so two tabs do not disturb each other.
 *
 * <p>One instance serves any number of {@link WebSignIn}s and {@link SignInRelay}s; a state of one is no state of another account or of
 * the other kind. Immutable and thread-safe. Does no I/O but for the store.
 */
public final class SignInStates {
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);
    private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);
    private static final Duration MAX_LIFETIME = Duration.ofHours(1);
    /** Another JVM's clock may be behind by that much and take the state a little longer. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final int RANDOM_BYTES = 16;
    /** With its name and attributes a cookie then stays below the 4,096 bytes that browsers keep. */
    private static final int MAX_SUBJECT = 2_700;

    private final SecureRandom randomness = new SecureRandom();
    private final StateSigner signer;
    private final SharedStore store;
    private final Duration lifetime;
    private final InstantSource clock;

    private SignInStates(Builder builder) {
        signer = new StateSigner(builder.key, builder.previousKey);
        store = builder.store;
        lifetime = builder.lifetime;
        clock = builder.clock;
    }

    /**
     * Starts.
     *
     * @param key signs states: at least 32 bytes, random, the same in all JVMs of the portal, and used for nothing else
     * @param store remembers which states were used; the same for all JVMs
     * @throws IllegalArgumentException from {@link Builder#build} if the key is too short
     */
    public static Builder builder(Secret key, SharedStore store) {
        return new Builder(key, store);
    }

    /**
     * A new state, and the browser's share of it.
     *
     * @param purpose which sign-ins take it
     * @param subject what the sign-in is about; the browser keeps it and can read it
     */
    Issued issue(String purpose, String subject, boolean secure) {
        byte[] text = subject.getBytes(UTF_8);
        if (text.length > MAX_SUBJECT) {
            throw new IllegalArgumentException("subject: up to " + MAX_SUBJECT + " bytes, actual " + text.length);
        }
        byte[] random = new byte[RANDOM_BYTES];
        randomness.nextBytes(random);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String value = base64.encodeToString(random) + '.' + base64.encodeToString(text);
        SignedState state = signer.sign(purpose, clock.instant().plus(lifetime), value.getBytes(US_ASCII));
        return new Issued(state.text(), new BrowserCookie(state.id(), secure).set(value, lifetime));
    }

    /**
     * Takes a state back.
     *
     * @throws SignInRejectedException if it is none of ours, has expired, is another browser's or was used; or if the store fails
     */
    Redeemed redeem(String purpose, CallbackRequest request, boolean secure) {
        if (!request.method().equals("GET")) {
            throw new SignInRejectedException(Reason.METHOD);
        }
        SignedState state = request.parameter("state")
                .flatMap(text -> signer.verified(purpose, text))
                .orElseThrow(() -> new SignInRejectedException(Reason.FORGED));
        Instant now = clock.instant();
        if (!now.isBefore(state.expiresAt())) {
            throw new SignInRejectedException(Reason.EXPIRED);
        }
        BrowserCookie cookie = new BrowserCookie(state.id(), secure);
        String value = request.cookie(cookie.name())
                .filter(found -> state.belongsTo(found.getBytes(UTF_8)))
                .orElseThrow(() -> new SignInRejectedException(Reason.OTHER_BROWSER));
        useUp(purpose, state, Duration.between(now, state.expiresAt()).plus(CLOCKS_APART));
        String subject = value.substring(value.indexOf('.') + 1);
        return new Redeemed(new String(Base64.getUrlDecoder().decode(subject), UTF_8), cookie.clear());
    }

    private void useUp(String purpose, SignedState state, Duration memory) {
        boolean first;
        try {
            first = store.putIfAbsent("state:" + purpose + ':' + state.id(), "used", memory);
        } catch (RuntimeException e) {
            // Whatever a store throws: without its memory a state could be used twice.
            throw new SignInRejectedException(Reason.STORE_UNAVAILABLE, WithoutWords.of(e));
        }
        if (!first) {
            throw new SignInRejectedException(Reason.REPLAYED);
        }
    }

    /** What goes to WeChat and what goes to the browser. */
    record Issued(String state, String setCookie) {
        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** What the sign-in was about, and how the browser forgets it. */
    record Redeemed(String subject, String clearCookie) {}

    /** Collects what differs. For one thread. */
    public static final class Builder {
        private final Secret key;
        private final SharedStore store;
        private @Nullable Secret previousKey;
        private Duration lifetime = DEFAULT_LIFETIME;
        private InstantSource clock = Clock.systemUTC();

        private Builder(Secret key, SharedStore store) {
            this.key = Objects.requireNonNull(key, "key");
            this.store = Objects.requireNonNull(store, "store");
        }

        /** The key before the last change; states signed with it are still taken, and none is signed with it. Drop it after a lifetime. */
        public Builder previousKey(Secret previous) {
            previousKey = Objects.requireNonNull(previous, "previous");
            return this;
        }

        /**
         * How long a citizen has from the beginning to the return; 10 minutes by default.
         *
         * @throws IllegalArgumentException if it is less than a minute or more than an hour
         */
        public Builder lifetime(Duration span) {
            if (span.compareTo(MIN_LIFETIME) < 0 || span.compareTo(MAX_LIFETIME) > 0) {
                throw new IllegalArgumentException("lifetime: 1 minute to 1 hour, actual " + span);
            }
            lifetime = span;
            return this;
        }

        /** The clock that states expire by. */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes it. Does no I/O.
         *
         * @throws IllegalArgumentException if a key has fewer than 32 bytes
         */
        public SignInStates build() {
            return new SignInStates(this);
        }
    }
}
