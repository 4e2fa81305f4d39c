package io.github.weizheng.testkit.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's side of a push: one fresh connection for each request, no redirects, a limit on time and size. Thread-safe; calls
 * run on the calling thread.
 */
public final class WireClient implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            // A kept connection that the server has meanwhile closed would look like a refused push.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .build();

    public Reply get(URI url, Duration timeout) {
        return send(new Request.Builder().url(url.toString()).get(), Map.of(), timeout);
    }

    public Reply post(URI url, Map<String, String> headers, String body, Duration timeout) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(new Request.Builder().url(url.toString()).post(RequestBody.create(bytes)), headers, timeout);
    }

    private Reply send(Request.Builder request, Map<String, String> headers, Duration timeout) {
        request.header("User-Agent", "Mozilla/4.0").header("Accept", "*/*").header("Connection", "close");
        headers.forEach(request::header);
        OkHttpClient limited = client.newBuilder()
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
        long start = System.nanoTime();
        try (Response response = limited.newCall(request.build()).execute()) {
            byte[] body = response.body().byteStream().readNBytes(LARGEST_ANSWER + 1);
            String failure = body.length > LARGEST_ANSWER ? "answer larger than " + LARGEST_ANSWER + " bytes" : null;
            return new Reply(response.code(), new String(body, StandardCharsets.UTF_8), since(start), failure);
        } catch (InterruptedIOException e) {
            return new Reply(0, "", since(start), "no answer within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            return new Reply(0, "", since(start), "no answer: " + e.getMessage());
        }
    }

    /** Passes a time limit from 1 ms to 1 h. */
    public static Duration requireTimeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout: must be from 1 ms to 1 h: " + timeout);
        }
        return timeout;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * What came back.
     *
     * @param status the HTTP status; 0 when there was no complete answer
     * @param failure why there is no usable answer
     */
    public record Reply(
            int status,
            String body,
            Duration took,
            @Nullable String failure) {}
}
