package io.github.weizheng.core.crypto;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The vectors of callback-vectors.json. */
public record CallbackVectors(List<Signed> signatures, List<Encrypted> ciphers) {

    public static CallbackVectors load() {
        try (InputStream json =
                Objects.requireNonNull(CallbackVectors.class.getResourceAsStream("callback-vectors.json"))) {
            return new ObjectMapper().readValue(json, CallbackVectors.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public record Signed(
            String name,
            String source,
            String token,
            String timestamp,
            String nonce,
            @Nullable String encrypt,
            String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    public record Encrypted(
            String name,
            String source,
            String encodingAesKey,
            String appId,
            String random,
            String message,
            String encrypt) {
        @Override
        public String toString() {
            return name;
        }
    }
}
