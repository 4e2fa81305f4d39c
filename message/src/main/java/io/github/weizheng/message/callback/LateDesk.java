package io.github.weizheng.message.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps messages in the inbox that WeChat need not deliver again, until a handler has answered, and sends the reply. */
final class LateDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LateDesk.class);

    private final String appId;
    private final Deadline deadline;
    private final Inbox inbox;
    private final InstantSource clock;
    private final BiConsumer<Inbound, Throwable> lost;

    LateDesk(String appId, Deadline deadline, InstantSource clock) {
        this.appId = appId;
        this.deadline = deadline;
        inbox = deadline.inbox;
        this.clock = clock;
        lost = Failures.told(appId + ": late reply to", deadline.onLostReply);
    }

    /** Puts a message into the inbox. Throws what the inbox throws; then the message is still WeChat's. */
    Kept keep(String key, Authenticated delivery, Inbound inbound) {
        String message = new String(delivery.message, UTF_8);
        return kept(inbox.put(appId, key, message, clock.instant().plus(deadline.takeOverAfter)), inbound);
    }

    /** Puts a message into the inbox that could not be handled, if that is wanted and the inbox works. */
    boolean keepsFailed(String key, Authenticated delivery, Inbound inbound) {
        if (!deadline.keepsFailures) {
            return false;
        }
        try {
            keep(key, delivery, inbound).failed();
            return true;
        } catch (RuntimeException | Error e) { // else the claim would be kept, and WeChat's retries wait for nothing
            LOG.warn(
                    "{}: the inbox failed; a message that could not be handled is left to WeChat",
                    appId,
                    WithoutWords.of(e));
            return false;
        }
    }

    Kept kept(InboxEntry entry, Inbound inbound) {
        return new Kept(entry, inbound);
    }

    /** A reply that did not go out. */
    void lost(Inbound inbound, Throwable failure) {
        lost.accept(inbound, failure);
    }

    private boolean removed(InboxEntry entry) {
        try {
            inbox.remove(entry);
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warn("The inbox failed; while {} is there, it may be handled once more", entry, WithoutWords.of(e));
            return false;
        }
    }

    /** For the next sweep. */
    void release(InboxEntry entry) {
        try {
            inbox.release(entry, clock.instant());
        } catch (RuntimeException | Error e) {
            LOG.warn("The inbox failed; {} is tried again only once its time has ended", entry, WithoutWords.of(e));
        }
    }

    /** The inbox as the owner of a message. */
    final class Kept implements Owner {
        private final InboxEntry entry;
        private final Inbound inbound;

        private Kept(InboxEntry entry, Inbound inbound) {
            this.entry = entry;
            this.inbound = inbound;
        }

        @Override
        public void handled(Reply reply) {
            Throwable failure = reply.equals(Reply.none()) ? null : delivering(reply);
            // First: an interrupt is set again by whoever is told of it, and would fail this.
            if (!removed(entry)) { // once more, since a pool replaces a connection that was cut
                removed(entry);
            }
            if (failure != null) {
                lost.accept(inbound, failure);
            }
        }

        /** What a reply failed with: it is lost, and the handler has answered all the same. */
        private @Nullable Throwable delivering(Reply reply) {
            try {
                deadline.lateReplies.deliver(inbound, reply);
                return null;
            } catch (Exception | Error e) { // a policy may throw anything
                return e;
            }
        }

        @Override
        public void failed() {
            release(entry);
        }
    }
}
