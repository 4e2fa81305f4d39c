package io.github.weizheng.acceptance.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat's side of secure mode, written by its page with the JCE alone. */
final class Wire {
    static final String APP_ID = "wx0123456789abcdef";
    static final String TOKEN = "token";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final byte[] KEY = Base64.getDecoder().decode(AES_KEY + "=");
    private static final int HEAD = 20;
    private static final Pattern ENCRYPT = Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");

    private final SecureRandom random = new SecureRandom();

    /** A delivery: what stands behind the question mark, and the body. */
    record Post(String query, String body) {}

    Post sealed(String citizen, String xml) throws GeneralSecurityException {
        String encrypt = Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, padded(xml.getBytes(UTF_8))));
        String timestamp = "1700000000";
        String nonce = Long.toUnsignedString(random.nextLong());
        String query = "signature=" + signature(TOKEN, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&openid=" + URLEncoder.encode(citizen, UTF_8) + "&encrypt_type=aes&msg_signature="
                + signature(TOKEN, timestamp, nonce, encrypt);
        return new Post(query, "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt></xml>");
    }

    /** What an answer says: {@code success}, or the reply. */
    String opened(String answer) throws GeneralSecurityException {
        Matcher encrypt = ENCRYPT.matcher(answer);
        if (!encrypt.find()) {
            return answer;
        }
        byte[] plain = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypt.group(1)));
        return new String(plain, HEAD, ByteBuffer.wrap(plain).getInt(HEAD - Integer.BYTES), UTF_8);
    }

    private byte[] padded(byte[] message) {
        byte[] appId = APP_ID.getBytes(UTF_8);
        int length = HEAD + message.length + appId.length;
        int padding = 32 - length % 32;
        byte[] prefix = new byte[HEAD - Integer.BYTES];
        random.nextBytes(prefix);
        byte[] tail = new byte[padding];
        Arrays.fill(tail, (byte) padding);
        return ByteBuffer.allocate(length + padding)
                .put(prefix)
                .putInt(message.length)
                .put(message)
                .put(appId)
                .put(tail)
                .array();
    }

    private static byte[] crypt(int mode, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(KEY, 0, 16));
        return cipher.doFinal(bytes);
    }

    private static String signature(String... parts) throws GeneralSecurityException {
        Arrays.sort(parts);
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest(String.join("", parts).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
