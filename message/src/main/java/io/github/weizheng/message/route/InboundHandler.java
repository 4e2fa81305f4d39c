package io.github.weizheng.message.route;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;

/**
 * Answers messages or events of one kind. Called by many threads at once.
 *
 * <p>WeChat waits 5 seconds for the answer. Whatever is thrown lets WeChat deliver the message again, and the handler run again.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface InboundHandler<T extends Inbound> {
    /** Answers one message or event; {@link Reply#none()} for no answer, never null. */
    Reply handle(T inbound) throws Exception;
}
