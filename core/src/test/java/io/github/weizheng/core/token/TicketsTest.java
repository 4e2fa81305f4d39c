package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest extends TokenScene {
    private Tickets tickets(String type) {
        return new Tickets("wx1", type, () -> upstream.get(), store, clock, clock::advance);
    }

    @Test
    void areFetchedOnceForAllJvms() {
        assertThat(tickets("jsapi").current()).isEqualTo(Secret.of("token-1"));
        assertThat(tickets("jsapi").current()).isEqualTo(Secret.of("token-1"));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void ofTwoTypesAndTheTokenAreKeptApart() {
        assertThat(tickets("jsapi").current()).isEqualTo(Secret.of("token-1"));
        assertThat(tickets("wx_card").current()).isEqualTo(Secret.of("token-2"));
        assertThat(tokens.current()).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void areRenewedAheadWhileTheOldOneServes() {
        Tickets tickets = tickets("jsapi");
        tickets.current();
        clock.advance(Duration.ofMinutes(118));
        upstream = this::unreachable;
        assertThat(tickets.current()).isEqualTo(Secret.of("token-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jsapi:wx1", "j s", "票"})
    void aStrangeTypeIsRefused(String type) {
        assertThatThrownBy(() -> tickets(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type: 1 to 64 letters, digits, _ or -, actual length " + type.length());
    }

    @Test
    void aStrangeAppIdIsRefused() {
        assertThatThrownBy(() -> new Tickets("wx1:lease", "jsapi", () -> upstream.get(), store, clock, clock::advance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("appId: 1 to 64 letters, digits, _ or -, actual length 9");
    }

    @Test
    void aRefusedOneIsReplaced() {
        Tickets tickets = tickets("jsapi");
        tickets.invalidate(tickets.current());
        assertThat(tickets.current()).isEqualTo(Secret.of("token-2"));
    }
}
