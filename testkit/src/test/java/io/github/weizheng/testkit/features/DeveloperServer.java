package io.github.weizheng.testkit.features;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A developer's server that echoes the handshake and answers pushes as the test says. */
final class DeveloperServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Push> pushes = new CopyOnWriteArrayList<>();
    private volatile Function<Push, Answer> answers = push -> Answer.of("success");
    private volatile Function<Map<String, String>, Answer> handshake = query -> Answer.of(query.get("echostr"));

    DeveloperServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url(String target) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
    }

    void answer(String body) {
        answers = push -> Answer.of(body);
    }

    void answer(Function<Push, Answer> answers) {
        this.answers = answers;
    }

    void handshake(Function<Map<String, String>, Answer> handshake) {
        this.handshake = handshake;
    }

    List<Push> pushes() {
        return pushes;
    }

    Push lastPush() {
        return pushes.get(pushes.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer;
            if (exchange.getRequestMethod().equals("GET")) {
                answer = handshake.apply(query);
            } else {
                Map<String, String> headers = new HashMap<>();
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
                Push push = new Push(exchange.getRequestURI().getPath(), query, headers, body);
                pushes.add(push);
                answer = answers.apply(push);
            }
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().putAll(answer.headers);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    record Push(String path, Map<String, String> query, Map<String, String> headers, String body) {}

    record Answer(int status, Map<String, List<String>> headers, String body) {
        static Answer of(String body) {
            return new Answer(200, Map.of(), body);
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), "");
        }
    }
}
