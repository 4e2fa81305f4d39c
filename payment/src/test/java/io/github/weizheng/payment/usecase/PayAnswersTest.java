package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.MalformedResponseException;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.ApiException;
import io.github.weizheng.payment.PayResponseRejectedException;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.signing.SignatureProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back. */
class PayAnswersTest {
    private final SettableClock clock = SettableClock.at(1554209980);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = WeChatPay.builder(Keys.merchant())
            .httpClient(answers.client())
            .clock(clock)
            .build();

    record Echo(@JsonProperty("echo_message") String echoMessage) {}

    @ParameterizedTest
    @ValueSource(strings = {"D5", "D6"})
    void publishedAnswersAreBelieved(String id) {
        JsonNode vector = Vectors.one("responses.json", id);
        answers.answer(vector.path("status").asInt(), vector.path("body").asText(), headers(vector));
        if (vector.path("status").asInt() == 204) {
            pay.send("/v3/any/path", Map.of("mchid", "1"));
        } else {
            assertThat(pay.post("/v3/any/path", Map.of(), Map.class).get("prepay_id"))
                    .isNotNull();
        }
    }

    @Test
    void aSuccessThatIsNotWechatPaysLeavesTheOutcomeOpen() {
        byte[] body = "{}".getBytes(UTF_8);
        long now = clock.instant().getEpochSecond();
        assertRejected(Map.of(), SignatureProblem.HEADERS);
        assertRejected(Platform.headers(now - 301, body), SignatureProblem.TIMESTAMP);
        assertRejected(Platform.headers(now + 301, body), SignatureProblem.TIMESTAMP);
        assertRejected(Platform.headers("PUB_KEY_ID_77", now, body), SignatureProblem.UNKNOWN_SERIAL);
        assertRejected(Platform.headers(now, "{ }".getBytes(UTF_8)), SignatureProblem.SIGNATURE);
        Map<String, List<String>> probe = new LinkedHashMap<>(Platform.headers(now, body));
        probe.put("Wechatpay-Signature", List.of("WECHATPAY/SIGNTEST/abc"));
        assertRejected(probe, SignatureProblem.PROBE);
        Map<String, List<String>> scheme = new LinkedHashMap<>(Platform.headers(now, body));
        scheme.put("Wechatpay-Signature-Type", List.of("WECHATPAY2-SM2-WITH-SM3"));
        assertRejected(scheme, SignatureProblem.SCHEME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"})
    void aHeaderThatIsThereTwiceIsNotBelieved(String name) {
        Map<String, List<String>> headers = Platform.headers(clock.instant().getEpochSecond(), "{}".getBytes(UTF_8));
        headers.computeIfPresent(name, (header, value) -> List.of(value.get(0), value.get(0)));
        assertRejected(headers, SignatureProblem.HEADERS);
    }

    @Test
    void anUnknownKeyIsNamedBesideThoseThatAreConfigured() {
        answers.answer(
                200, "{}", Platform.headers("PUB_KEY_ID_77", clock.instant().getEpochSecond(), "{}".getBytes(UTF_8)));
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .hasMessageContaining("PUB_KEY_ID_77")
                .hasMessageContaining(Keys.PUBLIC_KEY_ID)
                .hasMessageContaining(Keys.PLATFORM_SERIAL);
    }

    @Test
    void aRefusalSaysWhatAndWhatToDo() {
        answers.plain(
                400,
                "{\"code\":\"PARAM_ERROR\",\"message\":\"参数错误\",\"detail\":{\"field\":\"/amount/currency\","
                        + "\"value\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\",\"issue\":\"Currency code is invalid\",\"location\":\"body\"}}");
        assertThatThrownBy(() -> pay.post("/v3/pay/transactions/jsapi", Map.of(), Map.class))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo("PARAM_ERROR");
                    assertThat(e.httpStatus()).isEqualTo(400);
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                    assertThat(e.retryable()).isFalse();
                    assertThat(e.rid()).contains("08F5B8C2B506102C18FDDFEEA30620BE821E28EDC405-268435461");
                    assertThat(e.meaning(Locale.CHINA)).contains("参数");
                    assertThat(e.meaning(Locale.ENGLISH)).contains("parameter");
                    assertThat(e.remedy(Locale.CHINA)).contains("字段");
                    assertThat(e.remedy(Locale.ENGLISH)).contains("field");
                    assertThat(e.getMessage())
                            .startsWith(
                                    "POST /v3/pay/transactions/jsapi: PARAM_ERROR 参数错误 (/amount/currency: Currency code is invalid)")
                            .doesNotContain("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/v3/pay/transactions/jsapi, 500, SYSTEM_ERROR, UNKNOWN, true",
        "/v3/pay/transactions/jsapi, 500, SYSTEMERROR, UNKNOWN, true",
        "/v3/pay/transactions/jsapi, 400, BANKERROR, UNKNOWN, true",
        "/v3/pay/transactions/jsapi, 503, SERVICE_UNAVAILABLE, UNKNOWN, true",
        "/v3/pay/transactions/jsapi, 500, OPENID_MISMATCH, UNKNOWN, false",
        "/v3/pay/transactions/jsapi, 429, FREQUENCY_LIMITED, NONE, true",
        "/v3/refund/domestic/refunds, 429, FREQUENCY_LIMITED, UNKNOWN, true",
        "/v3/refund/domestic/refunds, 403, NOT_ENOUGH, NONE, false",
        "/v3/pay/transactions/jsapi, 401, SIGN_ERROR, NONE, false",
        "/v3/pay/transactions/jsapi, 403, BRAND_NEW_CODE, NONE, false"
    })
    void aRefusalSaysWhetherItMayHaveHappened(String path, int status, String code, Effect effect, boolean retryable) {
        answers.plain(
                status, "{\"code\":\"" + code + "\",\"message\":\"…\",\"detail\":{\"location\":null,\"value\":22}}");
        assertThatThrownBy(() -> pay.post(path, Map.of(), Map.class)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.effect()).isEqualTo(effect);
            assertThat(e.retryable()).isEqualTo(retryable);
        });
    }

