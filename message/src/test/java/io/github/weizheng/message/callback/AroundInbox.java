package io.github.weizheng.message.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An inbox that a test changes in part, or as a whole. */
class AroundInbox implements Inbox {
    private final Inbox inbox;

    AroundInbox(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Before each change of an entry. */
    void step() {}

    @Override
    public InboxEntry put(String appId, String key, String message, Instant takenUntil) {
        step();
        return inbox.put(appId, key, message, takenUntil);
    }

    @Override
    public List<InboxEntry> waiting(String appId, Instant now, @Nullable InboxEntry after, int atMost) {
        return inbox.waiting(appId, now, after, atMost);
    }

    @Override
    public Optional<InboxEntry> take(InboxEntry seen, Instant takenUntil) {
        step();
        return inbox.take(seen, takenUntil);
    }

    @Override
    public Optional<String> message(InboxEntry entry) {
        return inbox.message(entry);
    }

    @Override
    public void release(InboxEntry held, Instant now) {
        step();
        inbox.release(held, now);
    }

    @Override
    public void remove(InboxEntry entry) {
        step();
        inbox.remove(entry);
    }
}
