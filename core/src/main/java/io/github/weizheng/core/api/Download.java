package io.github.weizheng.core.api;

import io.github.weizheng.core.http.HttpStream;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that WeChat sends, read while it comes; never held in memory as a whole. It holds a connection until it is closed.
 *
 * <pre>{@code
 * try (Download file = api.download("/cgi-bin/media/get", Map.of("media_id", id))) {
 *     Files.copy(file.stream(), target);
 * }
 * }</pre>
 *
 * <p>The call's time limit goes on until the file is closed. A file that breaks off ends in an {@link IOException}, never as if it were whole.
 * For one thread.
 */
public final class Download implements AutoCloseable {
    private final HttpStream http;
    private final Counted stream;
    private final ExchangeNotes.Note note;
    private boolean closed;

    Download(String what, HttpStream http, ExchangeNotes.Note note) {
        this.http = http;
        this.note = note;
        this.stream = new Counted(what, http.body());
    }

    /** The content type, as WeChat says it. */
    public Optional<String> contentType() {
        return http.headers("Content-Type").stream().findFirst();
    }

    /** The length in bytes, if WeChat says it. */
    public OptionalLong length() {
        return http.length() < 0 ? OptionalLong.empty() : OptionalLong.of(http.length());
    }

    /** The file name, if WeChat says one: without folders and control characters, but otherwise whatever somebody has named it. */
    public Optional<String> fileName() {
        List<String> dispositions = http.headers("Content-Disposition");
        return dispositions.isEmpty() ? Optional.empty() : FileName.in(dispositions.get(0));
    }

    /** The bytes; always the same stream. Closing it does not close the download. */
    public InputStream stream() {
        return stream;
    }

    /** Frees the connection, also when not all has been read. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        http.close();
        if (stream.failure == null) {
            note.answered(http.status(), stream.count, null);
        } else {
            note.broken(http.status(), stream.count, stream.failure);
        }
    }

    /** Neither name nor content: they may be a citizen's. */
    @Override
    public String toString() {
        return "Download[" + (http.length() < 0 ? "of unknown length" : http.length() + " bytes") + "]";
    }

    /** Counts, and keeps what came out of failures, which may quote it. */
    private static final class Counted extends FilterInputStream {
        private final String what;
        private long count;
        private @Nullable IOException failure;

        Counted(String what, InputStream in) {
            super(in);
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = in.read(target, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException e) {
                failure = Objects.requireNonNullElse(failure, e);
                throw new IOException(
                        what + ": " + e.getClass().getSimpleName() + " after " + count + " bytes", WithoutWords.of(e));
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            if (bytes <= 0) {
                return 0;
            }
            long left = bytes;
            byte[] buffer = new byte[(int) Math.min(8192, bytes)];
            while (left > 0) {
                int read = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return bytes - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The download closes it.
        }
    }
}
