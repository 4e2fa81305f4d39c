package io.github.weizheng.testkit.wire;

import io.github.weizheng.testkit.Direction;
import io.github.weizheng.testkit.Exchange;
import io.github.weizheng.testkit.wire.WireClient.Reply;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The newest exchanges, and whoever wants to hear of each. Thread-safe. */
public final class Journal {
    private static final int KEPT = 10_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final List<Consumer<Exchange>> observers = new CopyOnWriteArrayList<>();

    /** Adds an exchange and tells the observers on this thread. */
    public void add(Exchange exchange) {
        synchronized (exchanges) {
            if (exchanges.size() == KEPT) {
                exchanges.removeFirst();
            }
            exchanges.addLast(exchange);
        }
        for (Consumer<Exchange> observer : observers) {
            tell(observer, exchange);
        }
    }

    /** Adds a request that WeChat made, without the query of its URL. */
    public void addPush(String method, URI url, String what, Reply reply) {
        String path = url.getRawPath();
        String shown = path == null || path.isEmpty() ? "/" : path;
        add(new Exchange(Direction.FROM_WECHAT, method, shown, what, reply.status()));
    }

    public void observe(Consumer<Exchange> observer) {
        observers.add(observer);
    }

    public List<Exchange> snapshot() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    private static void tell(Consumer<Exchange> observer, Exchange exchange) {
        try {
            observer.accept(exchange);
        } catch (RuntimeException | AssertionError e) {
            // A watcher must not change what it watches, yet its failure, a test's assertion maybe, must be heard.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
