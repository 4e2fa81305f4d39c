package io.github.weizheng.core.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.test.SettableClock;
import java.time.Duration;
import java.util.Optional;
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
