package io.github.weizheng.message.callback;

import io.github.weizheng.core.Delayer;
import io.github.weizheng.core.effect.Claim;
import io.github.weizheng.core.effect.OnceOnly;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits each message once, however often it is delivered.
 *
 * <p>A store that fails costs the de-duplication and never the message: an unanswered petition is worse than one answered twice.
 */
final class Admission {
    /** Ends while the second delivery waits, so that it takes over from a process that died. */
    private static final Duration LEASE = Duration.ofSeconds(8);

    /** How long what was handled is remembered at least. */
    static final Duration MEMORY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** So that a delivery is answered within the five seconds that WeChat waits. */
    private static final Duration PATIENCE = Duration.ofMillis(4_400);

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** For a clock that stands still, or is set back meanwhile. */
    private static final long LOOKS = PATIENCE.dividedBy(PAUSE);

    private final OnceOnly deliveries;
    private final Delayer delayer;
    private final InstantSource clock;

    Admission(SharedStore store, Delayer delayer, InstantSource clock, Duration memory) {
        deliveries = new OnceOnly(store, "callback", LEASE, memory);
        this.delayer = delayer;
        this.clock = clock;
    }

    /** Waits while another delivery of the message is being handled: for its answer, or for the end of its claim. */
    Claim claim(String key) {
        Instant lastPause = clock.instant().plus(PATIENCE).minus(PAUSE);
        Claim claim = look(key);
        for (int i = 0; i < LOOKS && claim instanceof Claim.Running; i++) {
            if (clock.instant().isAfter(lastPause)) {
                return claim;
            }
            try {
                delayer.delay(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return claim;
            }
            claim = look(key);
        }
        return claim;
    }

    private Claim look(String key) {
        try {
            return deliveries.claim(key);
        } catch (RuntimeException | Error e) { // such as a driver that cannot be loaded
            LOG.warn(
                    "The store failed; a message is handled without knowing whether it was before", WithoutWords.of(e));
            return Unrecorded.CLAIM;
        }
    }

    void done(Claim.Granted claim, String answer) {
        try {
            claim.done(answer);
        } catch (RuntimeException | Error e) {
            LOG.warn("The store failed; a message that was handled may be handled again", WithoutWords.of(e));
        }
    }

    void release(Claim.Granted claim) {
        try {
            claim.release();
        } catch (RuntimeException | Error e) {
            LOG.warn("The store failed; a message is handled again only once its claim has ended", WithoutWords.of(e));
        }
    }

    /** What no store knows of. */
    private enum Unrecorded implements Claim.Granted {
        CLAIM;

        @Override
        public boolean done(String outcome) {
            return false;
        }

        @Override
        public void release() {}
    }
}
