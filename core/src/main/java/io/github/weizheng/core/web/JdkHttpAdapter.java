package io.github.weizheng.core.web;

import com.sun.net.httpserver.Headers;
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
 * <p>A body of more than {@link CallbackHandler#maxBodyBytes} is answered with 400 and not kept; a handler that fails is answered with 500. A HEAD
 * goes to the handler like any other method, and gets the answer without its body.
 *
 * <p>Give the server an executor with a fixed number of threads: with its default, one slow sender holds up everybody, and without a bound each one
 * holds a thread and what it has sent. Start the JVM with {@code -Dsun.net.httpserver.maxReqTime=10} (seconds; for ever by default), and
 * {@code -Dsun.net.httpserver.nodelay=true}: without it an answer takes about 40 ms longer. What is not even HTTP, or has no URI in its
 * first line, the server answers by itself, with a line of text.
 */
public final class JdkHttpAdapter implements HttpHandler {
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
            int max = Math.min(handler.maxBodyBytes(), Integer.MAX_VALUE - 1);
            byte[] body = in.readNBytes(max + 1);
            if (body.length > max) {
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
            CallbackRequest request = CallbackRequest.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawQuery(),
                            exchange.getRequestHeaders(),
                            body)
                    .from(exchange.getRemoteAddress().getAddress().getHostAddress());
            return Objects.requireNonNull(handler.handle(request), "response");
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
        Headers headers = exchange.getResponseHeaders();
        response.headers().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        headers.set("Content-Type", response.contentType());
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        if (bodiless && body.length > 0) {
            headers.set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
