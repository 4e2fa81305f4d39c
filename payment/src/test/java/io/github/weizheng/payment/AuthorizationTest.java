package io.github.weizheng.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.payment.fixture.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationTest {
    static Stream<JsonNode> vectors() {
        return Vectors.in("requests.json");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatIsSignedIsAsPublished(JsonNode vector) {
        byte[] message = Authorization.message(
                vector.path("method").asText(),
                vector.path("target").asText(),
                vector.path("timestamp").asText(),
                vector.path("nonce").asText(),
                vector.path("body").asText().getBytes(UTF_8));
        assertThat(new String(message, UTF_8)).isEqualTo(vector.path("message").asText());
    }
}
