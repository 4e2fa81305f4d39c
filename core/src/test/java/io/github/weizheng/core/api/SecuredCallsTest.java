package io.github.weizheng.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weizheng.core.OfficialAccount;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.WeChatException.Effect;
import io.github.weizheng.core.api.security.ApiResponseRejectedException;
import io.github.weizheng.core.api.security.ApiResponseRejectedException.Reason;
import io.github.weizheng.core.api.security.ApiSecurity;
import io.github.weizheng.core.test.RoutedServer;
import io.github.weizheng.core.token.IssuedToken;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which calls go signed and encrypted; how they look is tested with {@link ApiSecurity}. */
class SecuredCallsTest {
    private static final byte[] KEY = new byte[32];
    private static final AtomicInteger ISSUED = new AtomicInteger();
    private final ObjectMapper json = new ObjectMapper();
    private RoutedServer wechat;
    private ApiSecurity security;
    private WeChatApi api;

    private final List<Integer> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        wechat = new RoutedServer();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair ours = generator.generateKeyPair();
        security = ApiSecurity.builder()
                .aesKey("symmetric", Secret.of(Base64.getEncoder().encodeToString(KEY)))
                .applicationKey("application", ours.getPrivate())
                .platformKey("platform", generator.generateKeyPair().getPublic())
                .path("/wxa/secured")
                .path("/cgi-bin/stable_token")
                .build();
        api = WeChatApi.builder(OfficialAccount.builder("wx1").build())
                .baseUrl(wechat.url())
                .tokenSource(() -> IssuedToken.of(Secret.of("t" + ISSUED.incrementAndGet()), Duration.ofHours(2)))
                .security(security)
                .listener(exchange -> told.add(exchange.httpStatus()))
                .delayer(pause -> {})
                .build();
    }

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void aNamedPathGoesEncryptedWithNothingButTheTokenInItsQuery() throws Exception {
        wechat.answer("/wxa/secured", "{\"errcode\":40234,\"errmsg\":\"invalid signature\"}");
        assertThatThrownBy(() -> api.get("/wxa/secured", Map.of("openid", "o1234567890"), Map.class))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("40234"));
        RecordedRequest sent = wechat.requests("/wxa/secured").get(0);
        assertThat(sent.getMethod()).isEqualTo("POST");
        assertThat(sent.getUrl().queryParameterNames()).containsExactly("access_token");
        assertThat(sent.getHeaders().get("Wechatmp-Signature")).isNotBlank();
        JsonNode plain = decrypted(sent);
        assertThat(plain.path("openid").asText()).isEqualTo("o1234567890");
        assertThat(plain.path("_appid").asText()).isEqualTo("wx1");
        assertThat(plain.has("access_token")).isFalse();
    }

    @Test
    void otherPathsGoAsTheyAre() {
        wechat.answer("/cgi-bin/plain", "{\"errcode\":0}");
        api.post("/cgi-bin/plain", Map.of("a", 1), Map.class);
        RecordedRequest sent = wechat.requests("/cgi-bin/plain").get(0);
        assertThat(sent.getBody().utf8()).isEqualTo("{\"a\":1}");
        assertThat(sent.getHeaders().get("Wechatmp-Signature")).isNull();
    }

    @Test
    void aRefusedTokenIsReplacedAndTheCallSealedAnew() {
        wechat.answer("/wxa/secured", "{\"errcode\":42001,\"errmsg\":\"access_token expired\"}");
        assertThatThrownBy(() -> api.post("/wxa/secured", Map.of("a", 1), Map.class))
                .isInstanceOf(ApiException.class);
        assertThat(wechat.requests("/wxa/secured"))
                .hasSize(2)
                .extracting(request -> request.getBody().utf8())
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnsignedSuccessIsNoneAndItsEffectIsUnknown() {
        wechat.answer("/wxa/secured", "{\"errcode\":0,\"risk_rank\":0}");
        assertThatThrownBy(() -> api.post("/wxa/secured", Map.of("a", 1), Map.class))
                .isInstanceOf(ApiResponseRejectedException.class);
    }

    @Test
    void aGatewaysPageIsRefusedTooWithItsStatus() {
        wechat.answer(
                "/wxa/secured",
                new MockResponse.Builder().code(502).body("<html>bad gateway").build());
        assertThatThrownBy(() -> api.post("/wxa/secured", Map.of("a", 1), Map.class))
                .isInstanceOfSatisfying(ApiResponseRejectedException.class, e -> assertThat(e.httpStatus())
                        .isEqualTo(502));
        assertThat(told).containsExactly(502);
    }

    @Test
    void aGatewayThatFailsIsAskedAgainIfTheCallMayBeRepeated() {
        wechat.answer(
                "/wxa/secured",
                new MockResponse.Builder().code(502).body("<html>bad gateway").build());
        assertThatThrownBy(() -> api.postRepeatable("/wxa/secured", Map.of("a", 1), Map.class))
                .isInstanceOf(ApiResponseRejectedException.class);
        assertThat(wechat.requests("/wxa/secured")).hasSize(3);
    }

    @Test
    void aCallIsNotInDoubtBecauseTheAnswerWithItsTokenIsRefused() {
        wechat.answer("/cgi-bin/stable_token", "{\"access_token\":\"t\",\"expires_in\":7200}");
        WeChatApi own = WeChatApi.builder(OfficialAccount.builder("wx1")
                        .appSecret(Secret.of("a secret"))
                        .build())
                .baseUrl(wechat.url())
                .security(security)
                .build();
        assertThatThrownBy(() -> own.post("/wxa/secured", Map.of("a", 1), Map.class))
                .isInstanceOfSatisfying(ApiResponseRejectedException.class, e -> {
                    assertThat(e.effect()).isEqualTo(Effect.NONE);
                    assertThat(e.reason()).isEqualTo(Reason.UNSIGNED);
                    assertThat(e.httpStatus()).isEqualTo(200);
                })
                .hasMessageContaining("/wxa/secured");
    }

    private JsonNode decrypted(RecordedRequest sent) throws Exception {
        JsonNode envelope = json.readTree(sent.getBody().utf8());
        byte[] data = Base64.getDecoder().decode(envelope.path("data").asText());
        byte[] tag = Base64.getDecoder().decode(envelope.path("authtag").asText());
        byte[] iv = Base64.getDecoder().decode(envelope.path("iv").asText());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, iv));
        String aad = "https://api.weixin.qq.com/wxa/secured|wx1|"
                + sent.getHeaders().get("Wechatmp-TimeStamp") + "|symmetric";
        cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
        cipher.update(data);
        return json.readTree(cipher.doFinal(tag));
    }
}
