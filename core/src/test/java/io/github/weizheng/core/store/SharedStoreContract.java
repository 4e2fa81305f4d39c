package io.github.weizheng.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link SharedStore} must do. */
abstract class SharedStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    abstract SharedStore store();

    /** Lets time pass for the store. */
    abstract void pass(Duration time);

    @Test
    void holdsNothingAtFirst() {
        assertThat(store().get("k")).isEmpty();
    }

    @Test
    void keepsTheFirstValue() {
        assertThat(store().putIfAbsent("k", "one", MINUTE)).isTrue();
        assertThat(store().putIfAbsent("k", "two", MINUTE)).isFalse();
        assertThat(store().get("k")).contains("one");
    }

    @Test
    void keepsKeysApart() {
        store().putIfAbsent("a", "1", MINUTE);
        store().putIfAbsent("b", "2", MINUTE);
        assertThat(store().get("a")).contains("1");
        assertThat(store().get("b")).contains("2");
    }

    @Test
    void forgetsAfterItsTime() {
        store().putIfAbsent("k", "one", MINUTE);
        pass(MINUTE);
        assertThat(store().get("k")).isEmpty();
        assertThat(store().replace("k", "one", "two", MINUTE)).isFalse();
        assertThat(store().removeIfEquals("k", "one")).isFalse();
        assertThat(store().putIfAbsent("k", "three", MINUTE)).isTrue();
    }

    @Test
    void readingDoesNotProlong() {
        store().putIfAbsent("k", "one", MINUTE);
        pass(Duration.ofSeconds(40));
        store().get("k");
        pass(Duration.ofSeconds(20));
        assertThat(store().get("k")).isEmpty();
    }

    @Test
    void aFailedWriteDoesNotProlong() {
        store().putIfAbsent("k", "one", MINUTE);
        pass(Duration.ofSeconds(40));
        store().putIfAbsent("k", "two", MINUTE);
        store().replace("k", "other", "two", MINUTE);
        store().removeIfEquals("k", "other");
        pass(Duration.ofSeconds(20));
        assertThat(store().get("k")).isEmpty();
    }

    @Test
    void replacesOnlyWhatIsExpected() {
        store().putIfAbsent("k", "one", MINUTE);
        assertThat(store().replace("k", "other", "two", MINUTE)).isFalse();
        assertThat(store().get("k")).contains("one");
        assertThat(store().replace("k", "one", "two", MINUTE)).isTrue();
        assertThat(store().get("k")).contains("two");
        assertThat(store().replace("absent", "one", "two", MINUTE)).isFalse();
        assertThat(store().get("absent")).isEmpty();
    }

    @Test
    void replacingGivesANewTimeToLive() {
        store().putIfAbsent("k", "one", MINUTE);
        pass(Duration.ofSeconds(40));
        store().replace("k", "one", "one", MINUTE);
        pass(Duration.ofSeconds(40));
        assertThat(store().get("k")).contains("one");
    }

    @Test
    void removesOnlyWhatIsExpected() {
        store().putIfAbsent("k", "one", MINUTE);
        assertThat(store().removeIfEquals("k", "other")).isFalse();
        assertThat(store().removeIfEquals("k", "one")).isTrue();
        assertThat(store().removeIfEquals("k", "one")).isFalse();
        assertThat(store().get("k")).isEmpty();
    }

    @Test
    void keepsChineseAndLongValues() {
        String value = "水费 𠮷 ".repeat(2_000);
        store().putIfAbsent("k", value, MINUTE);
        assertThat(store().get("k")).contains(value);
    }

    @Test
    void refusesATimeToLiveOfNothing() {
        assertThatThrownBy(() -> store().putIfAbsent("k", "v", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().replace("k", "v", "w", Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneOfManyWritersWins() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 50; round++) {
                String key = "race" + round;
                List<Callable<Boolean>> writers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    String value = "writer" + i;
                    writers.add(() -> store().putIfAbsent(key, value, MINUTE));
                }
                assertThat(won(pool.invokeAll(writers))).isEqualTo(1);
                String winner = store().get(key).orElseThrow();
                List<Callable<Boolean>> replacers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    String value = "replacer" + i;
                    replacers.add(() -> store().replace(key, winner, value, MINUTE));
                }
                assertThat(won(pool.invokeAll(replacers))).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static long won(List<Future<Boolean>> results) throws Exception {
        long won = 0;
        for (Future<Boolean> result : results) {
            won += result.get() ? 1 : 0;
        }
        return won;
    }
}
