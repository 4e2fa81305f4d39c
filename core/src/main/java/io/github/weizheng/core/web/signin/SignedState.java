package io.github.weizheng.core.web.signin;

import io.github.weizheng.core.mac.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** A state whose signature is right: when it ends, whose browser it belongs to, and its text. */
final class SignedState {
    static final int DIGEST_BYTES = 16;
    private final Instant expiresAt;
    private final byte[] browser;
    private final String text;

    SignedState(Instant expiresAt, byte[] browser, String text) {
        this.expiresAt = expiresAt;
        this.browser = browser;
        this.text = text;
    }

    /** Reads what the signature covers. */
    static SignedState read(byte[] body, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        Instant end = Instant.ofEpochSecond(bytes.getLong());
        return new SignedState(end, Arrays.copyOfRange(body, Long.BYTES, body.length), text);
    }

    /** What names a browser's cookie in a state. */
    static byte[] digest(byte[] cookie) {
        return Arrays.copyOf(Sha256.of(cookie), DIGEST_BYTES);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Unlike that of any other state, because the cookie is. */
    String id() {
        return HexFormat.of().formatHex(browser);
    }

    boolean belongsTo(byte[] cookie) {
        return MessageDigest.isEqual(browser, digest(cookie));
    }

    String text() {
        return text;
    }
}
