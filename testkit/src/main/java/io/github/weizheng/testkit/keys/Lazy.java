package io.github.weizheng.testkit.keys;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something costly that is made when first asked for, once. Thread-safe. */
public final class Lazy<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    public synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
