package io.github.weizheng.message.callback;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;

/**
 * How a reply goes out that came too late for the response: when it was ready, WeChat had been answered {@code success}.
 *
 * <p>Whatever it throws means that the citizen did not get the reply: that is logged without content and told to {@link Deadline.Builder#onLostReply}. The handler
 * is not run again for it. Called by many threads at once, on the thread of the handler or of the sweep, and not for {@link Reply#none()}.
 *
 * <p>Called at least once for a message: if the process dies between this and the removal from the inbox, a sweep runs the handler again, and this
 * too. Who must not send twice keeps what was sent under {@link Inbound#idempotencyKey}.
 */
@FunctionalInterface
public interface LateReplies {
    /** Brings the reply to the citizen who sent what it answers. */
    void deliver(Inbound answered, Reply reply) throws Exception;

    /** Drops every reply, and has it recorded as lost. */
    static LateReplies dropping() {
        return (answered, reply) -> {
            throw new UnsupportedOperationException("late replies are dropped by policy");
        };
    }
}
