package io.github.weizheng.message.callback;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import io.github.weizheng.core.crypto.CallbackSignature;
import io.github.weizheng.core.mac.Sha256;
import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.core.store.SharedStore;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rejects what was signed too long ago, or for another message. Without a window it rejects nothing. */
final class ReplayGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayGuard.class);

    private final @Nullable Duration window;
    private final boolean plainAdmitted;
    private final String appId;
    private final SharedStore store;
    private final InstantSource clock;

    ReplayGuard(
            @Nullable Duration window, boolean plainAdmitted, String appId, SharedStore store, InstantSource clock) {
        this.window = window;
        this.plainAdmitted = plainAdmitted;
        this.appId = appId;
        this.store = store;
        this.clock = clock;
    }

    /** How long what came is remembered: its timestamp may lie ahead by the window, and is good for the window. */
    Duration memory() {
        Duration twice = window == null ? Duration.ZERO : window.multipliedBy(2).plusSeconds(1);
        return twice.compareTo(Admission.MEMORY) > 0 ? twice : Admission.MEMORY;
    }

    void checkTime(Stamp stamp) {
        if (window != null && !isWithin(window, stamp)) {
            throw new CallbackRejectedException(Reason.STALE);
        }
    }

    private boolean isWithin(Duration reach, Stamp stamp) {
        try {
            Instant signed = Instant.ofEpochSecond(Long.parseLong(stamp.timestamp()));
            return Duration.between(signed, clock.instant()).abs().compareTo(reach) <= 0;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /**
     * Binds timestamp and nonce to the first message that comes with them, and rejects a plain one that comes with those of another: they are all that is signed of it.
     *
     * @param key the message's, the same when WeChat delivers it again
     */
    void bind(Authenticated delivery, String key) {
        if (!isBound(delivery.stamp, delivery.token, key) && delivery.cipher == null) {
            throw new CallbackRejectedException(Reason.REPLAYED);
        }
    }

    /** Binds those of a handshake to handshakes. */
    void bindHandshake(Stamp stamp, Secret token) {
        if (!isBound(stamp, token, "handshake")) {
            throw new CallbackRejectedException(Reason.REPLAYED);
        }
    }

    private boolean isBound(Stamp stamp, Secret token, String key) {
        if (window == null || !plainAdmitted) {
            return true;
        }
        // Not timestamp and nonce themselves: they are signed without a mark between them, so that others read the
        // same.
        String signed = CallbackSignature.sign(token, stamp.timestamp(), stamp.nonce());
        return isBound("callback-stamp:" + Sha256.hex(appId + ' ' + signed), key);
    }

    private boolean isBound(String name, String key) {
        try {
            return store.putIfAbsent(name, key, memory())
                    || store.get(name).filter(first -> !first.equals(key)).isEmpty();
        } catch (RuntimeException | Error e) { // such as a driver that cannot be loaded
            LOG.warn("The store failed; a callback is not checked for a replayed signature", WithoutWords.of(e));
            return true;
        }
    }
}
