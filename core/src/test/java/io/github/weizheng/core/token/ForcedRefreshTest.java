package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedRefreshTest extends TokenScene {
    private final AccessTokens forcible = forcible();

    private AccessTokens forcible() {
        return new AccessTokens(
                "wx1",
                new TokenSource.Forcible() {
                    @Override
                    public IssuedToken fetch() {
                        return upstream.get();
                    }

                    @Override
                    public IssuedToken fetchForced() {
                        return upstream.get();
                    }
                },
                store,
                clock,
                clock::advance);
    }

    @Test
    void retiresTheOldTokenForAllJvms() {
        AccessTokens other = forcible();
        forcible.current();
        other.current();
        assertThat(forcible.forceRefresh()).isEqualTo(Secret.of("token-2"));
        assertThat(forcible.current()).isEqualTo(Secret.of("token-2"));
        other.invalidate(Secret.of("token-1"));
        assertThat(other.current()).isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void worksBeforeAnyTokenWasFetched() {
        assertThat(forcible.forceRefresh()).isEqualTo(Secret.of("token-1"));
        assertThat(forcible().current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void keepsThirtySecondsBetweenTwoInAllJvms() {
        Instant first = clock.instant();
        forcible.forceRefresh();
        clock.advance(Duration.ofSeconds(29));
        assertThatThrownBy(forcible()::forceRefresh)
                .asInstanceOf(InstanceOfAssertFactories.type(ForcedRefreshRefusedException.class))
                .returns(first.plusSeconds(30), ForcedRefreshRefusedException::retryAt)
                .returns(Effect.NONE, WeChatException::effect);
        clock.advance(Duration.ofSeconds(1));
        assertThat(forcible.forceRefresh()).isEqualTo(Secret.of("token-2"));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void allowsTwentyADayOfBeijing() {
        for (int i = 0; i < 20; i++) {
            forcible.forceRefresh();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThatThrownBy(forcible::forceRefresh)
                .asInstanceOf(InstanceOfAssertFactories.type(ForcedRefreshRefusedException.class))
                .satisfies(e -> assertThat(e.retryAt()).isAfter(clock.instant()))
                .satisfies(e -> assertThat(e.retryAt().toString()).endsWith("T16:00:00Z"))
                .satisfies(e -> clock.advance(Duration.between(clock.instant(), e.retryAt())));
        assertThat(forcible.forceRefresh()).isEqualTo(Secret.of("token-21"));
    }

    @Test
    void aFetchThatFailsOrIsLateMeanwhileHidesNothing() {
        Supplier<IssuedToken> issuing = upstream;
        upstream = () -> {
            upstream = issuing;
            forcible.forceRefresh();
            return unreachable();
        };
        assertThat(forcible.current()).isEqualTo(Secret.of("token-1"));
        clock.advance(Duration.ofHours(2));
        upstream = () -> {
            upstream = issuing;
            forcible.forceRefresh();
            return IssuedToken.of(Secret.of("fetched before that"), Duration.ofHours(2));
        };
        assertThat(forcible.current()).isEqualTo(Secret.of("token-3"));
        assertThat(forcible.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void aFailedOneCountsBecauseItMayHaveHappened() {
        upstream = this::unreachable;
        assertThatThrownBy(forcible::forceRefresh).isInstanceOf(TransportException.class);
        assertThatThrownBy(forcible::forceRefresh).isInstanceOf(ForcedRefreshRefusedException.class);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void aSourceThatCannotBeForcedSaysSo() {
        assertThatThrownBy(tokens::forceRefresh)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stable_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "", "1", "1 2 3", "-1 4", "99999999999999999999 1"})
    void rubbishInTheStoreIsNoCount(String rubbish) {
        store.putIfAbsent("token:wx1:forced", rubbish, Duration.ofHours(1));
        assertThat(forcible.forceRefresh()).isEqualTo(Secret.of("token-1"));
    }
}
