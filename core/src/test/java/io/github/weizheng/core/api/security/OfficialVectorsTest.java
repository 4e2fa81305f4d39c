package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weizheng.core.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked example of WeChat's page, to the byte. */
class OfficialVectorsTest {
    private static final OfficialVectors V = OfficialVectors.load();
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Wechatmp-Appid", List.of(V.appId()),
            "Wechatmp-TimeStamp", List.of("" + V.response().timestamp()),
            "Wechatmp-Serial", List.of(V.platformNumber()),
            "Wechatmp-Signature", List.of(V.response().signature()));

    private final ApiSecurity security = published(V.request().iv(), V.request().n());

    private static ApiSecurity published(String iv, String n) {
        return ApiSecurity.builder()
                .aesKey(V.symmetricNumber(), Secret.of(V.symmetricKey()))
                .applicationKey(V.applicationNumber(), WeChatSide.rsa(2048).getPrivate())
                .platformPem(V.platformNumber(), V.platformCertificate())
                .path("/wxa/getuserriskrank")
                .seasoning(new Seasoning() {
                    @Override
                    public byte[] iv() {
                        return Base64.getDecoder().decode(iv);
                    }

                    @Override
                    public String n() {
                        return n;
                    }
                })
                .build();
    }

    @Test
    void theSameCallIsSealedToTheSameBytes() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode parameters = (ObjectNode) json.readTree(V.request().plain());
        parameters.remove(List.of("_n", "_appid", "_timestamp"));
        SealedRequest sealed = security.seal(
                security.canonicalUrl("/wxa/getuserriskrank"),
                V.appId(),
                Instant.ofEpochSecond(V.request().timestamp()),
                Map.of("access_token", "stays in the URL"),
                json.writeValueAsBytes(parameters));
        assertThat(new String(sealed.body(), UTF_8)).isEqualTo(V.request().body());
        assertThat(sealed.headers())
                .containsEntry("Wechatmp-Appid", V.appId())
                .containsEntry("Wechatmp-TimeStamp", "" + V.request().timestamp())
                .containsOnlyKeys("Wechatmp-Appid", "Wechatmp-TimeStamp", "Wechatmp-Signature");
    }

    @Test
    void theRequestsSignatureCoversFourFieldsAndNotFive() {
        PlatformKey key =
                new PlatformKey(V.applicationNumber(), Pem.publicKey("applicationPublicKey", V.applicationPublicKey()));
        byte[] body = V.request().body().getBytes(UTF_8);
        String timestamp = "" + V.request().timestamp();
        byte[] four = new SignedText(V.url(), V.appId()).toSign(timestamp, body);
        byte[] five = new SignedText(V.url(), V.appId()).toSign(timestamp + "\n" + V.applicationNumber(), body);
        assertThat(key.verifies(four, V.request().signature(), Sm2Encoding.DER)).isTrue();
        assertThat(key.verifies(five, V.request().signature(), Sm2Encoding.DER)).isFalse();
    }

    @Test
    void theTextToVerifyHasThePublishedDigest() throws GeneralSecurityException {
        byte[] text = new SignedText(V.url(), V.appId())
                .toSign("" + V.response().timestamp(), V.response().body().getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)))
                .isEqualTo(V.response().sha256ToVerify());
    }

    @Test
    void theAnswerIsVerifiedWithThePlatformCertificateAndDecrypted() {
        byte[] answer = security.open(
                V.url(),
                V.appId(),
                Instant.ofEpochSecond(V.response().timestamp()),
                200,
                WeChatSide.lookup(HEADERS),
                V.response().body().getBytes(UTF_8));
        assertThat(new String(answer, UTF_8))
                .isEqualTo(
                        "{\"errcode\":0,\"errmsg\":\"getuserriskrank succ\",\"risk_rank\":0,\"unoin_id\":2258658297}");
    }

    @Test
    void thePublishedRequestDecryptsToThePublishedText() throws IOException {
        Envelope envelope = ExactJson.read(V.request().body().getBytes(UTF_8))
                .flatMap(Envelope::read)
                .orElseThrow();
        byte[] associated =
                new SignedText(V.url(), V.appId()).associated("" + V.request().timestamp(), V.symmetricNumber());
        byte[] plain = envelope.open(
                        io.github.weizheng.core.aead.Aead.aes(
                                Base64.getDecoder().decode(V.symmetricKey())),
                        associated)
                .orElseThrow();
        assertThat(new String(plain, UTF_8)).isEqualTo(V.request().plain());
    }
}
