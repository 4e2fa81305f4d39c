package io.github.weizheng.testkit.callback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of callback bodies: AES-256-CBC over 16 random bytes, a 4-byte length, the message and the appid, padded in
 * the manner of PKCS#7 to blocks of 32 bytes. Thread-safe.
 */
final class MessageCrypto {
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;

    private final SecretKeySpec key;
    private final IvParameterSpec iv;
    private final byte[] appId;

    MessageCrypto(String encodingAesKey, String appId) {
        byte[] bytes = Base64.getDecoder().decode(encodingAesKey + "=");
        if (bytes.length != BLOCK) {
            throw new IllegalArgumentException("encodingAesKey: must be 43 characters");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(bytes, 0, RANDOM);
        this.appId = appId.getBytes(StandardCharsets.UTF_8);
    }

    /** Encrypts a message behind the given 16 ASCII characters. */
    String encrypt(String random, String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        int length = HEAD + text.length + appId.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding);
        plain.put(random.getBytes(StandardCharsets.US_ASCII))
                .putInt(text.length)
                .put(text)
                .put(appId);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /**
     * Returns the message.
     *
     * @throws UnacceptableAnswer when this is not a message under this key for this account
     */
    String decrypt(String encrypted) {
        byte[] plain;
        try {
            plain = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(encrypted));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnacceptableAnswer("Encrypt is not Base64 of whole AES blocks");
        }
        int end = plain.length - padding(plain);
        if (end < HEAD) {
            throw new UnacceptableAnswer("Encrypt holds less than its own head");
        }
        int length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
        if (length < 0 || length > end - HEAD) {
            throw new UnacceptableAnswer("msg_len inside Encrypt is " + length + ", there are " + (end - HEAD));
        }
        int messageEnd = HEAD + length;
        if (!Arrays.equals(plain, messageEnd, end, appId, 0, appId.length)) {
            throw new UnacceptableAnswer("Encrypt ends with another appid");
        }
        return new String(plain, HEAD, length, StandardCharsets.UTF_8);
    }

    private static int padding(byte[] plain) {
        int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
        if (padding < 1 || padding > BLOCK || padding > plain.length) {
            throw new UnacceptableAnswer("Encrypt is not padded to blocks of 32 bytes, or was made with another key");
        }
        for (int i = plain.length - padding; i < plain.length; i++) {
            if (plain[i] != padding) {
                throw new UnacceptableAnswer("the padding inside Encrypt is broken");
            }
        }
        return padding;
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, iv);
        return cipher;
    }
}
