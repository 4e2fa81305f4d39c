package io.github.weizheng.core.effect;

import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.store.entry.EntryLimits;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Work that is to happen once although it is asked for several times: claimed, then done.
 *
 * <p>A claim holds for the lease; then whoever asks next may have it, since the claimant may have died. What is done is
 * remembered, with its outcome, so that a repeat gets the same answer. Stands on a {@link SharedStore}: once per JVM on
 * an in-memory one, once per cluster on a shared one. It expires, so it guards deliveries, not money: a ledger does that,
 * or {@link JdbcOnce} within the caller's own transaction.
 *
 * <p>Immutable and thread-safe.
 */
public final class OnceOnly {
    private static final int TURNS = 10;
    private static final String CLAIMED = "claimed ";
    private static final String DONE = "done ";

    private final SharedStore store;
    private final String space;
    private final Duration lease;
    private final Duration memory;

    /**
     * A kind of work.
     *
     * @param space keeps its keys apart from those of other work in the same store; not empty, without a colon
     * @param lease how long a claim holds; more than zero, up to 3,660 days
     * @param memory how long what is done is remembered; more than zero, up to 3,660 days
     * @throws IllegalArgumentException if one of them is something else
     */
    public OnceOnly(SharedStore store, String space, Duration lease, Duration memory) {
        this.store = Objects.requireNonNull(store, "store");
        this.space = EntryLimits.key("space", space);
        if (space.indexOf(':') >= 0) { // else "a:b" with the key "c" would be "a" with the key "b:c"
            throw new IllegalArgumentException("space: no colon");
        }
        this.lease = EntryLimits.timeToLive("lease", lease);
        this.memory = EntryLimits.timeToLive("memory", memory);
    }

    /**
     * Claims the work of that key.
     *
     * @param key with the space and a colon it has up to 200 characters
     * @throws RuntimeException whatever the store throws when it fails; whether the work was claimed is open then, until the lease is over
     */
    public Claim claim(String key) {
        String name = space + ':' + Objects.requireNonNull(key, "key");
        String mine =
                CLAIMED + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        for (int turn = 0; turn < TURNS; turn++) {
            if (store.putIfAbsent(name, mine, lease)) {
                return new Mine(name, mine);
            }
            Optional<String> found = store.get(name);
            if (found.isPresent()) {
                String state = found.get();
                return state.startsWith(DONE) ? new Claim.Done(state.substring(DONE.length())) : new Claim.Running();
            }
            // It expired between the two looks.
        }
        // A store that neither writes nor has anything: nobody may be told that the work is theirs.
        return new Claim.Running();
    }

    private final class Mine implements Claim.Granted {
        private final String name;
        private final String claim;

        Mine(String name, String claim) {
            this.name = name;
            this.claim = claim;
        }

        @Override
        public boolean done(String outcome) {
            Objects.requireNonNull(outcome, "outcome");
            return store.replace(name, claim, DONE + outcome, memory)
                    || store.putIfAbsent(name, DONE + outcome, memory);
        }

        @Override
        public void release() {
            store.removeIfEquals(name, claim);
        }
    }
}
