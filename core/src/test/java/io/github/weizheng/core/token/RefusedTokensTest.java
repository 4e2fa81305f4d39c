package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** WeChat refuses a token before its time: another system has asked for one, or an administrator has revoked it. */
class RefusedTokensTest extends TokenScene {

    @Test
    void invalidatingTheCurrentTokenFetchesAnother() {
        Secret first = tokens.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void invalidatingALateTokenChangesNothing() {
        Secret first = tokens.current();
        tokens.invalidate(first);
        Secret second = tokens.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(second);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void takesOverTheNewerTokenOfAnotherJvmAfterARefusal() {
        Secret first = tokens.current();
        AccessTokens otherJvm = tokens();
        otherJvm.current();
        otherJvm.invalidate(first);
        Secret second = otherJvm.current();
        tokens.invalidate(first);
        assertThat(tokens.current()).isEqualTo(second);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void aRefusedTokenDoesNotComeBackFromTheStore() {
        upstream = () -> {
            clock.advance(Duration.ofSeconds(1));
            return IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        };
        AccessTokens otherJvm = tokens();
        upstream = together(upstream, otherJvm);
        tokens.current();
        upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
        tokens.invalidate(Secret.of("same"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-1"));
        otherJvm.invalidate(Secret.of("same"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void aRefusedTokenIsNotTakenFromAStoreThatKeepsIt() {
        Secret refused = tokens.current();
        String kept = store.get("token:wx1").orElseThrow();
        tokens.invalidate(refused);
        store.putIfAbsent("token:wx1", kept, Duration.ofHours(1));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens().current()).as("the newer one replaced it").isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aRefusedTokenIsNotServedWhenItsRenewalFails() {
        Secret refused = tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            tokens.invalidate(refused);
            return unreachable();
        };
        assertThatThrownBy(tokens::current).isInstanceOf(TransportException.class);
    }

    @Test
    void aRenewalThatBringsTheTokenRefusedMeanwhileIsDoneAgain() {
        Secret refused = tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = () -> {
            tokens.invalidate(refused);
            return fetches.incrementAndGet() == 2
                    ? IssuedToken.of(refused, Duration.ofHours(2))
                    : IssuedToken.of(Secret.of("other"), Duration.ofHours(2));
        };
        assertThat(tokens.current()).isEqualTo(Secret.of("other"));
        assertThat(fetches).hasValue(3);
    }

    @Test
    void aCheckOfTheSourceThatIsLateDoesNotBringBackATokenRefusedMeanwhile() {
        Secret refused = tokens.current();
        AccessTokens otherJvm = tokens();
        upstream = () -> {
            upstream = () -> IssuedToken.of(next(), Duration.ofHours(2));
            tokens.invalidate(refused);
            tokens.current();
            return IssuedToken.of(refused, Duration.ofHours(2));
        };
        assertThat(tokens.renew()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-2"));
        assertThat(otherJvm.current()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void aTokenThatItsSourceInsistsOnServesWhileItsRenewalFails() {
        upstream = () -> IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        tokens.invalidate(tokens.current());
        tokens.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = this::unreachable;
        assertThat(tokens.current()).isEqualTo(Secret.of("same"));
    }

    @Test
    void aSourceThatInsistsOnARefusedTokenIsAskedRarely() {
        upstream = () -> {
            fetches.incrementAndGet();
            return IssuedToken.of(Secret.of("same"), Duration.ofHours(2));
        };
        for (int call = 0; call < 100; call++) {
            tokens.invalidate(tokens.current());
        }
        assertThat(fetches).hasValue(2);
        clock.advance(Duration.ofSeconds(30));
        tokens.invalidate(tokens.current());
        tokens.current();
        assertThat(fetches).hasValue(3);
    }
}
