package io.github.weizheng.core.api.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.aead.Aead;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The body on the wire: {@code iv}, {@code data} and {@code authtag}, each in Base64. */
final class Envelope {
    private final byte[] iv;
    private final byte[] sealed;

    /** @param sealed the ciphertext with the tag behind it */
    Envelope(byte[] iv, byte[] sealed) {
        this.iv = iv;
        this.sealed = sealed;
    }

    static Optional<Envelope> read(ObjectNode json) {
        byte[] iv = bytes(json.path("iv"));
        byte[] data = bytes(json.path("data"));
        byte[] tag = bytes(json.path("authtag"));
        if (iv.length != Aead.NONCE_BYTES || data.length == 0 || tag.length != Aead.TAG_BYTES) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, sealed, data.length, tag.length);
        return Optional.of(new Envelope(iv, sealed));
    }

    Optional<byte[]> open(Aead aead, byte[] associated) {
        return aead.open(iv, associated, sealed);
    }

    byte[] write() {
        int data = sealed.length - Aead.TAG_BYTES;
        Base64.Encoder base64 = Base64.getEncoder();
        return ExactJson.write(ExactJson.object()
                .put("iv", base64.encodeToString(iv))
                .put("data", base64.encodeToString(Arrays.copyOf(sealed, data)))
                .put("authtag", base64.encodeToString(Arrays.copyOfRange(sealed, data, sealed.length))));
    }

    /** None if it is missing, no text, or not Base64: there is none of no bytes in an envelope. */
    private static byte[] bytes(JsonNode node) {
        try {
            return Base64.getDecoder().decode(node.isTextual() ? node.textValue() : "");
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
