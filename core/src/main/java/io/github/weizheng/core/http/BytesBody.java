package io.github.weizheng.core.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Bytes that are sent once, unless repeatable: OkHttp sends any other body again by itself, such as after a 408 or when a pooled connection breaks. */
public final class BytesBody extends RequestBody {
    private final MediaType type;
    private final byte[] bytes;
    private final boolean oneShot;

    /** Keeps the bytes, which nobody may change. */
    public BytesBody(MediaType type, byte[] bytes, boolean oneShot) {
        this.type = type;
        this.bytes = bytes;
        this.oneShot = oneShot;
    }

    @Override
    public MediaType contentType() {
        return type;
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