    @Test
    void acceptedButNotThroughIsNotASuccess() {
        answers.signed(202, "{\"code\":\"USERPAYING\",\"message\":\"需要用户输入支付密码\"}")
                .signed(202, "")
                .signed(202, "{\"id\":\"1\"}");
        assertThatThrownBy(() -> pay.post("/v3/pay/transactions/codepay", Map.of(), Map.class))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                    assertThat(e.retryable()).isTrue();
                });
        pay.send("/v3/new-tax-control-fapiao/fapiao-applications", Map.of());
        assertThat(pay.post("/v3/other", Map.of(), Map.class).get("id")).isEqualTo("1");
    }

    @Test
    void anOpenidInAPathOrAnErrorIsMasked() {
        answers.plain(400, "{\"code\":\"PARAM_ERROR\",\"message\":\"openid oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\\n invalid\"}");
        assertThatThrownBy(() -> pay.get("/v3/users/oUpF8uMuAJO_M2pxb1Q9zNjWeS6o/coupons", Map.of(), Map.class))
                .hasMessageStartingWith("GET /v3/users/***/coupons: PARAM_ERROR openid ***  invalid rid:");
    }

    @Test
    void whatIsCutOffIsMaskedBefore() {
        String said = "长".repeat(290) + " 11010119900307123X";
        answers.plain(400, "{\"code\":\"PARAM_ERROR\",\"message\":\"" + said + "\"}");
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class)).hasMessageNotContaining("1101");
    }

    @ParameterizedTest
    @CsvSource({
        "手机号13800138000有误, 手机号***有误",
        "identity=11010119900307123X;, identity=***;",
        "card 6222020200001234567 refused, card *** refused",
        "openid oUpF8uM12345678901b1Q9zNjWeS, openid ***",
        "订单WATER20240501000001已支付, 订单WATER20240501000001已支付",
        "PUB_KEY_ID_0112422897022025011300326200001208, PUB_KEY_ID_0112422897022025011300326200001208",
        "商户号1900009191, 商户号1900009191",
        "86-13800138000, 86-***",
        "id_11010119900307123X, id_***",
        "p13800138000, p***"
    })
    void whatIdentifiesSomebodyIsMaskedAndWhatHelpsIsNot(String said, String shown) {
        answers.plain(400, "{\"code\":\"PARAM_ERROR\",\"detail\":{\"issue\":\"" + said + "\"}}");
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .hasMessageContaining("PARAM_ERROR (" + shown + ") rid:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>502 Bad Gateway</html>",
                "",
                "null",
                "[]",
                "{}",
                "{\"code\":\"\"}",
                "{\"code\":{}}",
                "\"x\""
            })
    void anErrorThatIsNotWechatPaysKeepsItsStatus(String body) {
        answers.plain(502, body);
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> {
                    assertThat(e.status()).isEqualTo(502);
                    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                    assertThat(e.getMessage()).doesNotContain("Bad Gateway");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[1]", "<xml/>", "{\"echo_message\":{\"a\":\"secret\"}}"})
    void aSignedAnswerOfAnotherShapeIsMalformed(String body) {
        answers.signed(200, body);
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Echo.class))
                .isInstanceOfSatisfying(MalformedResponseException.class, e -> assertThat(e.status())
                        .isEqualTo(200))
                .hasStackTraceContaining("MalformedResponseException")
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("secret"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        answers.plain(302, "");
        assertThatThrownBy(() -> pay.get("/v3/any/path", Map.of(), Map.class))
                .isInstanceOf(MalformedResponseException.class);
        assertThat(answers.asked).hasSize(1);
    }

    private void assertRejected(Map<String, List<String>> headers, SignatureProblem problem) {
        answers.answer(200, "{}", headers);
        assertThatThrownBy(() -> pay.post("/v3/any/path", Map.of(), Map.class))
                .isInstanceOfSatisfying(PayResponseRejectedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(problem);
                    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
                    assertThat(e.httpStatus()).isEqualTo(200);
                    assertThat(e.requestId()).isPresent();
                });
    }

    private static Map<String, List<String>> headers(JsonNode vector) {
        return Map.of(
                "Wechatpay-Timestamp", List.of(vector.path("timestamp").asText()),
                "Wechatpay-Nonce", List.of(vector.path("nonce").asText()),
                "Wechatpay-Serial", List.of(Keys.PLATFORM_SERIAL),
                "Wechatpay-Signature", List.of(vector.path("signature").asText()));
    }
}
