package io.github.weizheng.payment.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.wire.SealedResource;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceDecryptorTest {
    static Stream<JsonNode> vectors() {
        return Vectors.in("aead.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decryptsAsPublished(JsonNode vector) throws CertificateException {
        byte[] plaintext = decrypt(vector, text(vector, "ciphertext")).orElseThrow();
        if (vector.has("plaintext")) {
            assertThat(plaintext).asString(UTF_8).isEqualTo(text(vector, "plaintext"));
        } else {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(plaintext));
            assertThat(certificate.getSerialNumber().toString(16))
                    .isEqualToIgnoringCase(text(vector, "certificateSerial"));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anyOtherBitIsRefused(JsonNode vector) {
        byte[] bytes = Base64.getDecoder().decode(text(vector, "ciphertext"));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(decrypt(vector, Base64.getEncoder().encodeToString(bytes)))
                    .isEmpty();
            bytes[i] ^= 1;
        }
        String ciphertext = text(vector, "ciphertext");
        String associated = text(vector, "associatedData");
        assertThat(decrypt(vector, "000000000000", associated, ciphertext)).isEmpty();
        assertThat(decrypt(vector, text(vector, "nonce"), "", ciphertext)).isEmpty();
        assertThat(decrypt(vector, "", associated, ciphertext)).isEmpty();
        assertThat(decrypt(vector, "x".repeat(17), associated, ciphertext)).isEmpty();
        for (String broken : new String[] {"", "QUJD", "not base64", ciphertext + "=", ciphertext.substring(1)}) {
            assertThat(decrypt(vector, broken)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33})
    void theMerchantsKeyHas32Bytes(int length) {
        assertThatThrownBy(() -> ResourceDecryptor.aes(Secret.of("k".repeat(length))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("apiV3Key: exactly 32 bytes, actual " + length);
    }

    private static Optional<byte[]> decrypt(JsonNode vector, String ciphertext) {
        return decrypt(vector, text(vector, "nonce"), text(vector, "associatedData"), ciphertext);
    }

    private static Optional<byte[]> decrypt(JsonNode vector, String nonce, String associated, String ciphertext) {
        AesGcmDecryptor decryptor = new AesGcmDecryptor(text(vector, "key").getBytes(UTF_8));
        SealedResource sealed = new SealedResource("any", "AEAD_AES_256_GCM", ciphertext, associated, nonce);
        return sealed.open(List.of(decryptor));
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).asText();
    }
}
