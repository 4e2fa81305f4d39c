package io.github.weizheng.core.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnceOnlyTest {
    private final SettableClock clock = new SettableClock();
    private final OnceOnly work =
            new OnceOnly(new InMemoryStore(clock), "test", Duration.ofSeconds(8), Duration.ofMinutes(5));

    @Test
    void grantsToOneAtATime() {
        assertThat(work.claim("a")).isInstanceOf(Claim.Granted.class);
        assertThat(work.claim("a")).isInstanceOf(Claim.Running.class);
        assertThat(work.claim("b")).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void remembersTheOutcome() {
        assertThat(granted("a").done("answer")).isTrue();
        assertThat(work.claim("a")).isEqualTo(new Claim.Done("answer"));
        clock.advance(Duration.ofMinutes(5));
        assertThat(work.claim("a")).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void grantsAgainWhatWasGivenBack() {
        granted("a").release();
        assertThat(work.claim("a")).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void grantsAgainOnceTheLeaseIsOver() {
        granted("a");
        clock.advance(Duration.ofSeconds(8));
        assertThat(work.claim("a")).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void aLateClaimantStillRecordsItsOutcomeIfNobodyElseHasClaimed() {
        Claim.Granted late = granted("a");
        clock.advance(Duration.ofSeconds(9));
        assertThat(late.done("late")).isTrue();
        assertThat(work.claim("a")).isEqualTo(new Claim.Done("late"));
    }

    @Test
    void aLateClaimantCannotTouchTheClaimOfAnother() {
        Claim.Granted late = granted("a");
        clock.advance(Duration.ofSeconds(9));
        Claim.Granted second = granted("a");
        late.release();
        assertThat(work.claim("a")).isInstanceOf(Claim.Running.class);
        assertThat(late.done("late")).isFalse();
        assertThat(second.done("second")).isTrue();
        assertThat(work.claim("a")).isEqualTo(new Claim.Done("second"));
    }

    @Test
    void aStoreThatNeitherWritesNorHasAnythingGrantsNothing() {
        OnceOnly stuck = new OnceOnly(new ReadOnlyStore(), "test", Duration.ofSeconds(8), Duration.ofMinutes(5));
        assertThat(stuck.claim("a")).isInstanceOf(Claim.Running.class);
    }

    @Test
    void theOutcomeStaysOutOfLogs() {
        assertThat(new Claim.Done("住址").toString()).doesNotContain("住址");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without a checker
    void refusesNullAtOnce() {
        InMemoryStore store = new InMemoryStore(clock);
        Duration time = Duration.ofSeconds(8);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> new OnceOnly(null, "test", time, time),
                () -> new OnceOnly(store, null, time, time),
                () -> new OnceOnly(store, "test", null, time),
                () -> new OnceOnly(store, "test", time, null),
                () -> work.claim(null),
                () -> granted("a").done(null))) {
            assertThatThrownBy(call).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "P3660DT0.000000001S"})
    void refusesTimesThatNoStoreTakesAtOnce(Duration time) {
        InMemoryStore store = new InMemoryStore(clock);
        Duration longest = Duration.ofDays(3_660);
        assertThat(new OnceOnly(store, "test", longest, longest).claim("a")).isInstanceOf(Claim.Granted.class);
        assertThatThrownBy(() -> new OnceOnly(store, "test", time, longest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lease: more than zero, up to 3660 days, actual " + time);
        assertThatThrownBy(() -> new OnceOnly(store, "test", longest, time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory: more than zero, up to 3660 days, actual " + time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''    | space: 1 to 200 characters, actual 0",
                "'a:b' | space: no colon",
                "':'   | space: no colon",
            })
    void refusesASpaceWhoseKeysMightBeThoseOfAnother(String space, String message) {
        assertThatThrownBy(() -> inSpace(space))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void spacesAreApart() {
        SharedStore store = new InMemoryStore(clock);
        Duration time = Duration.ofSeconds(8);
        assertThat(new OnceOnly(store, "a", time, time).claim("b:c")).isInstanceOf(Claim.Granted.class);
        assertThat(new OnceOnly(store, "b", time, time).claim("b:c")).isInstanceOf(Claim.Granted.class);
        assertThat(new OnceOnly(store, "a", time, time).claim("c")).isInstanceOf(Claim.Granted.class);
        assertThat(new OnceOnly(store, "a", time, time).claim("b:c")).isInstanceOf(Claim.Running.class);
    }

    @ParameterizedTest
    @CsvSource({"a, 65531", "水, 21843"})
    void anOutcomeIsWhatAStoreTakesLessTheRecordsOwnBytes(String character, int most) {
        assertThat(granted("a").done(character.repeat(most))).isTrue();
        assertThat(work.claim("a")).isEqualTo(new Claim.Done(character.repeat(most)));
        Claim.Granted other = granted("b");
        assertThatThrownBy(() -> other.done(character.repeat(most + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("value: up to 65536 bytes, actual 655");
        // Nothing was written: the work can still be given back, or recorded in fewer words.
        assertThat(work.claim("b")).isInstanceOf(Claim.Running.class);
        assertThat(other.done("too long to keep")).isTrue();
    }

    private static final class ReadOnlyStore implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            return false;
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            return false;
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            return false;
        }
    }

    private OnceOnly inSpace(String space) {
        return new OnceOnly(new InMemoryStore(clock), space, Duration.ofSeconds(8), Duration.ofMinutes(5));
    }

    private Claim.Granted granted(String key) {
        return (Claim.Granted) work.claim(key);
    }
}
