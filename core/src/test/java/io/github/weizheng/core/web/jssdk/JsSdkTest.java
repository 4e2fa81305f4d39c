package io.github.weizheng.core.web.jssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.test.SettableClock;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsSdkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SettableClock clock = new SettableClock();
    private final JsSdk sdk = new JsSdk("wx1", () -> Secret.of("c4n4ry-ticket"), clock);

    record Vector(
            String name, String source, String ticket, String nonce, long timestamp, String url, String signature) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> vectors() throws Exception {
        try (InputStream json = Objects.requireNonNull(JsSdkTest.class.getResourceAsStream("jssdk-vectors.json"))) {
            return List.of(JSON.readValue(json, Vector[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsWeChatDoes(Vector vector) {
        JsSdk published = new JsSdk(
                "wx1",
                () -> Secret.of(vector.ticket),
                () -> Instant.ofEpochSecond(vector.timestamp),
                () -> vector.nonce);
        assertThat(published.config(vector.url))
                .isEqualTo(new JsSdkConfig("wx1", vector.timestamp, vector.nonce, vector.signature));
        assertThat(published.config(vector.url + "#top").signature()).isEqualTo(vector.signature);
        assertThat(published.config(vector.url + "&more=1").signature()).isNotEqualTo(vector.signature);
    }

    @Test
    void neverUsesANonceTwiceAndTellsTheTime() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(nonces.add(sdk.config("https://portal.gov.cn/").nonceStr()))
                    .isTrue();
        }
        assertThat(nonces).allMatch(nonce -> nonce.matches("[0-9a-f]{32}"));
        assertThat(sdk.config("https://portal.gov.cn/").timestamp())
                .isEqualTo(clock.instant().getEpochSecond());
        clock.advance(Duration.ofSeconds(5));
        assertThat(sdk.config("https://portal.gov.cn/").timestamp())
                .isEqualTo(clock.instant().getEpochSecond());
    }

    @Test
    void asksForTheTicketOfTheMoment() {
        AtomicInteger asked = new AtomicInteger();
        JsSdk later = new JsSdk("wx1", () -> Secret.of("ticket" + asked.incrementAndGet()));
        assertThat(asked).hasValue(0);
        later.config("https://portal.gov.cn/");
        later.config("https://portal.gov.cn/");
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/page",
                "portal.gov.cn/page",
                "ftp://portal.gov.cn/",
                "#https://portal.gov.cn",
                "https://portal.gov.cn/a b",
                "https://portal.gov.cn/\n",
                "https://portal.gov.cn/\u0085",
                "https://portal.gov.cn/\u3000"
            })
    void signsWholeAddressesOnly(String url) {
        assertThatThrownBy(() -> sdk.config(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pageUrl: ");
    }

    @Test
    void signsNoAddressThatIsTooLong() {
        assertThatThrownBy(() -> sdk.config("https://a/" + "x".repeat(4_087)))
                .hasMessage("pageUrl: up to 4096 characters, actual 4097");
        assertThat(sdk.config("https://a/" + "x".repeat(4_086)).signature()).hasSize(40);
    }

    @Test
    void givesThePageItsArgument() throws Exception {
        JsSdkConfig config = sdk.config("https://portal.gov.cn/");
        JsonNode json = JSON.readTree(config.toJson(List.of("chooseWXPay", "scanQRCode")));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("appId", "timestamp", "nonceStr", "signature", "jsApiList");
        assertThat(json.get("appId").asText()).isEqualTo("wx1");
        assertThat(json.get("timestamp").isNumber()).isTrue();
        assertThat(json.get("nonceStr").asText()).isEqualTo(config.nonceStr());
        assertThat(json.get("signature").asText()).isEqualTo(config.signature());
        assertThat(json.get("jsApiList").get(1).asText()).isEqualTo("scanQRCode");
        assertThat(json.toString() + config).doesNotContain("c4n4ry");
    }

    @Test
    void nothingInItEndsTheScriptAroundIt() throws Exception {
        String hostile = "</script><!--&\u2028\u2029'\"\\";
        String json = sdk.config("https://portal.gov.cn/").toJson(List.of(hostile));
        assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        assertThat(JSON.readTree(json).get("jsApiList").get(0).asText()).isEqualTo(hostile);
    }
}
