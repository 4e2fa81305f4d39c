package io.github.weizheng.core.crypto;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.crypto.CallbackRejectedException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * The encryption of callback messages: AES-256-CBC over {@code random(16) ‖ length(4) ‖ message ‖ appid}, padded to 32 bytes.
 *
 * <p>Does not check the signature: {@link CallbackSignature} comes first, so that nobody can probe the padding.
 * Immutable and thread-safe.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/guide/dev/push/encryption.html">消息加解密说明</a>
 */
public final class MessageCipher {
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 32;
    private static final int AES_BLOCK = 16;
    private static final int RANDOM_BYTES = 16;
    private static final int HEAD = RANDOM_BYTES + Integer.BYTES;

    private final byte[] appId;
    private final SecureRandom random;
    private final AesCbc decryption;
    private final AesCbc encryption;

    private MessageCipher(byte[] key, byte[] appId, SecureRandom random) {
        this.appId = appId;
        this.random = random;
        decryption = new AesCbc(Cipher.DECRYPT_MODE, key, RANDOM_BYTES);
        encryption = new AesCbc(Cipher.ENCRYPT_MODE, key, RANDOM_BYTES);
    }

    /**
     * A cipher for one account.
     *
     * @param encodingAesKey 43 letters and digits from the console
     * @param appId the account that messages must be for
     * @throws IllegalArgumentException if the key is not 43 characters of Base64
     */
    public static MessageCipher of(Secret encodingAesKey, String appId) {
        return of(encodingAesKey, appId, new SecureRandom());
    }

    /** The same with the source of the random prefix given. */
    public static MessageCipher of(Secret encodingAesKey, String appId, SecureRandom random) {
        int length = encodingAesKey.expose().length();
        if (length != 43) {
            throw new IllegalArgumentException("encodingAesKey: exactly 43 characters, actual " + length);
        }
        byte[] key = decodeKey(encodingAesKey);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("encodingAesKey: 32 bytes once decoded, actual " + key.length);
        }
        return new MessageCipher(key, appId.getBytes(StandardCharsets.UTF_8), random);
    }

    /**
     * Reads the text of {@code Encrypt}, without white space around it.
     *
     * @return the message's bytes, UTF-8
     * @throws CallbackRejectedException {@code UNDECRYPTABLE} for any damage, {@code WRONG_APP_ID} for another account
     */
    public byte[] decrypt(String encrypt) {
        byte[] plain = decryption.apply(ciphertext(encrypt));
        int end = plain.length - padding(plain);
        if (end < HEAD) {
            throw undecryptable();
        }
        int length = ByteBuffer.wrap(plain).getInt(RANDOM_BYTES);
        if (length < 0 || length > end - HEAD) {
            throw undecryptable();
        }
        byte[] receiver = Arrays.copyOfRange(plain, HEAD + length, end);
        if (!MessageDigest.isEqual(receiver, appId)) {
            throw new CallbackRejectedException(Reason.WRONG_APP_ID);
        }
        return Arrays.copyOfRange(plain, HEAD, HEAD + length);
    }

    /** Encrypts a message under a fresh random prefix; the result is the text of {@code Encrypt}. */
    public String encrypt(byte[] message) {
        int length = HEAD + message.length + appId.length;
        int pad = BLOCK - length % BLOCK;
        byte[] plain = new byte[length + pad];
        byte[] prefix = new byte[RANDOM_BYTES];
        random.nextBytes(prefix);
        ByteBuffer.wrap(plain).put(prefix).putInt(message.length).put(message).put(appId);
        Arrays.fill(plain, length, plain.length, (byte) pad);
        return Base64.getEncoder().encodeToString(encryption.apply(plain));
    }

    private static byte[] ciphertext(String encrypt) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encrypt);
        } catch (IllegalArgumentException e) {
            throw undecryptable();
        }
        if (bytes.length == 0 || bytes.length % AES_BLOCK != 0) {
            throw undecryptable();
        }
        return bytes;
    }

    private static int padding(byte[] plain) {
        int pad = plain[plain.length - 1];
        if (pad < 1 || pad > BLOCK || pad > plain.length) {
            throw undecryptable();
        }
        for (int i = plain.length - pad; i < plain.length; i++) {
            if (plain[i] != pad) {
                throw undecryptable();
            }
        }
        return pad;
    }

    private static byte[] decodeKey(Secret encodingAesKey) {
        try {
            return Base64.getDecoder().decode(encodingAesKey.expose() + "=");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("encodingAesKey: letters and digits only");
        }
    }

    private static CallbackRejectedException undecryptable() {
        return new CallbackRejectedException(Reason.UNDECRYPTABLE);
    }
}
