package io.github.weizheng.message.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What is inside a ciphertext, laid out by hand and encrypted by the JDK alone, so that it may be wrong in any way. */
public final class PlaintextFrame {
    private static final byte[] PREFIX = "0123456789abcdef".getBytes(UTF_8);

    private PlaintextFrame() {}

    /** As WeChat would lay it out. */
    public static byte[] around(byte[] message) {
        return of(message.length, message, Delivered.APP_ID);
    }

    /** With another length or appid, rightly padded. */
    public static byte[] of(int length, byte[] message, String appId) {
        int used = 20 + message.length + appId.getBytes(UTF_8).length;
        return of(PREFIX, length, message, appId, 32 - used % 32);
    }

    public static byte[] of(byte[] prefix, int length, byte[] message, String appId, int padding) {
        byte[] end = appId.getBytes(UTF_8);
        return ByteBuffer.allocate(20 + message.length + end.length + padding)
                .put(prefix)
                .putInt(length)
                .put(message)
                .put(end)
                .put(filled(padding, padding))
                .array();
    }

    public static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** The text of {@code Encrypt}; whole blocks only. */
    public static String encrypted(byte[] frame) {
        try {
            byte[] key = Base64.getDecoder().decode(Delivered.AES_KEY.expose() + "=");
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(aes.doFinal(frame));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
