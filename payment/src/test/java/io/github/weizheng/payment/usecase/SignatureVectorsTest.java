package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.signing.ResponseVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVectorsTest {
    static Stream<JsonNode> vectors() {
        return Vectors.in("signatures.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsPublished(JsonNode vector) {
        RequestSigner signer =
                RequestSigner.rsa(Keys.privateKey(vector.path("key").asText() + "PrivateKey"));
        assertThat(signer.scheme()).isEqualTo("WECHATPAY2-SHA256-RSA2048");
        assertThat(Base64.getEncoder().encodeToString(signer.sign(message(vector))))
                .isEqualTo(vector.path("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifiesAsPublishedAndNothingElse(JsonNode vector) {
        ResponseVerifier verifier = verifier(vector.path("key").asText());
        byte[] signature = Base64.getDecoder().decode(vector.path("signature").asText());
        byte[] message = message(vector);
        assertThat(verifier.verify(message, signature)).isTrue();

        byte[] other = message.clone();
        other[other.length / 2] ^= 1;
        assertThat(verifier.verify(other, signature)).isFalse();
        assertThat(verifier.verify(message, new byte[0])).isFalse();
        assertThat(verifier.verify(message, new byte[signature.length + 1])).isFalse();
        signature[0] ^= 1;
        assertThat(verifier.verify(message, signature)).isFalse();
    }

    @Test
    void oneSignerAndOneVerifierServeManyThreads() {
        JsonNode vector = Vectors.one("signatures.json", "D2");
        RequestSigner signer = RequestSigner.rsa(Keys.privateKey("merchantPrivateKey"));
        ResponseVerifier verifier = verifier("merchant");
        assertThat(IntStream.range(0, 400).parallel().allMatch(i -> {
                    byte[] message = (i + vector.path("message").asText()).getBytes(UTF_8);
                    return verifier.verify(message, signer.sign(message));
                }))
                .isTrue();
    }

    @Test
    void otherKeysAreRefused() throws GeneralSecurityException {
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> RequestSigner.rsa(ec.getPrivate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("privateKey: an RSA key, actual EC");
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        var pair = small.generateKeyPair();
        assertThatThrownBy(() -> ResponseVerifier.rsa(pair.getPublic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("publicKey: at least 2048 bits, actual 1024");
    }

    private static ResponseVerifier verifier(String key) {
        return ResponseVerifier.rsa(Keys.certificate(key + "Certificate").getPublicKey());
    }

    private static byte[] message(JsonNode vector) {
        return vector.path("message").asText().getBytes(UTF_8);
    }
}
