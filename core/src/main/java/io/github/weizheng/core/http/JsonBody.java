package io.github.weizheng.core.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** One-shot unless repeatable: OkHttp re-sends any other body when a pooled connection breaks. */
final class JsonBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");
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
