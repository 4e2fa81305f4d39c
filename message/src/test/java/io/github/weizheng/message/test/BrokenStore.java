package io.github.weizheng.message.test;

import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store that can be unplugged, for reading or for writing. */
public final class BrokenStore implements SharedStore {
    private final SharedStore store;
    public volatile boolean reads = true;
    public volatile boolean writes = true;
    public final List<String> written = new CopyOnWriteArrayList<>();

    public BrokenStore(SharedStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> get(String key) {
        check(reads);
        return store.get(key);
    }

    @Override
    public boolean putIfAbsent(String key, String value, Duration timeToLive) {
        check(writes);
        written.add(key + " " + value);
        return store.putIfAbsent(key, value, timeToLive);
    }

    @Override
    public boolean replace(String key, String expected, String value, Duration timeToLive) {
        check(writes);
        written.add(key + " " + value);
        return store.replace(key, expected, value, timeToLive);
    }

    @Override
    public boolean removeIfEquals(String key, String expected) {
        check(writes);
        return store.removeIfEquals(key, expected);
    }

    private static void check(boolean works) {
        if (!works) {
            throw new IllegalStateException("unplugged while " + Delivered.CITIZEN + " said 你好");
        }
    }
}
