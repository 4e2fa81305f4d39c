package io.github.weizheng.payment.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.fixture.Vectors;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceCipherTest {
    static Stream<JsonNode> vectors() {
        return Vectors.in("aead.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decryptsAsPublished(JsonNode vector) throws CertificateException {
        byte[] plaintext = decrypt(vector, text(vector, "ciphertext"));
        assertThat(plaintext).isNotNull();
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
                    .isNull();
            bytes[i] ^= 1;
        }
        ResourceCipher cipher = cipher(vector);
        String ciphertext = text(vector, "ciphertext");
        assertThat(cipher.decrypt("000000000000", text(vector, "associatedData"), ciphertext))
                .isNull();
        assertThat(cipher.decrypt(text(vector, "nonce"), "", ciphertext)).isNull();
        assertThat(cipher.decrypt("", text(vector, "associatedData"), ciphertext))
                .isNull();
        assertThat(cipher.decrypt("x".repeat(17), text(vector, "associatedData"), ciphertext))
                .isNull();
        for (String broken : new String[] {"", "QUJD", "not base64", ciphertext + "=", ciphertext.substring(1)}) {
            assertThat(decrypt(vector, broken)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33})
    void theMerchantsKeyHas32Bytes(int length) {
        assertThatThrownBy(() -> ResourceCipher.of(Secret.of("k".repeat(length))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("apiV3Key: exactly 32 bytes, actual " + length);
    }

    private static byte @Nullable [] decrypt(JsonNode vector, String ciphertext) {
        return cipher(vector).decrypt(text(vector, "nonce"), text(vector, "associatedData"), ciphertext);
    }

    private static ResourceCipher cipher(JsonNode vector) {
        return new ResourceCipher(text(vector, "key").getBytes(UTF_8));
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).asText();
    }
}
