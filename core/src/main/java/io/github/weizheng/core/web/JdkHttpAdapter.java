package io.github.weizheng.core.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries bytes between the JDK's {@code HttpServer} and a {@link CallbackHandler}:
 * {@code server.createContext("/wechat", new JdkHttpAdapter(endpoint))}.
 *
 * <p>Bodies of more than 2 MiB are answered with 400 and not kept; a handler that fails is answered with 500. Give the server an executor with several threads, and start
 * the JVM with {@code -Dsun.net.httpserver.nodelay=true}: without it an answer takes about 40 ms longer. The server
 * itself waits for slow senders as long as {@code sun.net.httpserver.maxReqTime} allows, which is for ever by default.
 */
public final class JdkHttpAdapter implements HttpHandler {
    /** A pay notification's ciphertext alone may have 1 MiB. */
    private static final int MAX_BODY = 2 * 1024 * 1024;

    private static final int MAX_DRAINED = 16 * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(JdkHttpAdapter.class);

    private final CallbackHandler handler;

    /** An adapter for one handler, under one or several paths. */
    public JdkHttpAdapter(CallbackHandler handler) {
        this.handler = Objects.requireNonNull(handler, "handler");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            InputStream in = exchange.getRequestBody();
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                drain(in);
                send(exchange, CallbackResponse.empty(400));
            } else {
                send(exchange, answer(exchange, body));
            }
        }
    }

    /** Nobody else answers for a handler that fails: the server would only close the connection. */
    private CallbackResponse answer(HttpExchange exchange, byte[] body) {
        try {
            return Objects.requireNonNull(
                    handler.handle(CallbackRequest.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawQuery(),
                            exchange.getRequestHeaders(),
                            body)),
                    "response");
        } catch (RuntimeException | Error e) {
            LOG.error("A handler failed", WithoutWords.of(e));
            return CallbackResponse.empty(500);
        }
    }

    /** Most clients read an answer only once they have sent all; without this they see a broken connection. */
    private static void drain(InputStream in) throws IOException {
        byte[] dropped = new byte[8 * 1024];
        int left = MAX_DRAINED;
        for (int read = 0; left > 0 && read >= 0; left -= read) {
            read = in.read(dropped);
        }
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
