package io.github.weizheng.testkit.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What was ordered for the next calls of a path, first come first served. Thread-safe. */
public final class PathQueue<V> {
    private final Map<String, Queue<V>> queues = new HashMap<>();

    /** Orders {@code value} for the next call of {@code path} that nothing was ordered for yet. */
    public void add(String path, V value) {
        requirePath(path);
        synchronized (queues) {
            queues.computeIfAbsent(path, p -> new ArrayDeque<>()).add(value);
        }
    }

    /** Passes a path without query. */
    public static String requirePath(String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0) {
            throw new IllegalArgumentException("path: must start with / and hold no query: " + path);
        }
        return path;
    }

    /** Takes what was ordered for this call of {@code path}. */
    public Optional<V> poll(String path) {
        synchronized (queues) {
            Queue<V> queue = queues.get(path);
            if (queue == null) {
                return Optional.empty();
            }
            Optional<V> value = Optional.ofNullable(queue.poll());
            if (queue.isEmpty()) {
                queues.remove(path);
            }
            return value;
        }
    }
}
