package io.github.weizheng.payment.signing;

import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.util.Optional;

/** One entry a merchant. Whoever loses against another JVM has lost to a list as new as its own. */
final class StoredCopies implements CertificateCopies {
    private static final Duration KEPT = Duration.ofDays(365);
    private final SharedStore store;

    StoredCopies(SharedStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> read(String name) {
        return store.get(name);
    }

    @Override
    public void write(String name, String text) {
        Optional<String> before = store.get(name);
        if (before.isPresent()) {
            store.replace(name, before.get(), text, KEPT);
        } else {
            store.putIfAbsent(name, text, KEPT);
        }
    }
}
