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
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SharedStore} must do. Extend it to test another one; needs JUnit 5 with parameters and AssertJ. */
public abstract class SharedStoreContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int THREADS = 16;

    /** The same store throughout a test, empty when the test begins. */
    protected abstract SharedStore store();

    /** Lets time pass for the store, without waiting that long: by its clock, or by shortening what is left to each entry. */
    protected abstract void pass(Duration time);

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

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("Chinese, beyond the BMP too", "水费 𠮷 查询"),
                Arguments.of("white space at the ends", " \t v \r\n "),
                Arguments.of("a blank", " "),
                Arguments.of("marks of SQL", "'; DROP TABLE weizheng_store; -- \" \\ % _ ? {d} :a $1"),
                Arguments.of("marks of Redis and Lua", "*?[a-z]{tag}\r\n$-1\r\n ]] \\0"),
                Arguments.of("control characters", "\u0001\u0007\u001b\u007f\u0085\ufeff\uffff"),
                Arguments.of("XML", "<xml><a><![CDATA[水]]></a></xml>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void keepsWhateverTextAValueIs(String name, String text) {
        assertThat(store().putIfAbsent("k", text, MINUTE)).isTrue();
        assertThat(store().get("k")).contains(text);
        assertThat(store().replace("k", text, text + text, MINUTE)).isTrue();
        assertThat(store().get("k")).contains(text + text);
        assertThat(store().removeIfEquals("k", text + text)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void takesWhateverTextAKeyIs(String name, String text) {
        assertThat(store().putIfAbsent(text, "one", MINUTE)).isTrue();
        assertThat(store().putIfAbsent(text, "two", MINUTE)).isFalse();
        assertThat(store().replace(text, "one", "two", MINUTE)).isTrue();
        assertThat(store().get(text)).contains("two");
        assertThat(store().removeIfEquals(text, "two")).isTrue();
        assertThat(store().get(text)).isEmpty();
    }

    @Test
    void keepsAnEmptyValue() {
        assertThat(store().putIfAbsent("k", "", MINUTE)).isTrue();
        assertThat(store().get("k")).contains("");
        assertThat(store().replace("k", "", "v", MINUTE)).isTrue();
        assertThat(store().replace("k", "v", "", MINUTE)).isTrue();
        assertThat(store().removeIfEquals("k", "")).isTrue();
    }

    static Stream<Arguments> lookAlikes() {
        return Stream.of(
                Arguments.of("case", "oAbC", "oabc"),
                Arguments.of("a trailing blank", "k", "k "),
                Arguments.of("a leading blank", "k", " k"),
                Arguments.of("composed and not", "\u00e9", "e\u0301"),
                Arguments.of("wide and narrow", "\uff21", "A"),
                Arguments.of("an accent", "e", "\u00e9"),
                Arguments.of("an invisible character", "k", "k\u200b"),
                Arguments.of("digits of value zero", "0", "00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lookAlikes")
    void tellsLookAlikesApart(String name, String one, String other) {
        assertThat(store().putIfAbsent(one, one, MINUTE)).isTrue();
        assertThat(store().get(other)).isEmpty();
        assertThat(store().replace(one, other, "v", MINUTE)).isFalse();
        assertThat(store().removeIfEquals(one, other)).isFalse();
        assertThat(store().putIfAbsent(other, other, MINUTE)).isTrue();
        assertThat(store().get(one)).contains(one);
        assertThat(store().get(other)).contains(other);
    }

    static Stream<String> largest() {
        return Stream.of("a".repeat(65_536), "水".repeat(21_845) + "a", "𠮷".repeat(16_384));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void takesValuesOfUpTo64KiB(String value) {
        assertThat(store().putIfAbsent("k", value, MINUTE)).isTrue();
        assertThat(store().get("k")).contains(value);
        assertThat(store().replace("k", value, value, MINUTE)).isTrue();
        assertThat(store().removeIfEquals("k", value)).isTrue();
        refuses("65536 bytes, actual 65537", () -> store().putIfAbsent("k", "b" + value, MINUTE));
        refuses("65536 bytes, actual 65537", () -> store().replace("k", "v", "b" + value, MINUTE));
        assertThat(store().get("k")).isEmpty();
    }

    @Test
    void takesKeysOfUpTo200Characters() {
        String key = "水".repeat(200);
        assertThat(store().putIfAbsent(key, "v", MINUTE)).isTrue();
        assertThat(store().get(key)).contains("v");
        for (String wrong : List.of("", "k".repeat(201))) {
            String actual = "actual " + wrong.length();
            refuses(actual, () -> store().get(wrong));
            refuses(actual, () -> store().putIfAbsent(wrong, "v", MINUTE));
            refuses(actual, () -> store().replace(wrong, "v", "w", MINUTE));
            refuses(actual, () -> store().removeIfEquals(wrong, "v"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c4n4ry\u0000", "c4n4ry\ud83d", "\ude00c4n4ry", "\ud83d\ud83d\ude00c4n4ry"})
    void refusesTextsThatSomeStoreWouldAlter(String text) {
        refuses("key", () -> store().get(text));
        refuses("key", () -> store().putIfAbsent(text, "v", MINUTE));
        refuses("value", () -> store().putIfAbsent("k", text, MINUTE));
        refuses("value", () -> store().replace("k", "v", text, MINUTE));
        refuses("expected", () -> store().replace("k", text, "v", MINUTE));
        refuses("expected", () -> store().removeIfEquals("k", text));
    }

    static Stream<Duration> wrongTimes() {
        return Stream.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_661), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("wrongTimes")
    void refusesATimeToLiveOfNothingOrForEver(Duration time) {
        refuses("timeToLive", () -> store().putIfAbsent("k", "v", time));
        refuses("timeToLive", () -> store().replace("k", "v", "w", time));
    }

    @Test
    @SuppressWarnings("NullAway") // callers without a checker
    void refusesNullAtOnce() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> store().get(null),
                () -> store().putIfAbsent(null, "v", MINUTE),
                () -> store().putIfAbsent("k", null, MINUTE),
                () -> store().putIfAbsent("k", "v", null),
                () -> store().replace(null, "v", "w", MINUTE),
                () -> store().replace("k", null, "w", MINUTE),
                () -> store().replace("k", "v", null, MINUTE),
                () -> store().replace("k", "v", "w", null),
                () -> store().removeIfEquals(null, "v"),
                () -> store().removeIfEquals("k", null))) {
            assertThatThrownBy(call).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void livesForTheShortestAndTheLongestTime() {
        store().putIfAbsent("long", "v", Duration.ofDays(3_660));
        pass(Duration.ofDays(3_659));
        assertThat(store().get("long")).contains("v");
        assertThat(store().putIfAbsent("short", "v", Duration.ofNanos(1))).isTrue();
        pass(Duration.ofMillis(2));
        assertThat(store().get("short")).isEmpty();
    }

    @Test
    void oneOfManyWritersWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "race" + round;
            assertThat(won(i -> store().putIfAbsent(key, "writer" + i, MINUTE))).isEqualTo(1);
            String winner = store().get(key).orElseThrow();
            assertThat(won(i -> store().replace(key, winner, "replacer" + i, MINUTE)))
                    .isEqualTo(1);
            String replaced = store().get(key).orElseThrow();
            assertThat(won(i -> store().removeIfEquals(key, replaced))).isEqualTo(1);
        }
    }

    @Test
    void oneOfManyTakesOverWhatHasExpired() throws Exception {
        for (int round = 0; round < 20; round++) {
            store().putIfAbsent("k", "old", MINUTE);
            pass(MINUTE);
            assertThat(won(i -> store().putIfAbsent("k", "writer" + i, MINUTE))).isEqualTo(1);
            assertThat(store().get("k")).get().asString().startsWith("writer");
            pass(MINUTE);
        }
    }

    @Test
    void noIncrementIsLost() throws Exception {
        store().putIfAbsent("counter", "0", MINUTE);
        int each = 10;
        won(i -> {
            for (int done = 0; done < each; ) {
                String seen = store().get("counter").orElseThrow();
                String next = Integer.toString(Integer.parseInt(seen) + 1);
                done += store().replace("counter", seen, next, MINUTE) ? 1 : 0;
            }
            return true;
        });
        assertThat(store().get("counter")).contains(Integer.toString(THREADS * each));
    }

    @Test
    void readersSeeWholeValuesOnly() throws Exception {
        String one = "one ".repeat(5_000);
        String two = "two ".repeat(5_000);
        store().putIfAbsent("k", one, MINUTE);
        won(i -> {
            for (int turn = 0; turn < 10; turn++) {
                if (i % 2 == 0) {
                    assertThat(store().get("k").filter(text -> text.equals(one) || text.equals(two)))
                            .isPresent();
                } else if (!store().replace("k", one, two, MINUTE)) {
                    store().replace("k", two, one, MINUTE);
                }
            }
            return true;
        });
    }

    private static void refuses(String saying, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(saying)
                .hasMessageNotContaining("c4n4ry");
    }

    private static long won(Attempt attempt) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                attempts.add(() -> attempt.wins(number));
            }
            long won = 0;
            for (Future<Boolean> result : pool.invokeAll(attempts)) {
                won += result.get() ? 1 : 0;
            }
            return won;
        } finally {
            pool.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Attempt {
        boolean wins(int number);
    }
}
