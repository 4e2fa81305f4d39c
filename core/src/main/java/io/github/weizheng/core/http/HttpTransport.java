package io.github.weizheng.core.http;

import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.TransportException;
import io.github.weizheng.core.WeChatException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls with OkHttp: no redirects, bounded time and size, and a failure that says whether anything was sent.
 *
 * <p>Derived from the caller's client, whose proxy, TLS, pool and interceptors it keeps. Thread-safe.
 */
public final class HttpTransport {
    private static final int MAX_ANSWER = 8 * 1024 * 1024;
    private static final MediaType JSON = MediaType.get("application/json");
    private final OkHttpClient client;

    private HttpTransport(OkHttpClient client) {
        this.client = client;
    }

    /** Derives a transport. A call without a time limit of its own gets 30 s for the whole of it. */
    public static HttpTransport over(OkHttpClient client) {
        OkHttpClient.Builder derived = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(chain -> {
                    // Network interceptors run once there is a connection: from here on something may have been sent.
                    AtomicBoolean sent = chain.request().tag(AtomicBoolean.class);
                    if (sent != null) {
                        sent.set(true);
                    }
                    return chain.proceed(chain.request());
                });
        if (client.callTimeoutMillis() == 0) {
            derived.callTimeout(Duration.ofSeconds(30));
        }
        return new HttpTransport(derived.build());
    }

    /**
     * Makes the call and reads the whole answer.
     *
     * @throws TransportException if no whole answer came
     * @throws MalformedResponseException if it has more than 8 MiB
     */
    public HttpAnswer exchange(HttpCall call) {
        AtomicBoolean sent = new AtomicBoolean();
        Request.Builder request = new Request.Builder().url(call.url).tag(AtomicBoolean.class, sent);
        call.headers.forEach(request::header);
        byte[] body = call.body;
        request.method(call.method, body == null ? null : new JsonBody(body, !call.repeatable));
        try (Response response = client.newCall(request.build()).execute()) {
            return new HttpAnswer(response.code(), response.headers(), read(call, response));
        } catch (WeChatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // An unchecked one is that of a caller's interceptor.
            throw new TransportException(
                    call.what + ": " + e.getClass().getSimpleName() + (sent.get() ? " after" : " before")
                            + " the request was sent",
                    sent.get() ? Effect.UNKNOWN : Effect.NONE,
                    withoutToken(call, e));
        }
    }

    /** A protocol failure quotes what came, and an interceptor's may quote the URL; a token may be in both. */
    private static Throwable withoutToken(HttpCall call, Exception e) {
        if (e instanceof ProtocolException) {
            return WithoutWords.of(e);
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < call.url.querySize(); i++) {
            values.add(Objects.requireNonNullElse(call.url.queryParameterValue(i), ""));
        }
        values.remove("");
        return WithoutWords.ifSaying(values, e);
    }

    private static byte[] read(HttpCall call, Response response) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        if (source.request(MAX_ANSWER + 1L)) {
            throw new MalformedResponseException(
                    call.what + ": HTTP " + response.code() + " with more than 8 MiB", response.code(), null);
        }
        return source.readByteArray();
    }

    /** One-shot unless repeatable: OkHttp re-sends any other body when a pooled connection breaks. */
    private static final class JsonBody extends RequestBody {
        private final byte[] bytes;
        private final boolean oneShot;

        JsonBody(byte[] bytes, boolean oneShot) {
            this.bytes = bytes;
            this.oneShot = oneShot;
        }

        @Override
        public @Nullable MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return oneShot;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
