package io.github.weizheng.payment.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeChat Pay encrypted under the APIv3 key, in a notification or a list of certificates. */
public record SealedResource(
        @JsonProperty("original_type") @Nullable String originalType,
        @JsonProperty("algorithm") @Nullable String algorithm,
        @JsonProperty("ciphertext") @Nullable String ciphertext,
        @JsonProperty("associated_data") @Nullable String associatedData,
        @JsonProperty("nonce") @Nullable String nonce) {
    private static final int MAX_NONCE = 16;

    /** Whether it has what can be decrypted at all. */
    public boolean isWhole() {
        return ciphertext != null && nonce != null;
    }

    /** Whether one of them decrypts its algorithm. */
    public boolean isFor(List<ResourceDecryptor> decryptors) {
        return decryptors.stream().anyMatch(this::isFor);
    }

    /** The plaintext, or nothing if none of them decrypts it. */
    public Optional<byte[]> open(List<ResourceDecryptor> decryptors) {
        String text = Objects.requireNonNullElse(ciphertext, "");
        String iv = Objects.requireNonNullElse(nonce, "");
        if (iv.isEmpty() || iv.length() > MAX_NONCE) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] associated = Objects.requireNonNullElse(associatedData, "").getBytes(UTF_8);
        // While a key is being replaced there are two.
        for (ResourceDecryptor decryptor : decryptors) {
            Optional<byte[]> plain =
                    isFor(decryptor) ? decryptor.decrypt(iv.getBytes(UTF_8), associated, bytes) : Optional.empty();
            if (plain.isPresent()) {
                return plain;
            }
        }
        return Optional.empty();
    }

    private boolean isFor(ResourceDecryptor decryptor) {
        return decryptor.algorithm().equals(algorithm);
    }

    /** Its kind only. */
    @Override
    public String toString() {
        return "SealedResource[" + originalType + "]";
    }
}
