package io.github.weizheng.core.web.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.mac.HmacSha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signs states and knows its own: hex of the end (seconds, 8 bytes), the browser's digest (16) and the signature (32). Thread-safe. */
final class StateSigner {
    private static final int BODY_BYTES = Long.BYTES + SignedState.DIGEST_BYTES;
    /** Small digits only, so that there is one way to write a state. WeChat allows letters and digits, up to 128. */
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * (BODY_BYTES + HmacSha256.BYTES) + "}");

    private final HmacSha256 current;
    private final @Nullable HmacSha256 previous;

    StateSigner(Secret key, @Nullable Secret previousKey) {
        current = new HmacSha256("key", key);
        previous = previousKey == null ? null : new HmacSha256("previousKey", previousKey);
    }

    SignedState sign(String purpose, Instant expiresAt, byte[] cookie) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(expiresAt.getEpochSecond())
                .put(SignedState.digest(cookie))
                .array();
        HexFormat hex = HexFormat.of();
        return SignedState.read(body, hex.formatHex(body) + hex.formatHex(signature(current, purpose, body)));
    }

    /** The state of that text, if one of the keys signed it for that purpose. */
    Optional<SignedState> verified(String purpose, String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(text);
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length);
        boolean genuine = Stream.of(Optional.of(current), Optional.ofNullable(previous))
                .flatMap(Optional::stream)
                .anyMatch(key -> MessageDigest.isEqual(signature(key, purpose, body), signature));
        return genuine ? Optional.of(SignedState.read(body, text)) : Optional.empty();
    }

    private static byte[] signature(HmacSha256 key, String purpose, byte[] body) {
        return key.digest(purpose.getBytes(UTF_8), body);
    }
}
