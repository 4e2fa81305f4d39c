package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.FixedNonce;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Platform;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.signing.RequestSigner;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent. */
class SignedCallsTest {
    private static final Pattern AUTHORIZATION = Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"(.*?)\","
            + "nonce_str=\"([0-9A-Za-z]{32})\",timestamp=\"(\\d+)\",serial_no=\"(.*?)\",signature=\"(.*?)\"");
    private final SettableClock clock = SettableClock.at(1554209980);
    private final CannedAnswers answers = new CannedAnswers(clock);
    private final WeChatPay pay = builder(Keys.merchant()).build();

    record Echo(@JsonProperty("echo_message") String echoMessage) {}

    @Test
    void aCallIsSignedOverExactlyWhatIsSent() {
        answers.signed(200, "{\"echo_message\":\"好\"}");
        Echo echo = pay.post("/v3/security/echo", new Echo("好"), Echo.class);
        assertThat(echo.echoMessage()).isEqualTo("好");
        assertThat(answers.lastBody()).isEqualTo("{\"echo_message\":\"好\"}");
        assertSigned("POST\n/v3/security/echo\n", answers.lastBody());
    }

    @Test
    void aQueryIsPercentEncodedAndSignedAsSent() {
        answers.signed(200, "{}");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("mchid", "1230000109");
        query.put("q", "a b&c+水|*");
        pay.get("/v3/any/path", query, Map.class);
        assertSigned("GET\n/v3/any/path?mchid=1230000109&q=a%20b%26c%2B%E6%B0%B4%7C*\n", "");
        assertThat(answers.asked.get(0).url().toString()).endsWith("?mchid=1230000109&q=a%20b%26c%2B%E6%B0%B4%7C*");
    }

    @Test
    void aPathThatMustBeEncodedIsSignedAsSent() {
        answers.signed(200, "{}");
        pay.get("/v3/any/水 path", Map.of(), Map.class);
        assertSigned("GET\n/v3/any/%E6%B0%B4%20path\n", "");
    }

    @Test
    void thePrefixOfAReverseProxyIsSentButNotSigned() {
        answers.signed(200, "{}");
        WeChatPay proxied = builder(Keys.merchant())
                .baseUrl(URI.create("http://10.1.2.3:8080/wxpay/"))
                .build();
        proxied.get("/v3/any/path", Map.of("a", "1"), Map.class);
        assertThat(answers.asked.get(0).url().toString()).isEqualTo("http://10.1.2.3:8080/wxpay/v3/any/path?a=1");
        assertSigned("GET\n/v3/any/path?a=1\n", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3/any", "", "/v3/any?x=1", "/v3/any#x"})
    void aPathIsAPath(String path) {
        assertThatThrownBy(() -> pay.get(path, Map.of(), Map.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void aPathDoesNotClimbAboveThePrefix() {
        WeChatPay proxied = builder(Keys.merchant())
                .baseUrl(URI.create("http://10.1.2.3/wxpay"))
                .build();
        assertThatThrownBy(() -> proxied.get("/../v3/any", Map.of(), Map.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no dot segment");
    }

    @Test
    void everyCallHasTheHeadersThatWechatPayWants() {
        answers.signed(200, "{}").signed(204, "");
        pay.get("/v3/any/path", Map.of(), Map.class);
        pay.send("/v3/any/path", Map.of("a", 1));
        for (Request request : answers.asked) {
            assertThat(request.header("Accept")).isEqualTo("application/json");
            assertThat(request.header("User-Agent")).matches("Weizheng/\\d+\\.\\d+\\.\\d+(-SNAPSHOT)? Java/\\d+");
            assertThat(request.header("Wechatpay-Serial")).isEqualTo(Keys.PUBLIC_KEY_ID);
            assertThat(request.url().host()).isEqualTo("api.mch.weixin.qq.com");
        }
        assertThat(answers.asked.get(1).body().contentType()).hasToString("application/json");
    }

    @Test
    void withoutAPublicKeyTheCertificateThatExpiresLastIsNamed() {
        Merchant merchant = Keys.bareMerchant()
                .certificate(Keys.certificate("platformCertificate"))
                .certificate(Keys.certificate("goCertificate"))
                .build();
        answers.signed(200, "{}");
        builder(merchant).build().get("/v3/any/path", Map.of(), Map.class);
        assertThat(answers.asked.get(0).header("Wechatpay-Serial")).isEqualTo("D7CE59D1F522D701");
    }

    @Test
    void noncesDiffer() {
        answers.signed(200, "{}").signed(200, "{}");
        pay.get("/v3/any/path", Map.of(), Map.class);
        pay.get("/v3/any/path", Map.of(), Map.class);
        assertThat(answers.asked.get(0).header("Authorization"))
                .isNotEqualTo(answers.asked.get(1).header("Authorization"));
    }

    @Test
    void anHsmCanSign() {
        RequestSigner hsm = new RequestSigner() {
            @Override
            public String scheme() {
                return "WECHATPAY2-SM2-WITH-SM3";
            }

            @Override
            public byte[] sign(byte[] message) {
                return new byte[] {1, 2, 3};
            }
        };
        Merchant merchant = Keys.bareMerchant()
                .signer(hsm)
                .certificate(Keys.certificate("platformCertificate"))
                .build();
        answers.signed(200, "{}");
        builder(merchant).build().get("/v3/any/path", Map.of(), Map.class);
        assertThat(answers.asked.get(0).header("Authorization"))
                .startsWith("WECHATPAY2-SM2-WITH-SM3 mchid=")
                .endsWith("signature=\"AQID\"");
    }

    @Test
    void whatCallsNeedIsMissedWhenItIsBuilt() {
        assertThatThrownBy(
                        () -> WeChatPay.builder(Merchant.builder("1").build()).build())
                .hasMessageStartingWith("certificateSerial: needed to call WeChat Pay");
        Merchant keyless = Merchant.builder("1").certificateSerial("AB").build();
        assertThatThrownBy(() -> WeChatPay.builder(keyless).build())
                .hasMessageStartingWith("privateKey or signer: needed");
        Merchant unverified = Keys.bareMerchant().build();
        assertThatThrownBy(() -> WeChatPay.builder(unverified).build())
                .hasMessageStartingWith("publicKey, certificate or downloadCertificates: needed to verify answers");
    }

    @Test
    void whatAnAppHandsToWechatIsSignedAsPublished() {
        WeChatPay fixed = WeChatPay.builder(Keys.merchant())
                .clock(SettableClock.at(1554208460))
                .random(new FixedNonce("593BEC0C930BF1AFEB40B4A08C8FB242"))
                .build();
        var signature = fixed.signInvocation("wx2421b1c4370ec43b", "wx201410272009395522657a690389285100");
        assertThat(signature.timeStamp()).isEqualTo("1554208460");
        assertThat(signature.nonceStr()).isEqualTo("593BEC0C930BF1AFEB40B4A08C8FB242");
        assertThat(signature.paySign())
                .isEqualTo(
                        Vectors.one("signatures.json", "D4").path("signature").asText());
    }

    @Test
    void anInvocationIsSignedOnFourLinesAndNoMore() {
        WeChatPay pay = builder(Keys.merchant()).build();
        assertThatThrownBy(() -> pay.signInvocation("wx1", "prepay_id=wx1\nmore"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pay.signInvocation("wx1\n", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pay.signInvocation("wx1", null)).isInstanceOf(NullPointerException.class);
    }

    private void assertSigned(String methodAndTarget, String body) {
        Matcher parts = AUTHORIZATION.matcher(
                answers.asked.get(answers.asked.size() - 1).header("Authorization"));
        assertThat(parts.matches()).isTrue();
        assertThat(parts.group(1)).isEqualTo(Keys.MCH_ID);
        assertThat(parts.group(3)).isEqualTo("1554209980");
        assertThat(parts.group(4)).isEqualTo(Keys.MERCHANT_SERIAL);
        String message = methodAndTarget + parts.group(3) + "\n" + parts.group(2) + "\n" + body + "\n";
        assertThat(Platform.verify(Keys.merchantPublicKey(), message, parts.group(5)))
                .isTrue();
    }

    private WeChatPay.Builder builder(Merchant merchant) {
        return WeChatPay.builder(merchant).httpClient(answers.client()).clock(clock);
    }
}
