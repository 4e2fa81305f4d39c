package io.github.weizheng.message.callback;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.util.Objects;
import java.util.function.BiConsumer;

/** One run of the handler on one message. Until it ends, somebody else may become the message's owner. */
final class Handling {
    private final InboundHandler<Inbound> handler;
    private final BiConsumer<Inbound, Throwable> failures;
    private final Inbound inbound;
    private Owner owner;
    private boolean ended;

    /** @param failures is told of what the handler throws, and throws nothing itself */
    Handling(InboundHandler<Inbound> handler, BiConsumer<Inbound, Throwable> failures, Inbound inbound, Owner owner) {
        this.handler = handler;
        this.failures = failures;
        this.inbound = inbound;
        this.owner = owner;
    }

    /** Runs the handler; whatever it throws goes to the owner. Returns whether it answered. */
    boolean run() {
        try {
            Reply reply = Objects.requireNonNull(handler.handle(inbound), "reply");
            end().handled(reply);
            return true;
        } catch (Throwable e) {
            end().failed();
            failures.accept(inbound, e);
            return false;
        }
    }

    /** False if the handler has ended: then the owner is who it was. */
    synchronized boolean handTo(Owner next) {
        if (!ended) {
            owner = next;
        }
        return !ended;
    }

    private synchronized Owner end() {
        ended = true;
        return owner;
    }
}
