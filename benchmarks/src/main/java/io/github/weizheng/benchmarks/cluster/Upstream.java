package io.github.weizheng.benchmarks.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** WeChat's token endpoint as far as this measurement goes: it takes its time, and counts. */
final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final long takesMillis;
    private volatile CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean hangs;

    Upstream(Duration takes) throws IOException {
        takesMillis = takes.toMillis();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(pool);
        server.createContext("/cgi-bin/stable_token", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int calls() {
        return calls.getAndSet(0);
    }

    /** The next caller gets no answer. */
    void hangOnce() {
        asked = new CountDownLatch(1);
        hangs = true;
    }

    void awaitCaller() throws InterruptedException {
        asked.await();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes(); // else the server closes the connection
        int call = calls.incrementAndGet();
        boolean hanging = hangs;
        hangs = false;
        asked.countDown();
        try {
            TimeUnit.MILLISECONDS.sleep(hanging ? TimeUnit.HOURS.toMillis(1) : takesMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = ("{\"access_token\":\"token-" + System.nanoTime() + "-" + call + "\",\"expires_in\":7200}")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
