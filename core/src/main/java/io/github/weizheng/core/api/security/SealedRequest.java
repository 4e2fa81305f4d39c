package io.github.weizheng.core.api.security;

import java.util.Map;

/** A call as it goes out: POST, with these headers and exactly these bytes; in the URL nothing but the access token. Immutable. */
public final class SealedRequest {
    private final Map<String, String> headers;
    private final byte[] body;

    SealedRequest(Map<String, String> headers, byte[] body) {
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** The {@code Wechatmp-*} headers to add. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body, {@code application/json}: signed as it is, so not a byte of it may change. A copy. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "SealedRequest[" + body.length + " bytes]";
    }
}
