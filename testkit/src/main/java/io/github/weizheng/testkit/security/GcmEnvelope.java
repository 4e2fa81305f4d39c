package io.github.weizheng.testkit.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.api.ApiAnswer;
import io.github.weizheng.testkit.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** {@code {"iv":…,"data":…,"authtag":…}}: AES256-GCM whose tag stands apart. */
final class GcmEnvelope {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private GcmEnvelope() {}

    static String seal(byte[] key, byte[] iv, String associated, byte[] plain) {
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, associated).doFinal(plain);
            int split = sealed.length - TAG_BYTES;
            return ApiAnswer.object()
                    .put("iv", base64(iv))
                    .put("data", base64(Arrays.copyOf(sealed, split)))
                    .put("authtag", base64(Arrays.copyOfRange(sealed, split, sealed.length)))
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** Returns what is inside; nothing when this is no envelope, or none of that key and that associated data. */
    static Optional<byte[]> open(byte[] key, String associated, byte[] envelope) {
        Optional<JsonNode> json = JsonText.object(envelope);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] iv = bytes(json.get(), "iv");
            byte[] data = bytes(json.get(), "data");
            byte[] tag = bytes(json.get(), "authtag");
            if (iv.length != IV_BYTES || tag.length != TAG_BYTES) {
                return Optional.empty();
            }
            byte[] sealed = Arrays.copyOf(data, data.length + TAG_BYTES);
            System.arraycopy(tag, 0, sealed, data.length, TAG_BYTES);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, iv, associated).doFinal(sealed));
        } catch (IllegalArgumentException | AEADBadTagException foreign) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv, String associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).asText(""));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
