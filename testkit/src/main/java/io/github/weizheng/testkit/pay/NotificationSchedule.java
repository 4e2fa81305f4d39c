package io.github.weizheng.testkit.pay;

import io.github.weizheng.testkit.NotificationAttempt;
import io.github.weizheng.testkit.SimulatedNotification;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the merchant's server is to hear, and when: at once, and again by the documented schedule until it acknowledges. No
 * timer runs; what has become due is sent when somebody asks for it, on that thread and without holding the lock. Thread-safe.
 */
public final class NotificationSchedule {
    private final List<Notice> notices = new ArrayList<>();
    private final PayNotifier notifier;
    private final Clock clock;
    private boolean withheld;

    public NotificationSchedule(PayNotifier notifier, Clock clock) {
        this.notifier = notifier;
        this.clock = clock;
    }

    /** Stops sending what is due, or starts again. */
    public synchronized void withhold(boolean withhold) {
        withheld = withhold;
    }

    /** Puts an event on the schedule. */
    public synchronized void add(PayEvent event) {
        notices.add(new Notice(event));
    }

    /** Puts an event on the schedule and sends it, unless the platform is to be silent. */
    public Optional<NotificationAttempt> send(PayEvent event) {
        Notice notice = new Notice(event);
        synchronized (this) {
            notices.add(notice);
        }
        return take(notice).map(this::sendPlanned);
    }

    /** Sends everything that is due, the earliest first, as often as the schedule would have by now. */
    public List<NotificationAttempt> sendDue() {
        List<NotificationAttempt> attempts = new ArrayList<>();
        for (Optional<Planned> next = takeNext(); next.isPresent(); next = takeNext()) {
            attempts.add(sendPlanned(next.get()));
        }
        return attempts;
    }

    /** Sends the newest notification about a number once more, whatever the schedule says; empty when there is none. */
    public Optional<NotificationAttempt> sendAgain(String originalType, String number) {
        Optional<Notice> found = newest(originalType, number);
        return found.map(notice -> {
            NotificationAttempt attempt = notifier.send(notice.id(), notice.event());
            synchronized (this) {
                notice.tried(attempt);
            }
            return attempt;
        });
    }

    public synchronized List<SimulatedNotification> snapshot() {
        return notices.stream().map(Notice::snapshot).toList();
    }

    private NotificationAttempt sendPlanned(Planned planned) {
        NotificationAttempt attempt = notifier.send(planned.notice.id(), planned.notice.event());
        synchronized (this) {
            planned.notice.tried(attempt, planned.at);
        }
        return attempt;
    }

    private synchronized Optional<Notice> newest(String originalType, String number) {
        return notices.stream()
                .filter(notice -> notice.event().originalType().equals(originalType))
                .filter(notice -> notice.event().number().equals(number))
                .reduce((older, newer) -> newer);
    }

    private synchronized Optional<Planned> takeNext() {
        Instant now = clock.instant();
        return notices.stream()
                .filter(notice -> notice.due().filter(due -> !due.isAfter(now)).isPresent())
                .min(Comparator.comparing(notice -> notice.due().orElseThrow()))
                .flatMap(this::take);
    }

    private synchronized Optional<Planned> take(Notice notice) {
        Optional<Planned> planned = notice.due().filter(due -> !withheld).map(due -> new Planned(notice, due));
        planned.ifPresent(p -> notice.taken());
        return planned;
    }

    /** A notification that is being sent in the turn that the schedule had planned for that moment. */
    private record Planned(Notice notice, Instant at) {}
}
