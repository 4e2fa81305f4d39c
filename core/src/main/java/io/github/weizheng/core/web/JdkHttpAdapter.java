package io.github.weizheng.core.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Carries bytes between the JDK's {@code HttpServer} and a {@link CallbackHandler}:
 * {@code server.createContext("/wechat", new JdkHttpAdapter(endpoint))}.
 *
 * <p>Bodies of more than 2 MiB are answered with 400 and not read. Give the server an executor with several threads, and start
 * the JVM with {@code -Dsun.net.httpserver.nodelay=true}: without it an answer takes about 40 ms longer. The server
 * itself waits for slow senders as long as {@code sun.net.httpserver.maxReqTime} allows, which is for ever by default.
 */
public final class JdkHttpAdapter implements HttpHandler {
    /** A pay notification's ciphertext alone may have 1 MiB. */
    private static final int MAX_BODY = 2 * 1024 * 1024;

    private final CallbackHandler handler;

    /** An adapter for one handler, under one or several paths. */
    public JdkHttpAdapter(CallbackHandler handler) {
        this.handler = handler;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            send(exchange, body.length > MAX_BODY ? CallbackResponse.empty(400) : answer(exchange, body));
        }
    }

    private CallbackResponse answer(HttpExchange exchange, byte[] body) {
        return handler.handle(CallbackRequest.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                body));
    }

    private static void send(HttpExchange exchange, CallbackResponse response) throws IOException {
        byte[] body = response.body();
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
