package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecuredCallTest {
    private static final long NOW = 1795_000_000L;
    private static final Instant TIME = Instant.ofEpochSecond(NOW);
    private static final WeChatSide RSA = WeChatSide.international();

    static Stream<Named<WeChatSide>> sides() {
        return Stream.of(
                Named.of("AES and RSA", RSA),
                Named.of("SM4 and SM2 in DER", WeChatSide.domestic(Sm2Encoding.DER)),
                Named.of("SM4 and SM2 raw", WeChatSide.domestic(Sm2Encoding.RAW)));
    }

    private static SealedRequest seal(ApiSecurity security, Map<String, String> query, String body) {
        return security.seal(WeChatSide.URL, WeChatSide.APP_ID, TIME, query, body.getBytes(UTF_8));
    }

    private static String open(ApiSecurity security, WeChatSide.Answer answer) {
        byte[] json = security.open(
                WeChatSide.URL, WeChatSide.APP_ID, TIME, 200, WeChatSide.lookup(answer.headers()), answer.bytes());
        return new String(json, UTF_8);
    }

    @ParameterizedTest
    @MethodSource("sides")
    void weChatReadsTheCallAndTheApplicationTheAnswer(WeChatSide side) throws Exception {
        ApiSecurity security = side.application().build();
        for (int i = 0; i < 20; i++) { // some signatures are shorter than others
            SealedRequest request = seal(security, Map.of("lang", "zh_CN"), "{\"openid\":\"o1\",\"scene\":" + i + "}");
            JsonNode read = side.read(request);
            assertThat(read.path("_appid").textValue()).isEqualTo(WeChatSide.APP_ID);
            assertThat(read.path("_timestamp").longValue()).isEqualTo(NOW);
            assertThat(read.path("lang").textValue()).isEqualTo("zh_CN");
            assertThat(read.path("scene").intValue()).isEqualTo(i);
            assertThat(open(security, side.answer(NOW).fields("\"rank\":" + i))).isEqualTo("{\"rank\":" + i + "}");
        }
    }

    @Test
    void noTwoSealedCallsAreAlike() throws Exception {
        ApiSecurity security = RSA.application().build();
        Set<String> nonces = new HashSet<>();
        Set<String> seasonings = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            SealedRequest request = seal(security, Map.of(), "{}");
            nonces.add(new ObjectMapper().readTree(request.body()).path("iv").textValue());
            String n = RSA.read(request).path("_n").textValue();
            seasonings.add(n);
            lengths.add(Base64.getDecoder().decode(n).length);
        }
        assertThat(nonces).hasSize(100);
        assertThat(seasonings).hasSize(100);
        assertThat(lengths).hasSizeGreaterThan(3).allMatch(length -> length >= 16 && length <= 32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\":90261533849829378123456789",
                "\"a\":0.10",
                "\"a\":12345678901234567890.123456789012345678901234567890",
                "\"a\":-12.5000",
                "\"a\":[1,{\"b\":null}],\"c\":{}",
                "\"名\":\"𠮷 \\\" \\\\ \\n\"",
                "\"\":\"empty name\"",
                "\"_N\":1,\"errcode\":40003"
            })
    void nothingInAValueChanges(String fields) throws Exception {
        ApiSecurity security = RSA.application().build();
        SealedRequest request = seal(security, Map.of(), "{" + fields + "}");
        assertThat(RSA.decrypt(request)).endsWith("," + fields + "}");
        assertThat(open(security, RSA.answer(NOW).fields(fields))).isEqualTo("{" + fields + "}");
    }

    @Test
    void aCallWithoutABodyMovesItsQueryIntoOne() throws Exception {
        SealedRequest request = seal(RSA.application().build(), Map.of("rid", "1&2=3"), "");
        assertThat(RSA.read(request).path("rid").textValue()).isEqualTo("1&2=3");
    }

    @Test
    void theSerialIsNamedOnDemand() {
        ApiSecurity security = RSA.application().serialOnRequests(true).build();
        assertThat(seal(security, Map.of(), "{}").headers())
                .containsEntry("Wechatmp-Serial", WeChatSide.APPLICATION_NUMBER);
    }

    static Stream<Arguments> unsealable() {
        return Stream.of(
                Arguments.of("an array", Map.of(), "[{}]", "body"),
                Arguments.of("a text", Map.of(), "\"secret-value\"", "body"),
                Arguments.of("cut", Map.of(), "{\"a\":\"secret-value\"", "body"),
                Arguments.of("two objects", Map.of(), "{} {}", "body"),
                Arguments.of("a field twice", Map.of(), "{\"a\":1,\"a\":\"secret-value\"}", "body"),
                Arguments.of("a field twice further in", Map.of(), "{\"a\":{\"b\":1,\"b\":2}}", "body"),
                Arguments.of("_n in the body", Map.of(), "{\"_n\":\"secret-value\"}", "body: _n"),
                Arguments.of("_appid in the body", Map.of(), "{\"_appid\":1}", "body: _appid"),
                Arguments.of("_timestamp in the query", Map.of("_timestamp", "1"), "{}", "query: _timestamp"),
                Arguments.of(
                        "a token in the body", Map.of(), "{\"access_token\":\"secret-value\"}", "body: access_token"),
                Arguments.of(
                        "query and body say it", Map.of("a", "secret-value"), "{\"a\":1}", "body: each name once"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsealable")
    void whatCannotBeSealedIsRefused(String name, Map<String, String> query, String body, String message) {
        ApiSecurity security = RSA.application().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seal(security, query, body))
                .withMessageStartingWith(message)
                .withNoCause()
                .withMessageNotContaining("secret-value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.weixin.qq.com/a?access_token=secret-value",
                "https://api.weixin.qq.com/a#b",
                "https://api.weixin.qq.com/a|b",
                "https://api.weixin.qq.com/a\nb",
                "https://api.weixin.qq.com",
                "/wxa/getuserriskrank",
                "ftp://api.weixin.qq.com/a",
                ""
            })
    void anUrlThatCouldNotBeSignedIsRefused(String url) {
        ApiSecurity security = RSA.application().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> security.seal(url, WeChatSide.APP_ID, TIME, Map.of(), new byte[0]))
                .withMessageStartingWith("canonicalUrl: ")
                .withMessageNotContaining("secret-value");
    }

    @Test
    void theSignedUrlDoesNotDependOnTheWayTaken() {
        assertThat(RSA.application().build().canonicalUrl(WeChatSide.PATH)).isEqualTo(WeChatSide.URL);
        ApiSecurity other = RSA.application()
                .signedUrl(URI.create("https://api2.weixin.qq.com"))
                .build();
        assertThat(other.canonicalUrl(WeChatSide.PATH)).isEqualTo("https://api2.weixin.qq.com" + WeChatSide.PATH);
    }

    @Test
    void onlyTheNamedPathsAreCovered() {
        ApiSecurity security =
                RSA.application().path("/cgi-bin/openapi/quota/get").build();
        assertThat(List.of(WeChatSide.PATH, "/cgi-bin/openapi/quota/get")).allMatch(security::covers);
        assertThat(List.of("/cgi-bin/openapi/quota", "/", "", WeChatSide.PATH + "/"))
                .noneMatch(security::covers);
    }

    @Test
    void plainErrorsOfTheLayerArePassedOn() {
        ApiSecurity security = RSA.application().build();
        for (String error : List.of(
                "{\"errcode\":40234,\"errmsg\":\"invalid signature\"}",
                "{\"errcode\":\"40230\"}",
                "{\"errcode\":-1}")) {
            byte[] body = error.getBytes(UTF_8);
            assertThat(security.open(WeChatSide.URL, WeChatSide.APP_ID, TIME, 200, name -> List.of(), body))
                    .isEqualTo(body);
        }
        assertThat(open(security, RSA.answer(NOW).body("{\"errcode\":40013}"))).isEqualTo("{\"errcode\":40013}");
    }

    @Test
    void fiveMinutesEitherWayAreAccepted() {
        ApiSecurity security = RSA.application().build();
        for (long signed : List.of(NOW - 300, NOW + 300)) {
            assertThat(open(security, RSA.answer(signed).fields("\"a\":1"))).isEqualTo("{\"a\":1}");
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    void whileTheCertificateIsReplacedEitherOneDoes(WeChatSide side) {
        WeChatSide.Answer answer = side.answer(NOW).fields("\"a\":1").whileReplacing();
        ApiSecurity late = side.application().build();
        ApiSecurity both = side.application()
                .platformKey(WeChatSide.NEXT_NUMBER, side.next.getPublic())
                .build();
        assertThat(open(late, answer)).isEqualTo("{\"a\":1}");
        assertThat(open(both, answer)).isEqualTo("{\"a\":1}");
    }
}
