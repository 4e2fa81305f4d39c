package io.github.weizheng.core.http;

import io.github.weizheng.core.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;

/** An answer whose body is still to be read. Holds a connection until it is closed. For one thread. */
public final class HttpStream implements AutoCloseable {
    private static final int MAX_ANSWER = 8 * 1024 * 1024;
    private final Sending sending;
    private final Call http;
    private final Response response;

    HttpStream(Sending sending, Call http, Response response) {
        this.sending = sending;
        this.http = http;
        this.response = response;
    }

    /** The HTTP status. */
    public int status() {
        return response.code();
    }

    /** All values of a header, in any case. */
    public List<String> headers(String name) {
        return response.headers().values(name);
    }

    /** How many bytes are announced, or -1. */
    public long length() {
        return response.body().contentLength();
    }

    /** The first bytes, up to that number, without taking them from the stream. */
    public byte[] peek(int bytes) throws FailedExchange {
        try {
            BufferedSource source = response.body().source();
            source.request(bytes);
            return source.getBuffer()
                    .snapshot((int) Math.min(bytes, source.getBuffer().size()))
                    .toByteArray();
        } catch (IOException | RuntimeException e) {
            throw sending.failed(http, status(), e);
        }
    }

    /** An answer of the first bytes, without taking them from the stream. */
    public HttpAnswer peeked(int bytes) throws FailedExchange {
        return new HttpAnswer(status(), response.headers(), peek(bytes));
    }

    /**
     * Reads the whole.
     *
     * @throws MalformedResponseException if it has more than 8 MiB
     */
    public HttpAnswer whole() throws FailedExchange {
        try {
            BufferedSource source = response.body().source();
            if (source.request(MAX_ANSWER + 1L)) {
                throw new MalformedResponseException(
                        sending.call().what + ": HTTP " + status() + " with more than 8 MiB", status(), null);
            }
            return new HttpAnswer(status(), response.headers(), source.readByteArray());
        } catch (MalformedResponseException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw sending.failed(http, status(), e);
        }
    }

    /** The body, for a reader that does not want it in one piece. Its failures are those of OkHttp. */
    public InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public void close() {
        response.close();
    }

    @Override
    public String toString() {
        return "HTTP " + status() + ", open";
    }
}
