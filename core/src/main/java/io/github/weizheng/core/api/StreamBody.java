package io.github.weizheng.core.api;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A part that is read while it is sent. One-shot, as no upload is sent twice without being asked for. */
final class StreamBody extends RequestBody {
    private static final int CHUNK = 8192;
    private final MediaType type;
    private final long length;
    private final Upload.Source source;

    StreamBody(MediaType type, long length, Upload.Source source) {
        this.type = type;
        this.length = length;
        this.source = source;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = source.open()) {
            byte[] chunk = new byte[CHUNK];
            long left = length;
            while (left > 0) {
                int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    throw new FileLengthException("the file is " + left + " bytes shorter than was said");
                }
                sink.write(chunk, 0, read);
                left -= read;
            }
            if (in.read() >= 0) {
                throw new FileLengthException("the file is longer than was said");
            }
        }
    }

    /** Named, so that the failure of the call shows it. */
    private static final class FileLengthException extends IOException {
        private static final long serialVersionUID = 1L;

        FileLengthException(String message) {
            super(message);
        }
    }
}
