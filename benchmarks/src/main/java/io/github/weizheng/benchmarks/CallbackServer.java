package io.github.weizheng.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.weizheng.core.store.InMemoryStore;
import io.github.weizheng.core.store.SharedStore;
import io.github.weizheng.core.web.JdkHttpAdapter;
import io.github.weizheng.message.callback.CallbackEndpoint;
import io.github.weizheng.message.callback.Deadline;
import io.github.weizheng.message.callback.InMemoryInbox;
import io.github.weizheng.message.reply.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's server with an endpoint of each kind, and beside them a handler that reads the body and says {@code success}. */
final class CallbackServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final byte[] SUCCESS = "success".getBytes(UTF_8);

    private final ExecutorService requests = Executors.newFixedThreadPool(THREADS);
    private final ExecutorService handlers = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    CallbackServer(SharedStore redis) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(requests);
        server.createContext("/success", CallbackServer::success);
        server.createContext("/memory", adapter(endpoint(new InMemoryStore())));
        server.createContext(
                "/deadline",
                adapter(endpoint(new InMemoryStore())
                        .deadline(
                                Deadline.builder(handlers, new InMemoryInbox()).build())));
        server.createContext("/redis", adapter(endpoint(redis)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static CallbackEndpoint.Builder endpoint(SharedStore store) {
        return CallbackEndpoint.builder(Sample.account(), message -> Reply.text("请带身份证到二楼大厅办理"))
                .store(store);
    }

    private static JdkHttpAdapter adapter(CallbackEndpoint.Builder endpoint) {
        return new JdkHttpAdapter(endpoint.build());
    }

    private static void success(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes(); // else the server closes the connection
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, SUCCESS.length);
            exchange.getResponseBody().write(SUCCESS);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
        handlers.shutdownNow();
    }
}
