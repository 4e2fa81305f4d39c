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
    void refusesNullAndTimesOfNothingAtOnce() {
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
        assertThatThrownBy(() -> new OnceOnly(store, "test", Duration.ZERO, time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lease: more than zero, actual PT0S");
        assertThatThrownBy(() -> new OnceOnly(store, "test", time, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
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

    private Claim.Granted granted(String key) {
        return (Claim.Granted) work.claim(key);
    }
}
