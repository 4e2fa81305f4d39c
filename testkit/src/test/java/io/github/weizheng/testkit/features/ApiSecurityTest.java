package io.github.weizheng.testkit.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.testkit.ApiSecurity;
import io.github.weizheng.testkit.WeChatSimulator;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiSecurityTest {
    private static final String PATH = "/cgi-bin/openapi/quota/get";
    private static final String MENU = "{\"cgi_path\":\"/cgi-bin/menu/get\"}";

    private final WeChatSimulator wechat = WeChatSimulator.start();
    private final ApiClient api = new ApiClient(wechat);
    private final ApiSecurity security = wechat.account().apiSecurity();
    private final SecureClient client = new SecureClient(wechat);

    @BeforeEach
    void on() {
        security.require(PATH);
    }

    @AfterEach
    void close() {
        wechat.close();
    }

    @Test
    void aSealedCallGetsASealedAnswer() throws Exception {
        HttpResponse<String> answer = call();
        ObjectNode inside = client.open(PATH, answer, "", platformKey());

        assertThat(SecureClient.header(answer, "Wechatmp-Serial")).isEqualTo(security.certificateNumber());
        assertThat(inside.get("errcode").asInt()).isZero();
        assertThat(inside.at("/quota/daily_limit").asInt()).isEqualTo(10_000);
        assertThat(inside.get("_appid").asText()).isEqualTo(wechat.account().appId());
        assertThat(inside.get("_timestamp").asText()).isEqualTo(SecureClient.header(answer, "Wechatmp-TimeStamp"));
        assertThat(inside.get("_n").asText()).isNotEmpty();
    }

    @Test
    void whatTheApiRefusesIsSealedToo() throws Exception {
        ObjectNode parameters = new JsonMapper().createObjectNode().put("cgi_path", "/no/such");
        HttpResponse<String> answer = client.post(wechat.apiUrl(), PATH, api.token(), parameters);

        assertThat(client.open(PATH, answer, "", platformKey()).get("errcode").asInt())
                .isEqualTo(76021);
    }

    @Test
    void aPathMayRequireAcceptOrIgnoreSealedCalls() throws Exception {
        assertThat(api.errcode(PATH, MENU)).isEqualTo(40233);

        security.accept(PATH);
        assertThat(api.errcode(PATH, MENU)).isZero();
        assertThat(client.open(PATH, call(), "", platformKey()).get("errcode").asInt())
                .isZero();

        security.turnOff(PATH);
        assertThat(api.errcode(PATH, MENU)).isZero();
        assertThat(errcode(call())).isEqualTo(76003);
    }

    @Test
    void theBackupHostTakesItsOwnUrlTheFirstHostsAndTheRealOne() throws Exception {
        for (String base :
                new String[] {wechat.backupApiUrl().toString(), wechat.apiUrl().toString(), "https://api.weixin.qq.com"
                }) {
            client.signedBase = base;
            HttpResponse<String> answer = client.post(wechat.backupApiUrl(), PATH, api.token(), parameters());

            assertThat(client.open(PATH, answer, "", platformKey())
                            .get("errcode")
                            .asInt())
                    .as(base)
                    .isZero();
        }
        client.signedBase = "https://api.example.com";
        assertThat(errcode(call())).isEqualTo(40234);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                row("no serial", 40230, (c, s) -> s.requireSerial(true)),
                row("other serial", 40234, (c, s) -> c.headersInstead.put("Wechatmp-Serial", "0")),
                row("no timestamp", 40231, (c, s) -> c.headersInstead.put("Wechatmp-TimeStamp", null)),
                row("no signature", 40232, (c, s) -> c.headersInstead.put("Wechatmp-Signature", null)),
                row("no appid", 40233, (c, s) -> c.headersInstead.put("Wechatmp-Appid", null)),
                row("other signature", 40234, (c, s) -> c.headersInstead.put("Wechatmp-Signature", "AAAA")),
                row("other key number", 40235, (c, s) -> c.associatedNumber = "0"),
                row("other appid inside", 40235, (c, s) -> c.insideAppId = "wx0000000000000000"),
                row("appid of no shape", 40236, (c, s) -> c.headersInstead.put("Wechatmp-Appid", "wx1")),
                row("other appid", 40237, (c, s) -> c.headersInstead.put("Wechatmp-Appid", "wx0000000000000000")),
                row("no symmetric key", 40238, (c, s) -> s.holdSymmetricKey(false)),
                row("no public key", 40239, (c, s) -> s.holdPublicKey(false)),
                row("old", 40240, (c, s) -> c.headersInstead.put("Wechatmp-TimeStamp", "1635927954")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatThisLayerRefusesIsPlain(String name, int errcode, BiConsumer<SecureClient, ApiSecurity> spoil)
            throws Exception {
        spoil.accept(client, security);

        assertThat(errcode(call())).as(name).isEqualTo(errcode);
    }

    @Test
    void theRightSerialPassesWhenItIsRequired() throws Exception {
        security.requireSerial(true);
        client.headersInstead.put("Wechatmp-Serial", security.keyNumber());

        assertThat(client.open(PATH, call(), "", platformKey()).get("errcode").asInt())
                .isZero();
    }

    @Test
    void whileTheCertificateChangesBothSign() throws Exception {
        String oldNumber = security.certificateNumber();
        PublicKey oldKey = platformKey();
        security.renewCertificate();
        HttpResponse<String> answer = call();

        assertThat(security.certificateNumber()).isNotEqualTo(oldNumber);
        assertThat(SecureClient.header(answer, "Wechatmp-Serial")).isEqualTo(security.certificateNumber());
        assertThat(SecureClient.header(answer, "Wechatmp-Serial-Deprecated")).isEqualTo(oldNumber);
        assertThat(client.open(PATH, answer, "", platformKey()).get("errcode").asInt())
                .isZero();
        assertThat(client.open(PATH, answer, "-Deprecated", oldKey)
                        .get("errcode")
                        .asInt())
                .isZero();
        security.dropOldCertificate();
        assertThat(call().headers().firstValue("Wechatmp-Serial-Deprecated")).isEmpty();
    }

    @Test
    void anAnswersSignatureCanBeBrokenOnce() throws Exception {
        security.breakNextSignature(PATH);
        HttpResponse<String> broken = call();

        assertThatThrownBy(() -> client.open(PATH, broken, "", platformKey()))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(client.open(PATH, call(), "", platformKey()).get("errcode").asInt())
                .isZero();
    }

    @Test
    void aPathBeginsWithASlash() {
        assertThatThrownBy(() -> security.require("cgi-bin/menu/get")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysComeAsPemToo() throws Exception {
        assertThat(security.privateKeyPem())
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("\n-----END PRIVATE KEY-----\n");
        byte[] pem = security.platformCertificatePem().getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(security.platformCertificate());
    }

    private HttpResponse<String> call() throws Exception {
        return client.post(wechat.apiUrl(), PATH, api.token(), parameters());
    }

    private static ObjectNode parameters() {
        return new JsonMapper().createObjectNode().put("cgi_path", "/cgi-bin/menu/get");
    }

    private PublicKey platformKey() {
        return security.platformCertificate().getPublicKey();
    }

    private static int errcode(HttpResponse<String> answer) throws Exception {
        JsonNode json = new JsonMapper().readTree(answer.body());
        return json.get("errcode").asInt();
    }

    private static Arguments row(String name, int errcode, BiConsumer<SecureClient, ApiSecurity> spoil) {
        return Arguments.of(name, errcode, spoil);
    }
}
