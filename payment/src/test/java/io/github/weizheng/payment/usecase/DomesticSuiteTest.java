package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.Secret;
import io.github.weizheng.core.sm.Sm;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.WeChatPay;
import io.github.weizheng.payment.fixture.CannedAnswers;
import io.github.weizheng.payment.fixture.SettableClock;
import io.github.weizheng.payment.fixture.Vectors;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.PrivacyDecryptor;
import io.github.weizheng.payment.signing.PrivacyEncryptor;
import io.github.weizheng.payment.signing.RequestSigner;
import io.github.weizheng.payment.signing.ResourceDecryptor;
import io.github.weizheng.payment.signing.ResponseVerifier;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 国密: the same calls with other keys. */
class DomesticSuiteTest {
    private static final JsonNode SM = Vectors.file("sm.json");

    static Stream<JsonNode> signatures() {
        return each("signatures");
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void aPublishedSignatureIsRight(JsonNode vector) {
        ResponseVerifier verifier = ResponseVerifier.of(publicKey(vector));
        byte[] signature = Base64.getDecoder().decode(vector.path("signature").asText());
        assertThat(verifier.scheme()).isEqualTo("WECHATPAY2-SM2-WITH-SM3");
        assertThat(verifier.verify(bytes(vector, "message"), signature)).isTrue();
        assertThat(verifier.verify(bytes(vector, "other"), signature)).isFalse();
        for (int i = 0; i < signature.length; i++) {
            signature[i] ^= 1;
            assertThat(verifier.verify(bytes(vector, "message"), signature)).isFalse();
            signature[i] ^= 1;
        }
        assertThat(verifier.verify(bytes(vector, "message"), new byte[0])).isFalse();
    }

    static Stream<JsonNode> ciphertexts() {
        return each("ciphertexts");
    }

    @ParameterizedTest
    @MethodSource("ciphertexts")
    void aPublishedSensitiveFieldIsRead(JsonNode vector) {
        PrivacyDecryptor decryptor = PrivacyDecryptor.of(privateKey(vector));
        byte[] sealed = Base64.getDecoder().decode(vector.path("ciphertext").asText());
        assertThat(decryptor.decrypt(sealed).orElseThrow()).isEqualTo(bytes(vector, "plaintext"));
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] ^= 1;
            assertThat(decryptor.decrypt(sealed)).isEmpty();
            sealed[i] ^= 1;
        }
        assertThat(decryptor.decrypt(new byte[0])).isEmpty();
    }

    @Property(tries = 50)
    void whateverIsEncryptedIsDecrypted(@ForAll @Size(min = 1, max = 500) byte[] plain) {
        byte[] sealed = PrivacyEncryptor.of(certificate("merchantCertificate").getPublicKey())
                .encrypt(plain);
        assertThat(PrivacyDecryptor.of(key()).decrypt(sealed).orElseThrow()).isEqualTo(plain);
    }

    @Property(tries = 200)
    void anyOtherBytesAreNotForTheMerchant(@ForAll @Size(max = 200) byte[] junk) {
        assertThat(PrivacyDecryptor.of(key()).decrypt(junk)).isEmpty();
    }

    @Test
    void aPublishedResourceIsRead() {
        JsonNode vector = SM.at("/resources/0");
        ResourceDecryptor decryptor =
                ResourceDecryptor.sm4(Secret.of(SM.path("apiV3Key").asText()));
        assertThat(decryptor.algorithm()).isEqualTo("AEAD_SM4_GCM");
        byte[] nonce = bytes(vector, "nonce");
        byte[] associated = bytes(vector, "associatedData");
        assertThat(decryptor
                        .decrypt(
                                nonce,
                                associated,
                                Base64.getDecoder()
                                        .decode(vector.path("ciphertext").asText()))
                        .orElseThrow())
                .isEqualTo(bytes(vector, "plaintext"));
        assertThat(decryptor.decrypt(
                        nonce,
                        associated,
                        Base64.getDecoder().decode(vector.path("tampered").asText())))
                .isEmpty();
    }

    @Test
    void theDigestIsThatOfTheStandard() {
        JsonNode vector = SM.at("/digests/0");
        assertThat(Sm.sm3().digest(bytes(vector, "text")))
                .isEqualTo(HexFormat.of().parseHex(vector.path("digest").asText()));
    }

    @Test
    void anSm2KeyMakesTheMerchantADomesticOne() {
        Merchant merchant = merchant();
        assertThat(merchant.certificateSerial())
                .contains(SM.path("merchantSerial").asText());
        assertThat(merchant.signer().orElseThrow().scheme()).isEqualTo("WECHATPAY2-SM2-WITH-SM3");
        assertThat(merchant.resourceDecryptors())
                .extracting(ResourceDecryptor::algorithm)
                .containsExactly("AEAD_AES_256_GCM", "AEAD_SM4_GCM");
        PlatformKeys keys = merchant.platformKeys();
        String serial = SM.path("platformSerial").asText();
        assertThat(keys.preferred()).contains(serial);
        assertThat(keys.find(serial).orElseThrow().scheme()).isEqualTo("WECHATPAY2-SM2-WITH-SM3");
    }

    @Test
    void anEncryptedKeyOpensWithItsPassword() {
        String pem = SM.path("encryptedPrivateKey").asText(); // by OpenSSL, of the same key, under "secret"
        Merchant.Builder merchant = Merchant.builder("1900007291");
        assertThat(merchant.privateKeyPem(pem, Secret.of("secret"))
                        .certificatePem(SM.path("merchantCertificate").asText())
                        .build()
                        .signer())
                .isPresent();
        assertThatThrownBy(() -> merchant.privateKeyPem(pem, Secret.of("another")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoOnlyVerifiesDecryptsWhatIsSealedWithSm4() {
        Merchant verifying = Merchant.builder("1900007291")
                .apiV3Key(Secret.of(SM.path("apiV3Key").asText()))
                .certificate(certificate("platformCertificate"))
                .build();
        assertThat(verifying.resourceDecryptors())
                .extracting(ResourceDecryptor::algorithm)
                .containsExactly("AEAD_AES_256_GCM", "AEAD_SM4_GCM");
    }

    @Test
    void itsRequestsAreSignedInItsScheme() {
        CannedAnswers answers =
                new CannedAnswers(SettableClock.at(1714530897)).plain(500, "{\"code\":\"SYSTEM_ERROR\"}");
        WeChatPay pay =
                WeChatPay.builder(merchant()).httpClient(answers.client()).build();
        assertThatThrownBy(() -> pay.get("/v3/any", Map.of(), Map.class)).hasMessageContaining("SYSTEM_ERROR");
        assertThat(answers.asked.get(0).header("Authorization"))
                .startsWith("WECHATPAY2-SM2-WITH-SM3 mchid=")
                .contains("serial_no=\"" + SM.path("merchantSerial").asText() + "\"");
    }

    @Test
    void whatPagesHandOverIsNotGuessed() {
        WeChatPay pay = WeChatPay.builder(merchant()).build();
        assertThatThrownBy(() -> pay.signInvocation("wx1", "prepay_id=wx2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("invocationSignType: ");
        assertThat(WeChatPay.builder(merchant())
                        .invocationSignType("SM2")
                        .build()
                        .signInvocation("wx1", "prepay_id=wx2")
                        .signType())
                .isEqualTo("SM2");
    }

    @Test
    void aKeyOnAnotherCurveIsNoSm2Key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        assertThatThrownBy(() -> RequestSigner.of(pair.getPrivate()))
                .hasMessage("privateKey: a key on the curve sm2p256v1, actual another curve");
        assertThatThrownBy(() -> ResponseVerifier.of(pair.getPublic()))
                .hasMessage("publicKey: a key on the curve sm2p256v1, actual another curve");
        assertThatThrownBy(() -> PrivacyDecryptor.of(pair.getPrivate())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrivacyEncryptor.of(pair.getPublic())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Merchant merchant() {
        return Merchant.builder("1234567891")
                .certificatePem(SM.path("merchantCertificate").asText())
                .privateKeyPem(SM.path("merchantPrivateKey").asText())
                .apiV3Key(Secret.of(SM.path("apiV3Key").asText()))
                .certificate(certificate("platformCertificate"))
                .build();
    }

    private static PrivateKey key() {
        return privateKey(SM);
    }

    private static PublicKey publicKey(JsonNode vector) {
        if (!vector.has("publicPoint")) {
            return certificate("merchantCertificate").getPublicKey();
        }
        byte[] point = HexFormat.of().parseHex(vector.path("publicPoint").asText());
        try {
            return Sm.sm2Keys()
                    .generatePublic(new ECPublicKeySpec(curve().getCurve().decodePoint(point), curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(JsonNode vector) {
        String scalar =
                vector.path("privateScalar").asText("fd4f526b3e5c78319084504c7ff707221dbeab92f3be1adbf0bd92238b0f511f");
        try {
            return Sm.sm2Keys().generatePrivate(new ECPrivateKeySpec(new BigInteger(scalar, 16), curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECParameterSpec curve() {
        X9ECParameters sm2 = GMNamedCurves.getByName("sm2p256v1");
        return new ECParameterSpec(sm2.getCurve(), sm2.getG(), sm2.getN());
    }

    private static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) Sm.certificates()
                    .generateCertificate(
                            new ByteArrayInputStream(SM.path(name).asText().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return vector.path(field).asText().getBytes(UTF_8);
    }

    private static Stream<JsonNode> each(String list) {
        return StreamSupport.stream(SM.path(list).spliterator(), false);
    }
}
