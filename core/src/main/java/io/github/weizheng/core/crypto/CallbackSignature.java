package io.github.weizheng.core.crypto;

import io.github.weizheng.core.Secret;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private CallbackSignature() {}

    /** Whether {@code signature} is right for a handshake or a plain callback. A missing value is "no". */
    public static boolean verify(
            Secret token, @Nullable String timestamp, @Nullable String nonce, @Nullable String signature) {
        return timestamp != null
                && nonce != null
                && signature != null
                && same(signature, digest(token.expose(), timestamp, nonce));
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
                && same(msgSignature, digest(token.expose(), timestamp, nonce, encrypt));
    }

    /** The {@code signature} of a handshake or a plain callback: 40 lower-case hex digits. */
    public static String sign(Secret token, String timestamp, String nonce) {
        return hex(digest(token.expose(), timestamp, nonce));
    }

    /** The {@code msg_signature} of an encrypted message: 40 lower-case hex digits. */
    public static String sign(Secret token, String timestamp, String nonce, String encrypt) {
        return hex(digest(token.expose(), timestamp, nonce, encrypt));
    }

    /** Looks at every digit, whichever is wrong: eight at a time. */
    private static boolean same(String given, byte[] digest) {
        byte[] digits = given.getBytes(StandardCharsets.ISO_8859_1);
        if (digits.length != 2 * digest.length) {
            return false;
        }
        long different = 0;
        for (int i = 0; i < digest.length; i += Integer.BYTES) {
            different |= (long) LONGS.get(digits, 2 * i) ^ eightDigits((int) INTS.get(digest, i));
        }
        return different == 0;
    }

    private static String hex(byte[] digest) {
        byte[] digits = new byte[2 * digest.length];
        for (int i = 0; i < digest.length; i += Integer.BYTES) {
            LONGS.set(digits, 2 * i, eightDigits((int) INTS.get(digest, i)));
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /** Four bytes in hexadecimal ASCII, without a look-up table, so that it takes the same time for every digit. */
    private static long eightDigits(int fourBytes) {
        long spread = fourBytes & 0xFFFFFFFFL;
        spread = (spread | spread << 16) & 0x0000FFFF0000FFFFL;
        spread = (spread | spread << 8) & 0x00FF00FF00FF00FFL;
        spread = (spread | spread << 4) & 0x0F0F0F0F0F0F0F0FL;
        long letters = (spread + 0x0606060606060606L) >>> 4 & 0x0101010101010101L;
        return spread + 0x3030303030303030L + letters * ('a' - '0' - 10);
    }

    private static byte[] digest(String... parts) {
        sort(parts);
        MessageDigest sha1 = sha1();
        for (String part : parts) {
            sha1.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return sha1.digest();
    }

    /** By insertion: for so few, the library's sort costs more than the digest. */
    private static void sort(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            int at = i;
            for (; at > 0 && parts[at - 1].compareTo(part) > 0; at--) {
                parts[at] = parts[at - 1];
            }
            parts[at] = part;
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-1", e);
        }
    }
}
