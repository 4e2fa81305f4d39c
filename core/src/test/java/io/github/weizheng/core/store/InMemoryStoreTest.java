package io.github.weizheng.core.store;

import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;

class InMemoryStoreTest extends SharedStoreContract {
    private final SettableClock clock = new SettableClock();
    private final SharedStore store = new InMemoryStore(clock);

    @Override
    protected SharedStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
