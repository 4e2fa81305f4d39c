package io.github.weizheng.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A server that can be off for a while and comes back on the same port. Thread-safe. */
public final class WireHost implements AutoCloseable {
    private static final int ATTEMPTS = 5_000;
    private static final long NANOS_BETWEEN_ATTEMPTS = 1_000_000;

    private final AtomicLong requests = new AtomicLong();
    private final WireHandler handler;
    private final Journal journal;
    private final Clock clock;
    private final int port;

    private @Nullable WireServer server;
    private @Nullable Socket placeholder;

    public WireHost(WireHandler handler, Journal journal, Clock clock) {
        this.handler = request -> {
            requests.incrementAndGet();
            return handler.answer(request);
        };
        this.journal = journal;
        this.clock = clock;
        WireServer started = WireServer.start(this.handler, journal, clock);
        this.server = started;
        this.port = started.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long requests() {
        return requests.get();
    }

    /** Cuts what is open and lets connections be refused. */
    public synchronized void off() {
        WireServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        running.close();
        placeholder = reserve();
    }

    public synchronized void on() {
        if (server == null) {
            release();
            server = WireServer.start(port, handler, journal, clock);
        }
    }

    @Override
    public synchronized void close() {
        WireServer running = server;
        if (running != null) {
            running.close();
        }
        release();
    }

    /** A bound socket that nobody listens on: it refuses connections and keeps others from getting the port. */
    private Socket reserve() {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Socket> bound = bound();
            if (bound.isPresent()) {
                return bound.get();
            }
            // The kernel lets go of a listening socket only when the thread that waits on it has woken up.
            LockSupport.parkNanos(NANOS_BETWEEN_ATTEMPTS);
        }
        throw new IllegalStateException("port " + port + " does not become free");
    }

    private Optional<Socket> bound() {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return Optional.of(socket);
        } catch (BindException inUse) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep port " + port, e);
        }
    }

    private void release() {
        Socket held = placeholder;
        placeholder = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot free port " + port, e);
            }
        }
    }
}
