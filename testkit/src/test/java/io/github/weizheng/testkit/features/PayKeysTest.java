package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.testkit.KeyMode;
import io.github.weizheng.testkit.SimulatedMerchant;
import io.github.weizheng.testkit.WeChatSimulator;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of its keys the platform signs with. */
class PayKeysTest {
    private static final String CERTIFICATES = "/v3/certificates";
    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final SimulatedMerchant merchant = wechat.merchant();
    private final PayClient pay = new PayClient(wechat);

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void whileAMerchantChangesOverTheRequestChooses() throws Exception {
        assertThat(serialOf(pay.send("GET", CERTIFICATES, ""))).isEqualTo(merchant.publicKeyId());
        assertThat(serialOf(withoutSerial())).isEqualTo(serial(merchant.platformCertificate()));
    }

    @Test
    void withCertificatesAloneTheRequestChoosesNothing() throws Exception {
        merchant.keyMode(KeyMode.CERTIFICATES);
        assertThat(serialOf(pay.send("GET", CERTIFICATES, ""))).isEqualTo(serial(merchant.platformCertificate()));
    }

    @Test
    void withThePublicKeyAloneThereIsNoCertificate() throws Exception {
        merchant.keyMode(KeyMode.PUBLIC_KEY);
        HttpResponse<String> answer = withoutSerial();
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(pay.body(answer).path("code").asText()).isEqualTo("RESOURCE_NOT_EXISTS");
        assertThat(serialOf(answer)).isEqualTo(merchant.publicKeyId());
    }

    @Test
    void aNewCertificateIsListedForADayBeforeItIsUsedAndTheOldOneForADayAfter() throws Exception {
        merchant.keyMode(KeyMode.CERTIFICATES);
        String old = serial(merchant.platformCertificate());
        String fresh = serial(merchant.rotatePlatformCertificate());
        assertThat(listed()).containsExactly(old, fresh);
        wechat.clock().advance(Duration.ofHours(23));
        assertThat(serialOf(withoutSerial())).isEqualTo(old);
        wechat.clock().advance(Duration.ofHours(2));
        assertThat(serialOf(withoutSerial())).isEqualTo(fresh);
        assertThat(listed()).containsExactly(old, fresh);
        wechat.clock().advance(Duration.ofHours(24));
        assertThat(listed()).containsExactly(fresh);
        assertThat(merchant.platformCertificates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ALL"})
    void certificatesAreAskedForByTheirAlgorithm(String type) throws Exception {
        assertThat(pay.send("GET", CERTIFICATES + "?algorithm_type=" + type, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherAlgorithmsHaveNone() throws Exception {
        assertThat(pay.send("GET", CERTIFICATES + "?algorithm_type=SM2", "").statusCode())
                .isEqualTo(404);
        assertThat(pay.send("GET", CERTIFICATES + "?algorithm_type=DSA", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anSmMerchantsRequestsAreNotSignedWithRsa() throws Exception {
        SimulatedMerchant sm = wechat.smMerchant();
        assertThat(sm.privateKeyPem()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(sm.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(sm.apiHost().url()).isNotEqualTo(wechat.payUrl());
        assertThat(wechat.smMerchant()).isSameAs(sm);
        HttpResponse<String> answer = pay.sendTo(sm.apiHost().url(), "GET", CERTIFICATES);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(pay.body(answer).path("message").asText()).contains("WECHATPAY2-SM2-WITH-SM3");
    }

    @Test
    void theEchoOpensOnlyWhatWasEncryptedForTheKeyThatIsNamed() throws Exception {
        HttpResponse<String> answer =
                pay.send("POST", "/v3/security/echo", "{\"echo_message\":\"a\",\"encrypted_echo_message\":\"AAAA\"}");
        assertThat(pay.body(answer).path("code").asText()).isEqualTo("PARAM_ERROR");
        assertThat(pay.body(pay.send("POST", "/v3/security/echo", "{\"echo_message\":\"a\"}"))
                        .path("echo_message")
                        .asText())
                .isEqualTo("a");
    }

    private HttpResponse<String> withoutSerial() throws Exception {
        return pay.send("GET", CERTIFICATES, "", headers -> {
            headers.remove("Wechatpay-Serial");
            return headers;
        });
    }

    private List<String> listed() throws Exception {
        JsonNode data = pay.body(withoutSerial()).path("data");
        return data.findValuesAsText("serial_no");
    }

    private static String serialOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Wechatpay-Serial").orElseThrow();
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }
}
