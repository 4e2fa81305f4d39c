package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Secret;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockJumpsTest extends TokenScene {
    @Test
    void aClockThatJumpsAheadCostsOneFetch() {
        tokens.current();
        clock.advance(Duration.ofDays(400));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aClockThatWasSetBackCostsOneFetchToo() {
        AccessTokens otherJvm = tokens();
        tokens.current();
        otherJvm.current();
        clock.advance(Duration.ofDays(-30));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aClockThatIsSetBackByAMomentCostsNothing() {
        tokens.current();
        clock.advance(Duration.ofSeconds(-50));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void afterAClockWasSetBackTheOldTokenServesWhileNoOtherCanBeHad() {
        AtomicInteger asked = new AtomicInteger();
        tokens.current();
        clock.advance(Duration.ofDays(-30));
        upstream = () -> {
            asked.incrementAndGet();
            return unreachable();
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void afterAClockWasSetBackWhoeverWaitsForAnotherJvmTakesItsToken() {
        tokens.current();
        String old = store.get("token:wx1").orElseThrow();
        clock.advance(Duration.ofHours(-5));
        store.putIfAbsent("token:wx1:lease", "another JVM's", Duration.ofMinutes(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        long end = clock.millis() + Duration.ofHours(2).toMillis();
        assertThat(store.replace("token:wx1", old, end + " theirs", Duration.ofHours(2)))
                .isTrue();
        store.removeIfEquals("token:wx1:lease", "another JVM's");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("theirs"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void aClockThatWasSetBackByYearsStillLetsATokenBeHandedOn() {
        tokens.current();
        clock.advance(Duration.ofDays(-800));
        upstream = this::unreachable;
        assertThat(tokens.issued().token()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.issued().lifetime()).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void aRefusalIsHeardAgainAfterTheClockWasSetBack() {
        upstream = () -> IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        tokens.current();
        tokens.invalidate(Secret.of("same"));
        tokens.current();
        clock.advance(Duration.ofHours(-5));
        upstream = () -> IssuedToken.of(Secret.of("other"), Duration.ofHours(2));
        tokens.invalidate(Secret.of("same"));
        assertThat(tokens.current()).isEqualTo(Secret.of("other"));
    }

    @Test
    void aTokenWrittenByAClockFarAheadIsUsedUntilItIsRefused() {
        store.putIfAbsent("token:wx1", clock.millis() + Duration.ofDays(3).toMillis() + " theirs", Duration.ofDays(3));
        assertThat(tokens.current()).isEqualTo(Secret.of("theirs"));
        tokens.invalidate(Secret.of("theirs"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens().current()).isEqualTo(Secret.of("token-1"));
    }
}
