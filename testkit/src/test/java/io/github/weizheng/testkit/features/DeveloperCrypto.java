package io.github.weizheng.testkit.features;

import io.github.weizheng.testkit.SimulatedAccount;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The developer's half of the callback cryptography, from the protocol and the JDK alone. */
final class DeveloperCrypto {
    private final String appId;
    private final String token;
    private final byte[] key;

    DeveloperCrypto(SimulatedAccount account) {
        this(account.appId(), account.callbackToken(), account.encodingAesKey());
    }

    DeveloperCrypto(String appId, String token, String encodingAesKey) {
        this.appId = appId;
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey);
    }

    String signature(String... parts) {
        String joined =
                Stream.concat(Stream.of(token), Stream.of(parts)).sorted().collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(StandardCharsets.UTF_8));
            return "%040x".formatted(new BigInteger(1, digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns random prefix, message and appid. */
    Opened open(String encrypted) {
        byte[] padded = aes(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        ByteBuffer plain = ByteBuffer.wrap(padded, 0, padded.length - padded[padded.length - 1]);
        byte[] random = new byte[16];
        plain.get(random);
        byte[] message = new byte[plain.getInt()];
        plain.get(message);
        byte[] receiver = new byte[plain.remaining()];
        plain.get(receiver);
        return new Opened(text(random), text(message), text(receiver));
    }

    String seal(String message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream plain = new DataOutputStream(bytes);
            byte[] text = message.getBytes(StandardCharsets.UTF_8);
            plain.writeBytes("0123456789abcdef");
            plain.writeInt(text.length);
            plain.write(text);
            plain.writeBytes(appId);
            int padding = 32 - plain.size() % 32;
            for (int i = 0; i < padding; i++) {
                plain.writeByte(padding);
            }
            return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE, bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String envelope(String message) {
        String encrypted = seal(message);
        return envelope(encrypted, signature("1713424427", "415670741", encrypted), "1713424427");
    }

    String envelope(String encrypted, String signature, String timestamp) {
        return "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>"
                        .formatted(encrypted, signature)
                + "<TimeStamp>%s</TimeStamp><Nonce><![CDATA[415670741]]></Nonce></xml>".formatted(timestamp);
    }

    private byte[] aes(int mode, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    record Opened(String random, String message, String appId) {}
}
