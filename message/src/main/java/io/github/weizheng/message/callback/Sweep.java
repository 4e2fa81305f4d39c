package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.inbound.InboundParser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One walk through what lies in the inbox and nobody has. For one thread. */
final class Sweep {
    private static final int PAGE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final String appId;
    private final Deadline deadline;
    private final LateDesk desk;
    private final InstantSource clock;
    private final Again again;
    private final List<InboxEntry> parked = new ArrayList<>();
    private int handled;
    private int failed;

    Sweep(String appId, Deadline deadline, LateDesk desk, InstantSource clock, Again again) {
        this.appId = appId;
        this.deadline = deadline;
        this.desk = desk;
        this.clock = clock;
        this.again = again;
    }

    /** An interrupt ends it after the handler at hand. */
    SweepReport run() {
        Instant start = clock.instant();
        List<InboxEntry> page = deadline.inbox.waiting(appId, start, null, PAGE);
        while (!page.isEmpty()) {
            for (InboxEntry entry : page) {
                if (Thread.currentThread().isInterrupted()) {
                    return report();
                }
                visit(entry);
            }
            // From behind the last one, so that an entry that fails is not met again.
            page = deadline.inbox.waiting(appId, start, page.get(page.size() - 1), PAGE);
        }
        return report();
    }

    private SweepReport report() {
        if (!parked.isEmpty()) {
            LOG.error("{}: {} messages are parked in the inbox, for a human", appId, parked.size());
        }
        return new SweepReport(handled, failed, parked);
    }

    private void visit(InboxEntry seen) {
        if (seen.attempts() >= deadline.attempts) {
            parked.add(seen);
            return;
        }
        try {
            deadline.inbox
                    .take(seen, clock.instant().plus(deadline.takeOverAfter))
                    .ifPresent(this::handle);
        } catch (RuntimeException | Error e) { // else every sweep would end at this entry
            failed++;
            LOG.warn("{}: the inbox failed; {} is left for the next sweep", appId, seen, WithoutWords.of(e));
        }
    }

    private void handle(InboxEntry held) {
        Optional<Handling> handling;
        try {
            handling = deadline.inbox.message(held).map(text -> handling(held, text.getBytes(UTF_8)));
        } catch (RuntimeException | Error e) {
            LOG.error("{}: {} cannot be read", appId, held, WithoutWords.of(e));
            desk.release(held);
            failed(held);
            return;
        }
        handling.ifPresent(it -> run(held, it)); // else another has finished it
    }

    private Handling handling(InboxEntry held, byte[] message) {
        Inbound inbound = InboundParser.parseWithoutVerification(message);
        return again.handling(inbound, message, desk.kept(held, inbound));
    }

    private void run(InboxEntry held, Handling handling) {
        if (handling.run()) {
            handled++;
        } else {
            failed(held);
        }
    }

    private void failed(InboxEntry held) {
        failed++;
        if (held.attempts() >= deadline.attempts) {
            parked.add(held);
        }
    }

    /** How a message is handled once more. */
    @FunctionalInterface
    interface Again {
        Handling handling(Inbound inbound, byte[] message, Owner owner);
    }
}
