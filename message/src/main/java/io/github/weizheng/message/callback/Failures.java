package io.github.weizheng.message.callback;

import io.github.weizheng.core.privacy.WithoutWords;
import io.github.weizheng.message.inbound.Inbound;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what the caller's own code throws. The words of an exception go to the listener only: they may name a citizen. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackEndpoint.class);

    private Failures() {}

    /** Logs a failure, then tells it to the listener, whose own failure is logged and goes no further. */
    static BiConsumer<Inbound, Throwable> told(String what, BiConsumer<Inbound, Throwable> listener) {
        return (inbound, failure) -> {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.error("{} {} failed", what, inbound.getClass().getSimpleName(), WithoutWords.of(failure));
            try {
                listener.accept(inbound, failure);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener to failures failed", WithoutWords.of(e));
            }
        };
    }
}
