package io.github.weizheng.payment;

import io.github.weizheng.core.http.HttpStream;
import io.github.weizheng.core.privacy.WithoutWords;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of WeChat Pay, read while it comes; never held in memory as a whole. It holds a connection until it is closed, and is to be read within
 * ten minutes.
 *
 * <p>WeChat Pay does not sign files: what came is to be compared with the hash in the signed answer that named the address. A file that breaks off
 * ends in an {@link IOException}, never as if it were whole. For one thread.
 */
public final class PayDownload implements AutoCloseable {
    private final HttpStream http;
    private final InputStream stream;

    PayDownload(PayCall call, HttpStream http) {
        this.http = http;
        this.stream = new Discreet(call.toString(), http.body());
    }

    /** The bytes as they come; always the same stream. Closing it does not close the download. */
    public InputStream stream() {
        return stream;
    }

    /** Frees the connection, also when not all has been read. */
    @Override
    public void close() {
        http.close();
    }

    @Override
    public String toString() {
        return "PayDownload[]";
    }

    /** Failures may quote the address, and the token in it. */
    private static final class Discreet extends FilterInputStream {
        private final String what;

        Discreet(String what, InputStream in) {
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
                return in.read(target, offset, length);
            } catch (IOException e) {
                throw new IOException(what + ": " + e.getClass().getSimpleName(), WithoutWords.of(e));
            }
        }

        @Override
        public void close() {
            // The download closes it.
        }
    }
}
