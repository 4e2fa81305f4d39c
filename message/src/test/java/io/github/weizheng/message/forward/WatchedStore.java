package io.github.weizheng.message.forward;

import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A store that shows what is written, to whoever may also refuse it. */
record WatchedStore(SharedStore store, Consumer<String> writes) implements SharedStore {
    @Override
    public Optional<String> get(String key) {
        return store.get(key);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        writes.accept(value);
        return store.putIfAbsent(key, value, timeToLive);
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        writes.accept(value);
        return store.replace(key, expected, value, timeToLive);
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        return store.removeIfEquals(key, expected);
    }
}
