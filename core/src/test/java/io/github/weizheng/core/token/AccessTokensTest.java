package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.store.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest extends TokenScene {
    @Test
    void fetchesOnceAndServesFromMemory() {
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(110));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void fetchesAheadOfExpiry() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void neverServesAnExpiredToken() {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void servesTheOldTokenWhileRenewalFailsAndPausesBetweenTries() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = this::unreachable;
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).as("the second call came within the pause").hasValue(2);
        clock.advance(Duration.ofSeconds(31));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(3);
    }

    @Test
    void failsOnceTheOldTokenIsOverAndRecovers() {
        tokens.current();
        clock.advance(Duration.ofHours(2));
        Supplier<IssuedToken> working = upstream;
        upstream = this::unreachable;
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
        upstream = working;
        assertThat(tokens.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void keepsCallingTheSourceRarelyWhenItHandsOutTheSameShortLivedToken() {
        upstream = () -> {
            fetches.incrementAndGet();
            return IssuedToken.of(Secret.of("same"), Duration.ofSeconds(100));
        };
        for (int second = 0; second < 90; second++) {
            assertThat(tokens.current()).isEqualTo(Secret.of("same"));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(fetches.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void usesATokenThatAnotherJvmPutIntoTheStore() {
        tokens.current();
        AccessTokens otherJvm = tokens();
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void doesWithoutAStoreThatFails() {
        AccessTokens alone = new AccessTokens("wx1", () -> upstream.get(), new FailingStore(), clock);
        assertThat(alone.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(118));
        assertThat(alone.current()).isEqualTo(Secret.of("token-2"));
        alone.invalidate(Secret.of("token-2"));
        assertThat(alone.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void servesTheOldTokenWhateverTheSourceThrows() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            throw new IllegalStateException("the broker's own exception");
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(tokens::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofTwoJvmsThatFetchAtOnceBothUseTheTokenWrittenFirst() {
        AccessTokens otherJvm = tokens();
        upstream = together(upstream, otherJvm);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "9999999999999  x", "9999999999999 ", " x", "soon x", "0 expired"})
    void doesNotTakeRubbishFromTheStore(String rubbish) {
        store.putIfAbsent("token:wx1", rubbish, Duration.ofHours(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        assertThat(tokens().current()).as("it was replaced").isEqualTo(Secret.of("token-1"));
    }

    @Test
    void aRenewalIsSharedToo() {
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        tokens.current();
        assertThat(tokens().current()).isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aSourceThatAsksForItsOwnTokenIsToldSo() {
        upstream = () -> IssuedToken.of(tokens.current(), Duration.ofHours(1));
        assertThatThrownBy(tokens::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("token source");
        upstream = () -> IssuedToken.of(next(), Duration.ofHours(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void accountsOnOneStoreAreKeptApart() {
        tokens.current();
        AccessTokens otherAccount = new AccessTokens("wx2", () -> upstream.get(), store, clock);
        assertThat(otherAccount.current()).isEqualTo(Secret.of("token-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wx1:lease", "wx1:forced", "wx 1", "微信"})
    void anAppIdThatIsNoneIsRefused(String appId) {
        assertThatThrownBy(() -> new AccessTokens(appId, () -> upstream.get(), store, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("appId: 1 to 64 letters, digits, _ or -, actual length " + appId.length());
    }

    @Test
    void theLongestAppIdIsStillKeptInTheStore() {
        String longest = "w".repeat(64);
        new AccessTokens(longest, () -> upstream.get(), store, clock).current();
        assertThat(new AccessTokens(longest, this::unreachable, store, clock).current())
                .isEqualTo(Secret.of("token-1"));
        assertThatThrownBy(() -> new AccessTokens(longest + 'w', () -> upstream.get(), store, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSlowAnswerDoesNotLengthenTheLife() {
        upstream = () -> {
            clock.advance(Duration.ofMinutes(10));
            return IssuedToken.of(next(), Duration.ofHours(2));
        };
        tokens.current();
        clock.advance(Duration.ofMinutes(111));
        upstream = this::unreachable;
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
    }

    @Test
    void whoeverLooksAgainInTimeDoesNotFetch() {
        tokens.current();
        // Late at the first look and in time at the second, as for a thread that waited while another one fetched.
        Iterator<Duration> looks =
                List.of(Duration.ofHours(1), Duration.ofHours(3)).iterator();
        InstantSource wavering = () -> clock.instant().plus(looks.hasNext() ? looks.next() : Duration.ofHours(1));
        AccessTokens other = new AccessTokens("wx1", this::unreachable, store, wavering);
        assertThat(other.current()).isEqualTo(Secret.of("token-1"));
        assertThat(other.current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
        assertThat(looks.hasNext()).isFalse();
    }

    private static final class FailingStore implements SharedStore {
        @Override
        public Optional<String> get(String key) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration timeToLive) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean replace(String key, String expected, String value, Duration timeToLive) {
            throw new IllegalStateException("down");
        }

        @Override
        public boolean removeIfEquals(String key, String expected) {
            throw new IllegalStateException("down");
        }
    }
}
