package io.github.weizheng.message.callback;

import io.github.weizheng.message.customerservice.CustomerServiceMessage;
import io.github.weizheng.message.customerservice.CustomerServiceMessages;
import io.github.weizheng.message.customerservice.LateAnswer;
import io.github.weizheng.message.customerservice.Unsendable;
import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import java.util.Locale;
import java.util.Objects;

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

    /**
     * Sends text, image, voice and one article as a customer-service message (客服消息), once. WeChat takes five in the 48 hours after a message, and three in the minute
     * after a tap on the menu, a scan or a subscription: a reply to those that is later than a minute is refused with 45015. What cannot be sent (a video, several articles, a
     * transfer to an agent) or is refused is recorded as lost. A send that gets no answer is not repeated: it may have arrived.
     */
    static LateReplies sending(CustomerServiceMessages messages) {
        Objects.requireNonNull(messages, "messages");
        return (answered, reply) -> {
            LateAnswer answer = CustomerServiceMessage.of(answered.envelope().citizen(), reply);
            if (answer instanceof Unsendable why) {
                throw new UnsupportedOperationException(why.reason(Locale.ENGLISH));
            }
            messages.send((CustomerServiceMessage) answer);
        };
    }

    /** Drops every reply, and has it recorded as lost. */
    static LateReplies dropping() {
        return (answered, reply) -> {
            throw new UnsupportedOperationException("late replies are dropped by policy");
        };
    }
}
