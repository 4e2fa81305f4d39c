package io.github.weizheng.core.crypto;

import io.github.weizheng.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-1 signature over a callback's parameters: {@code signature} over token, timestamp and nonce, {@code msg_signature}
 * over these and the ciphertext.
 *
 * <p>Comparison takes the same time wherever the values differ. Thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/push/encryption.html">消息加解密说明</a>
 */
public final class CallbackSignature {
    private CallbackSignature() {}

    /** Whether {@code signature} is right for a handshake or a plain callback. A missing value is "no". */
    public static boolean verify(
            Secret token, @Nullable String timestamp, @Nullable String nonce, @Nullable String signature) {
        return timestamp != null
                && nonce != null
                && signature != null
                && same(signature, sorted(token.expose(), timestamp, nonce));
    }

    /** Whether {@code msg_signature} is right for an encrypted callback. A missing value is "no". */
    public static boolean verify(
            Secret token,
            @Nullable String timestamp,
            @Nullable String nonce,
            @Nullable String encrypt,
            @Nullable String msgSignature) {
        return timestamp != null
                && nonce != null
                && encrypt != null
                && msgSignature != null
                && same(msgSignature, sorted(token.expose(), timestamp, nonce, encrypt));
    }

    /** The {@code signature} of a handshake or a plain callback: 40 lower-case hex digits. */
    public static String sign(Secret token, String timestamp, String nonce) {
        return text(hex(sorted(token.expose(), timestamp, nonce)));
    }

    /** The {@code msg_signature} of an encrypted message: 40 lower-case hex digits. */
    public static String sign(Secret token, String timestamp, String nonce, String encrypt) {
        return text(hex(sorted(token.expose(), timestamp, nonce, encrypt)));
    }

    private static String text(byte[] hex) {
        return new String(hex, StandardCharsets.US_ASCII);
    }

    private static boolean same(String given, String[] sorted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), hex(sorted));
    }

    private static String[] sorted(String... parts) {
        Arrays.sort(parts);
        return parts;
    }

    private static byte[] hex(String[] parts) {
        byte[] digest = sha1().digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
        byte[] hex = new byte[2 * digest.length];
        for (int i = 0; i < digest.length; i++) {
            hex[2 * i] = digit(digest[i] >> 4);
            hex[2 * i + 1] = digit(digest[i]);
        }
        return hex;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        }
    }

    /** Without a look-up table, so that it takes the same time for every digit. */
    private static byte digit(int nibble) {
        int value = nibble & 0xF;
        return (byte) (value + '0' + (((9 - value) >> 31) & ('a' - '0' - 10)));
    }
}
