package io.github.weizheng.testkit.ticket;

import io.github.weizheng.testkit.wire.RandomText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tickets of one type: one at a time, and the next when it has ended. Thread-safe. */
final class Tickets {
    private static final Duration LIFETIME = Duration.ofHours(2);

    private final RandomText random;
    private final Clock clock;
    private @Nullable Ticket current;

    Tickets(RandomText random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    synchronized Ticket issue() {
        Instant now = clock.instant();
        Ticket ticket = current;
        if (ticket == null || secondsLeft(ticket, now) <= 0) {
            ticket = new Ticket(random.urlSafe(64), now.plus(LIFETIME));
            current = ticket;
        }
        return ticket;
    }

    /** Returns the ticket that is good now. */
    synchronized Optional<Ticket> valid() {
        Instant now = clock.instant();
        return Optional.ofNullable(current).filter(ticket -> now.isBefore(ticket.end));
    }

    long secondsLeft(Ticket ticket) {
        return secondsLeft(ticket, clock.instant());
    }

    private static long secondsLeft(Ticket ticket, Instant now) {
        // Rounded up, for a ticket of this very moment has all of its 7200 seconds.
        return Duration.between(now, ticket.end).plusMillis(999).toSeconds();
    }

    record Ticket(String value, Instant end) {}
}
