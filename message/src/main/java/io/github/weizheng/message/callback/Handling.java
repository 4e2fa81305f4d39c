package io.github.weizheng.message.callback;

import io.github.weizheng.message.inbound.Inbound;
import io.github.weizheng.message.reply.Reply;
import io.github.weizheng.message.route.InboundHandler;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One run of the handler on one message. Until it ends, somebody else may become the message's owner. */
final class Handling {
    private final InboundHandler<Inbound> handler;
    private final BiConsumer<Inbound, Throwable> failures;
    private final Inbound inbound;
    private final Lock turn = new ReentrantLock();
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

    /**
     * Makes somebody else the owner, unless the handler has ended: then the owner is who it was, and this is false. A handler that ends while the next owner is
     * being made waits for it, so that no two own the message.
     */
    boolean handTo(Supplier<Owner> next) {
        turn.lock();
        try {
            if (!ended) {
                owner = next.get();
            }
            return !ended;
        } finally {
            turn.unlock();
        }
    }

    private Owner end() {
        turn.lock();
        try {
            ended = true;
            return owner;
        } finally {
            turn.unlock();
        }
    }
}
