package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArbitraryAnswersTest {
    private static final long NOW = 1795_000_000L;
    private static final WeChatSide SIDE = WeChatSide.international();
    private static final ApiSecurity SECURITY = SIDE.application().build();
    private static final ApiSecurity DOMESTIC =
            WeChatSide.domestic(Sm2Encoding.RAW).application().build();

    private static byte[] open(ApiSecurity security, Map<String, List<String>> headers, byte[] body) {
        return security.open(
                WeChatSide.URL, WeChatSide.APP_ID, Instant.ofEpochSecond(NOW), 200, WeChatSide.lookup(headers), body);
    }

    @Property(tries = 200)
    void bytesOfStrangersEndInOneException(@ForAll byte[] body) {
        assertThatExceptionOfType(ApiResponseRejectedException.class).isThrownBy(() -> open(SECURITY, Map.of(), body));
        Map<String, List<String>> headers = SIDE.answer(NOW).headers();
        assertThatExceptionOfType(ApiResponseRejectedException.class).isThrownBy(() -> open(SECURITY, headers, body));
    }

    @Property(tries = 100)
    void whateverIsSignedEndsThereToo(@ForAll String text) {
        WeChatSide.Answer answer = SIDE.answer(NOW).body(text.isEmpty() ? " " : text);
        assertThatExceptionOfType(ApiResponseRejectedException.class)
                .isThrownBy(() -> open(SECURITY, answer.headers(), answer.bytes()));
    }

    @Property(tries = 100)
    void andWhateverIsEncrypted(@ForAll String text) {
        WeChatSide.Answer answer = SIDE.answer(NOW).encrypting(text);
        assertThatExceptionOfType(ApiResponseRejectedException.class)
                .isThrownBy(() -> open(SECURITY, answer.headers(), answer.bytes()));
    }

    @Property(tries = 200)
    void headersOfStrangersEndThereToo(@ForAll("headers") Map<String, List<String>> bent) {
        WeChatSide.Answer answer = SIDE.answer(NOW);
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        headers.putAll(bent);
        for (ApiSecurity security : List.of(SECURITY, DOMESTIC)) {
            assertThatExceptionOfType(ApiResponseRejectedException.class)
                    .isThrownBy(() -> open(security, headers, answer.bytes()));
        }
    }

    @Provide
    Arbitrary<Map<String, List<String>>> headers() {
        Arbitrary<String> value =
                Arbitraries.oneOf(Arbitraries.strings(), Arbitraries.strings().withChars("0123456789abcdefAZ+/="));
        return Arbitraries.maps(
                        Arbitraries.of("Wechatmp-Appid", "Wechatmp-TimeStamp", "Wechatmp-Serial", "Wechatmp-Signature"),
                        value.list().ofMaxSize(2))
                .ofMinSize(1);
    }

    /** What passes unsigned must be a failure to whoever reads it, too. */
    @Property
    void noUnsignedAnswerIsASuccess(@ForAll("errcodes") String code) throws IOException {
        byte[] body = ("{\"errcode\":" + code + ",\"risk_rank\":0}").getBytes(UTF_8);
        try {
            String read = new ObjectMapper()
                    .readTree(open(SECURITY, Map.of(), body))
                    .path("errcode")
                    .asText("0")
                    .strip();
            assertThat(read).isNotIn("0", "").matches("-?[0-9]+").matches(".*[1-9].*");
        } catch (ApiResponseRejectedException e) {
            assertThat(e.reason()).isEqualTo(ApiResponseRejectedException.Reason.UNSIGNED);
        }
    }

    @Provide
    Arbitrary<String> errcodes() {
        Arbitrary<String> number = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.strings().withChars("-0.1e9 ").ofMaxLength(16));
        return Arbitraries.oneOf(number, number.map(text -> "\"" + text + "\""));
    }
}
