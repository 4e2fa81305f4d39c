package io.github.weizheng.testkit;

import io.github.weizheng.testkit.wire.WireHost;
import java.net.URI;

/** One of the hosts that serve the official-account API; all serve the same account. Thread-safe. */
public final class SimulatedHost {
    private final WireHost host;

    SimulatedHost(WireHost host) {
        this.host = host;
    }

    /** Returns the base URL, without a trailing slash; it stays the same while the host is off. */
    public URI url() {
        return host.url();
    }

    /** Cuts every open connection and refuses new ones. Calls in progress have had their effect or not. */
    public void switchOff() {
        host.off();
    }

    /**
     * Serves again on the same port.
     *
     * @throws java.io.UncheckedIOException when another process took the port in that moment
     */
    public void switchOn() {
        host.on();
    }

    /** Returns how many requests arrived here, good and bad. */
    public long requests() {
        return host.requests();
    }
}
