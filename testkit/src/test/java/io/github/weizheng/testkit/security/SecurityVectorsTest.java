package io.github.weizheng.testkit.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tencent's published example; its source stands in the file. */
class SecurityVectorsTest {
    private final JsonNode vectors = vectors();

    static Stream<JsonNode> messages() {
        return StreamSupport.stream(vectors().get("messages").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void opensAndSealsAsPublished(JsonNode message) throws IOException {
        byte[] key = Base64.getDecoder().decode(text(vectors, "symmetricKey"));
        String associated = String.join(
                "|",
                text(vectors, "url"),
                text(vectors, "appid"),
                text(message, "timestamp"),
                text(vectors, "symmetricNumber"));
        byte[] body = text(message, "body").getBytes(StandardCharsets.UTF_8);
        byte[] plain = text(message, "plain").getBytes(StandardCharsets.UTF_8);
        byte[] iv = Base64.getDecoder().decode(text(new JsonMapper().readTree(body), "iv"));

        assertThat(GcmEnvelope.open(key, associated, body)).hasValue(plain);
        assertThat(GcmEnvelope.seal(key, iv, associated, plain)).isEqualTo(text(message, "body"));
        assertThat(GcmEnvelope.open(key, associated + "0", body)).isEmpty();
        assertThat(GcmEnvelope.open(key, associated, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(GcmEnvelope.open(key, associated, "{\"iv\":\"?\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(GcmEnvelope.open(key, associated, new byte[] {1})).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void verifiesAsPublished(JsonNode message) throws GeneralSecurityException {
        assertThat(verifies(message, text(message, "timestamp"), text(message, "signature")))
                .isTrue();
        assertThat(verifies(message, "1635927955", text(message, "signature"))).isFalse();
        assertThat(verifies(message, text(message, "timestamp"), "not Base64")).isFalse();
        assertThat(verifies(message, text(message, "timestamp"), "AAAA")).isFalse();
    }

    private boolean verifies(JsonNode message, String timestamp, String signature) throws GeneralSecurityException {
        return PssSignature.verifies(
                key(text(message, "name")),
                text(vectors, "url"),
                text(vectors, "appid"),
                timestamp,
                text(message, "body"),
                signature);
    }

    private PublicKey key(String name) throws GeneralSecurityException {
        if (name.equals("request")) {
            byte[] der = Base64.getDecoder().decode(text(vectors, "applicationPublicKey"));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        }
        byte[] pem = text(vectors, "platformCertificate").getBytes(StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem))
                .getPublicKey();
    }

    private static JsonNode vectors() {
        try (InputStream file = Objects.requireNonNull(SecurityVectorsTest.class.getResourceAsStream("vectors.json"))) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonNode json, String field) {
        return json.get(field).asText();
    }
}
