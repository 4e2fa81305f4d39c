package io.github.weizheng.core.token;

import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all JVMs of an account agree on in their store: the token, and which of them is to fetch the next one.
 *
 * <p>The lease only saves calls. What keeps a late loser from overwriting a newer token is that each write names what it replaces.
 */
final class Agreement {
    /** Longer than a fetch usually takes, short enough to be waited for when its holder has died. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

    private final String key;
    private final String leaseKey;
    private final SharedStore store;

    Agreement(String key, SharedStore store) {
        this.key = key;
        this.leaseKey = key + ":lease";
        this.store = store;
    }

    /** The token as it is written there, whatever it is worth. */
    Optional<String> text() {
        return reached(() -> store.get(key));
    }

    /** The lease, unless another holds it; the answer is what to release. */
    Optional<String> lease() {
        String mine = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return reached(() -> store.putIfAbsent(leaseKey, mine, LEASE)) ? Optional.of(mine) : Optional.empty();
    }

    void release(String lease) {
        quietly(() -> store.removeIfEquals(leaseKey, lease));
    }

    /** Writes a token in place of what was seen; false if that is no longer what is there. */
    boolean write(Optional<String> seen, String token, Duration lifetime) {
        return reached(() -> seen.isPresent()
                ? store.replace(key, seen.get(), token, lifetime)
                : store.putIfAbsent(key, token, lifetime));
    }

    /** Removes that text, if it is still there. */
    void withdraw(String text) {
        quietly(() -> store.removeIfEquals(key, text));
    }

    /** Sharing a token is worth less than having one. */
    void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: the store failed: {}", key, e.getClass().getName());
        }
    }

    private <T> T reached(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            LOG.warn("{}: the store failed: {}", key, e.getClass().getName());
            throw new OutOfReach(e);
        }
    }

    /** The store failed, as opposed to the source. */
    static final class OutOfReach extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfReach(RuntimeException cause) {
            super(cause);
        }
    }
}
