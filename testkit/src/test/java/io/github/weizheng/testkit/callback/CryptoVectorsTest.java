package io.github.weizheng.testkit.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tencent's published vectors; their source stands in the file. */
class CryptoVectorsTest {
    static Stream<JsonNode> signatures() throws IOException {
        return vectors("signatures");
    }

    static Stream<JsonNode> messages() throws IOException {
        return vectors("messages");
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signsAsPublished(JsonNode vector) {
        String[] parts = StreamSupport.stream(vector.get("parts").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);

        assertThat(CallbackSignature.of(parts))
                .isEqualTo(vector.get("signature").asText());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void encryptsAndDecryptsAsPublished(JsonNode vector) {
        MessageCrypto crypto = crypto(vector);
        String message = vector.get("message").asText();
        String encrypted = vector.get("encrypted").asText();

        assertThat(crypto.decrypt(encrypted)).isEqualTo(message);
        assertThat(crypto.encrypt(vector.get("random").asText(), message)).isEqualTo(encrypted);
    }

    @Test
    void refusesWhatIsNotForThisAccount() throws IOException {
        JsonNode vector = messages().findFirst().orElseThrow();
        MessageCrypto other = new MessageCrypto(vector.get("encodingAesKey").asText(), "wx0000000000000000");

        assertThatThrownBy(() -> other.decrypt(vector.get("encrypted").asText()))
                .isInstanceOf(UnacceptableAnswer.class)
                .hasMessageContaining("another appid");
    }

    @Test
    void refusesRubbish() throws IOException {
        MessageCrypto crypto = crypto(messages().findFirst().orElseThrow());

        for (String rubbish : new String[] {"", "QUJD", "***", "A".repeat(44), "A".repeat(86) + "=="}) {
            assertThatThrownBy(() -> crypto.decrypt(rubbish)).isInstanceOf(UnacceptableAnswer.class);
        }
    }

    private static MessageCrypto crypto(JsonNode vector) {
        return new MessageCrypto(
                vector.get("encodingAesKey").asText(), vector.get("appId").asText());
    }

    private static Stream<JsonNode> vectors(String name) throws IOException {
        try (InputStream file = CryptoVectorsTest.class.getResourceAsStream("vectors.json")) {
            return StreamSupport.stream(
                    new JsonMapper().readTree(file).get(name).spliterator(), false);
        }
    }
}
