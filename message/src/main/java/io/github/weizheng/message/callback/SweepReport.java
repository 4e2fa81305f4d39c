package io.github.weizheng.message.callback;

import java.util.List;

/**
 * What a sweep of the inbox found and did.
 *
 * <p>Handed out by {@link CallbackEndpoint#sweep}; constructor and pattern are outside semantic versioning: it may gain a component.
 *
 * @param handled whose handler has answered now; whether the reply reached the citizen is the late policy's to tell
 * @param failed whose handler, or whose taking over, failed; the next sweep tries again, unless it is parked
 * @param parked for a human: all that have been tried as often as allowed, not only new ones. {@link Inbox#message} shows the text, {@link Inbox#remove} ends
 *     it; raising {@link Deadline.Builder#attempts} has them tried again
 */
public record SweepReport(int handled, int failed, List<InboxEntry> parked) {
    /** A report. */
    public SweepReport {
        parked = List.copyOf(parked);
    }
}
