package io.github.weizheng.message.forward;

import io.github.weizheng.message.inbound.Inbound;
import java.time.Duration;

/**
 * Told once after each exchange with a target, failed or not: the seam for metrics, and for whoever looks after a vendor that fails.
 *
 * <p>Called on the thread that ended the exchange, which may be after the citizen got an answer. It must be thread-safe and quick. What it throws
 * is logged by its kind and changes nothing.
 */
@FunctionalInterface
public interface ForwardListener {
    /** An exchange has ended. */
    void onForwarded(Inbound inbound, Exchange exchange);

    /**
     * One exchange. Holds nothing of what was sent or answered.
     *
     * @param target the target's name
     * @param outcome how it ended
     * @param httpStatus 0 if no answer came
     * @param took by the clock of the forwarding
     */
    record Exchange(String target, ForwardOutcome outcome, int httpStatus, Duration took) {}
}
