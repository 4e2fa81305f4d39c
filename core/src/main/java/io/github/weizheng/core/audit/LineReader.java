package io.github.weizheng.core.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes that end in {@code \n}, keeping no more of one than {@link ChainLine#MAX_BYTES}. For one thread. */
final class LineReader {
    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int at;
    private int filled;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int from = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            tooLong |= line.size() + (at - from) > ChainLine.MAX_BYTES;
            if (!tooLong) {
                line.write(buffer, from, at - from);
            }
            if (at < filled) {
                at++;
                return new Line(line.toByteArray(), true, tooLong);
            }
        }
        return any ? new Line(line.toByteArray(), false, tooLong) : null;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    /** One line. */
    static final class Line {
        private final byte[] bytes;
        private final boolean ended;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean ended, boolean tooLong) {
            this.bytes = bytes;
            this.ended = ended;
            this.tooLong = tooLong;
        }

        ChainLine.Read read(ChainHash hash) {
            if (!ended) {
                return new ChainLine.Unsound(ChainFault.TRUNCATED);
            }
            return tooLong ? new ChainLine.Unsound(ChainFault.NOT_JSON) : ChainLine.read(bytes, hash);
        }
    }
}
