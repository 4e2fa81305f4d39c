package io.github.weizheng.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weizheng.core.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    @Test
    void aRefusedOneIsReplaced() {
        Tickets tickets = tickets("jsapi");
        tickets.invalidate(tickets.current());
        assertThat(tickets.current()).isEqualTo(Secret.of("token-2"));
    }
}
