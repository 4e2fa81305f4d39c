package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaySignatureTest {
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayClient pay = new PayClient(wechat);
    private String query = "";

    @BeforeAll
    void order() throws Exception {
        wechat.citizen("oLiLei");
        assertThat(pay.prepay(pay.order("WATER-1")).statusCode()).isEqualTo(200);
        query = "/v3/pay/transactions/out-trade-no/WATER-1?mchid=" + merchant.mchId();
    }

    @AfterAll
    void close() {
        wechat.close();
    }

    @Test
    void credentialsHaveTheirForm() throws Exception {
        String pem = merchant.privateKeyPem();
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));

        assertThat(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)))
                .isEqualTo(merchant.privateKey());
        assertThat(merchant.mchId()).matches("[0-9]{10}");
        assertThat(merchant.certificateSerial()).matches("[0-9A-F]{40}");
        assertThat(merchant.apiV3Key()).matches("[0-9A-Za-z]{32}");
        assertThat(merchant.publicKeyId()).matches("PUB_KEY_ID_[0-9]{28}");
        assertThat(merchant.platformCertificate().getSerialNumber().toString(16))
                .hasSize(40);
        assertThat(merchant.platformCertificate().getPublicKey()).isNotEqualTo(merchant.publicKey());
    }

    @Test
    void answersAreSignedWithTheKeyThatTheRequestNames() throws Exception {
        HttpResponse<String> withPublicKey = pay.send("GET", query, "");
        HttpResponse<String> withCertificate = send(with("Wechatpay-Serial", serial()));
        HttpResponse<String> unnamed = send(with("Wechatpay-Serial", ""));

        assertThat(withPublicKey.headers().firstValue("Wechatpay-Serial")).hasValue(merchant.publicKeyId());
        assertThat(pay.isSigned(withPublicKey, merchant.publicKey())).isTrue();
        assertThat(withPublicKey.headers().firstValue("Request-ID").orElseThrow())
                .endsWith("-0");
        assertThat(withCertificate.headers().firstValue("Wechatpay-Serial")).hasValue(serial());
        assertThat(pay.isSigned(withCertificate, merchant.platformCertificate().getPublicKey()))
                .isTrue();
        assertThat(pay.isSigned(unnamed, merchant.platformCertificate().getPublicKey()))
                .isTrue();
        assertThat(unnamed.headers().firstValue("Wechatpay-Nonce"))
                .isNotEqualTo(withCertificate.headers().firstValue("Wechatpay-Nonce"));
    }

    @Test
    void aWrongSignatureIsExplained() throws Exception {
        String target = PayClient.PREPAY;
        String body = pay.order("WATER-2").toString();
        String other = pay.authorization("POST", target, body + "\n", pay.now(), merchant.certificateSerial());

        HttpResponse<String> answer = pay.send("POST", target, body, with("Authorization", other));

        JsonNode error = pay.body(answer);
        JsonNode detail = error.get("detail");
        String sent = "POST\n" + target + "\n" + pay.now() + "\nNONCE\n" + body + "\n";
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error.get("code").asText()).isEqualTo("SIGN_ERROR");
        assertThat(detail.at("/detail/issue").asText()).isEqualTo("sign not match");
        assertThat(detail.at("/sign_information/sign_message_length").asInt())
                .isEqualTo(sent.getBytes(StandardCharsets.UTF_8).length);
        assertThat(detail.at("/sign_information/truncated_sign_message").asText())
                .startsWith("POST\n" + target + "\n")
                .endsWith("\nNONCE\n{\"appid\"\n");
        assertThat(detail.at("/sign_information/url").asText()).isEqualTo(target);
        assertThat(answer.headers().firstValue("Wechatpay-Signature")).isEmpty();
        assertThat(answer.headers().firstValue("Request-ID")).isPresent();
        assertThat(merchant.orders()).noneMatch(order -> order.outTradeNo().equals("WATER-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic abc",
                "WECHATPAY2-SM2-WITH-SM3 mchid=\"1\"",
                "WECHATPAY2-SHA256-RSA2048 ",
                "WECHATPAY2-SHA256-RSA2048 mchid=\"1\"",
                "WECHATPAY2-SHA256-RSA2048 rubbish",
            })
    void anotherSchemeIsRefused(String authorization) throws Exception {
        assertThat(code(401, with("Authorization", authorization))).isEqualTo("SIGN_ERROR");
    }

    @Test
    void everyFieldOfTheHeaderCounts() throws Exception {
        String good = pay.authorization("GET", query, "", pay.now(), merchant.certificateSerial());

        assertThat(send(with("Authorization", good.toLowerCase(Locale.ROOT))).statusCode())
                .isEqualTo(401);
        assertThat(code(401, with("Authorization", good + ",nonce_str=\"NONCE\"")))
                .isEqualTo("SIGN_ERROR");
        assertThat(code(401, with("Authorization", good.replace("NONCE", "OTHER"))))
                .isEqualTo("SIGN_ERROR");
        assertThat(code(401, with("Authorization", good.replace("NONCE", "N".repeat(33)))))
                .isEqualTo("SIGN_ERROR");
        assertThat(code(401, with("Authorization", good.replace("signature=\"", "signature=\"*"))))
                .isEqualTo("SIGN_ERROR");
        assertThat(code(400, with("Authorization", good.replace(merchant.mchId(), "1900000001"))))
                .isEqualTo("MCH_NOT_EXISTS");
        assertThat(code(401, with("Authorization", pay.authorization("GET", query, "", pay.now(), "0"))))
                .isEqualTo("SIGN_ERROR");
        assertThat(code(
                        401,
                        with(
                                "Authorization",
                                pay.authorization("GET", query + "&", "", pay.now(), serialOfMerchant()))))
                .isEqualTo("SIGN_ERROR");
    }

    @Test
    void theTimestampMustBeWithinFiveMinutesOfTheSimulatorsClock() throws Exception {
        assertThat(send(at(pay.now() - 290)).statusCode()).isEqualTo(200);
        assertThat(send(at(pay.now() + 290)).statusCode()).isEqualTo(200);
        assertThat(code(401, at(pay.now() - 310))).isEqualTo("SIGN_ERROR");
        assertThat(code(401, at(pay.now() + 310))).isEqualTo("SIGN_ERROR");
        assertThat(code(401, at(pay.now() * 1000))).isEqualTo("SIGN_ERROR");

        UnaryOperator<Map<String, String>> old = at(pay.now());
        wechat.clock().advance(Duration.ofMinutes(6));
        assertThat(code(401, old)).isEqualTo("SIGN_ERROR");
        assertThat(pay.send("GET", query, "").statusCode()).isEqualTo(200);
    }

    @Test
    void acceptUserAgentAndContentTypeAreRequired() throws Exception {
        for (String name : List.of("Accept", "User-Agent")) {
            HttpResponse<String> answer = send(with(name, " "));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(pay.body(answer).get("message").asText()).isEqualTo("Http头缺少Accept或User-Agent");
        }
        HttpResponse<String> form = pay.send(
                "POST",
                PayClient.PREPAY,
                pay.order("WATER-3").toString(),
                with("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.statusCode()).isEqualTo(400);
    }

    @Test
    void theCertificateCanBeDownloaded() throws Exception {
        HttpResponse<String> answer = pay.send("GET", "/v3/certificates", "");

        JsonNode item = pay.body(answer).at("/data/0");
        String pem = pay.decrypt(item.get("encrypt_certificate"));
        assertThat(item.get("serial_no").asText()).isEqualTo(serial());
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(merchant.platformCertificate());
    }

    @Test
    void unknownPathsAndMethodsAreRefused() throws Exception {
        assertThat(pay.send("GET", "/v3/pay/transactions/codepay", "").statusCode())
                .isEqualTo(404);
        assertThat(pay.send("GET", PayClient.PREPAY, "").statusCode()).isEqualTo(405);
    }

    @Test
    void faultsCanBeOrdered() throws Exception {
        String path = "/v3/pay/transactions/out-trade-no/WATER-1";
        merchant.answerNext(path, 500, "SYSTEM_ERROR");
        merchant.answerNext(path, 429, "FREQUENCY_LIMITED");
        HttpResponse<String> failed = pay.query("WATER-1");
        HttpResponse<String> limited = pay.query("WATER-1");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(pay.body(failed).get("code").asText()).isEqualTo("SYSTEM_ERROR");
        assertThat(failed.headers().firstValue("Wechatpay-Signature")).isEmpty();
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(pay.isSigned(limited, merchant.publicKey())).isTrue();

        merchant.breakNextSignature(path);
        HttpResponse<String> broken = pay.query("WATER-1");
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThat(pay.isSigned(broken, merchant.publicKey())).isFalse();
        assertThat(pay.isSigned(pay.query("WATER-1"), merchant.publicKey())).isTrue();

        merchant.hangUpNext(PayClient.PREPAY);
        assertThatThrownBy(() -> pay.prepay(pay.order("WATER-HUNG"))).isInstanceOf(IOException.class);
        assertThat(pay.query("WATER-HUNG").statusCode()).isEqualTo(200);

        merchant.delayNext(path, Duration.ofMillis(1));
        assertThat(pay.query("WATER-1").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> merchant.answerNext(path, 200, "OK")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> merchant.delayNext(path, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UnaryOperator<Map<String, String>> at(long timestamp) {
        return with("Authorization", pay.authorization("GET", query, "", timestamp, serialOfMerchant()));
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return headers -> {
            headers.put(name, value);
            return headers;
        };
    }

    private String code(int status, UnaryOperator<Map<String, String>> bend) throws Exception {
        HttpResponse<String> answer = send(bend);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Wechatpay-Signature")).isEmpty();
        return pay.body(answer).get("code").asText();
    }

    private HttpResponse<String> send(UnaryOperator<Map<String, String>> bend) throws Exception {
        return pay.send("GET", query, "", bend);
    }

    private String serialOfMerchant() {
        return merchant.certificateSerial();
    }

    private String serial() {
        return merchant.platformCertificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }
}
