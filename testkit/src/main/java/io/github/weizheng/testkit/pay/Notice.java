package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.SimulatedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One notification and its place in the documented schedule. Guarded by its {@link NotificationSchedule}. */
final class Notice {
    /** The pauses before the 15 repeats of a payment's or a refund's notification. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(6));

    private final String id = UUID.randomUUID().toString();
    private final PayEvent event;
    private final List<NotificationAttempt> attempts = new ArrayList<>();
    private int repeats;
    private boolean acknowledged;
    private @Nullable Instant due;

    Notice(PayEvent event) {
        this.event = event;
        this.due = event.at();
    }

    String id() {
        return id;
    }

    PayEvent event() {
        return event;
    }

    /** Returns when it is to be sent next, while nobody is sending it. */
    Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** Takes it off the schedule for the time of sending. */
    void taken() {
        due = null;
    }

    /** Writes down an attempt beside the schedule; an acknowledgement ends the schedule nevertheless. */
    void tried(NotificationAttempt attempt) {
        attempts.add(attempt);
        if (attempt.acknowledged()) {
            acknowledged = true;
            due = null;
        }
    }

    /** Writes down the attempt that the schedule had planned for that moment, and plans the next one from there. */
    void tried(NotificationAttempt attempt, Instant planned) {
        tried(attempt);
        if (!acknowledged && repeats < PAUSES.size()) {
            due = planned.plus(PAUSES.get(repeats));
            repeats++;
        }
    }

    SimulatedNotification snapshot() {
        return new SimulatedNotification(id, event.type(), event.number(), event.url(), List.copyOf(attempts), due());
    }
}
