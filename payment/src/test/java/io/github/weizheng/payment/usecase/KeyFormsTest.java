package io.github.weizheng.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Vectors;
import java.util.Base64;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The merchant's key in every form in which offices keep it. */
class KeyFormsTest {
    private static final JsonNode FORMS = Vectors.file("keyforms.json");
    private static final Secret PASSWORD = Secret.of("1234567891");
    private static final byte[] MESSAGE = "message".getBytes(UTF_8);

    @Test
    void pkcs1IsAsGoodAsPkcs8() {
        assertItIsTheKey(bare().privateKeyPem(text("pkcs1")).build());
    }

    @Test
    void aWrongLabelHarmsNobody() {
        String pkcs1 = text("pkcs1").replace("RSA PRIVATE KEY", "PRIVATE KEY");
        String pkcs8 = Keys.pem("merchantPrivateKey").replace("PRIVATE KEY", "RSA PRIVATE KEY");
        assertItIsTheKey(bare().privateKeyPem(pkcs1).build());
        assertItIsTheKey(bare().privateKeyPem(pkcs8).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbes2Aes256",
                "pbes2Aes128Sha1",
                "traditionalAes128",
                "traditionalAes192",
                "traditionalAes256",
                "traditionalDes3"
            })
    void anEncryptedPemOpensWithItsPasswordOnly(String form) {
        assertItIsTheKey(bare().privateKeyPem(text(form), PASSWORD).build());
        assertThatThrownBy(() -> bare().privateKeyPem(text(form), Secret.of("another")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("privateKeyPem: ")
                .hasNoCause();
        assertThatThrownBy(() -> bare().privateKeyPem(text(form)))
                .hasMessage("privateKeyPem: encrypted; give its password, too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p12", "p12Legacy"})
    void aP12BringsKeyAndSerial(String form) {
        Merchant merchant =
                Merchant.builder(Keys.MCH_ID).p12(bytes(form), PASSWORD).build();
        assertItIsTheKey(merchant);
        assertThat(merchant.certificateSerial()).contains(Keys.MERCHANT_SERIAL);
    }

    @Test
    void theCertificateBringsItsSerial() {
        Merchant merchant = Merchant.builder(Keys.MCH_ID)
                .certificatePem(Keys.pem("merchantCertificate"))
                .privateKeyPem(Keys.pem("merchantPrivateKey"))
                .build();
        assertThat(merchant.certificateSerial()).contains(Keys.MERCHANT_SERIAL);
    }

    @Test
    void aCertificateOfAnotherKeyIsNoticed() {
        Merchant.Builder builder =
                bare().certificatePem(Keys.pem("platformCertificate")).privateKeyPem(Keys.pem("merchantPrivateKey"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("certificatePem: the certificate of another private key");
    }

    static Stream<Arguments> wrong() {
        String cut =
                text("traditionalAes256").replaceFirst("DEK-Info: AES-256-CBC,[0-9A-F]{2}", "DEK-Info: AES-256-CBC,");
        return Stream.of(
                Arguments.of("not encrypted", call(() -> bare().privateKeyPem(text("pkcs1"), PASSWORD))),
                Arguments.of("encrypted with", call(() -> bare().privateKeyPem(text("traditionalCamellia"), PASSWORD))),
                Arguments.of("password", call(() -> bare().privateKeyPem(cut, PASSWORD))),
                Arguments.of("at least 2048 bits", call(() -> bare().privateKeyPem(text("weakRsa")))),
                Arguments.of("not an RSA or SM2", call(() -> bare().privateKeyPem(text("otherCurve")))),
                Arguments.of("password", call(() -> bare().p12(bytes("p12"), Secret.of("another")))),
                Arguments.of("not a PKCS#12", call(() -> bare().p12(MESSAGE, PASSWORD))),
                Arguments.of("not a PKCS#12", call(() -> bare().p12(new byte[0], PASSWORD))),
                Arguments.of(
                        "exactly one private key, actual 0", call(() -> bare().p12(bytes("p12WithoutKey"), PASSWORD))),
                Arguments.of("a private key", call(() -> bare().certificatePem(Keys.pem("merchantPrivateKey")))),
                Arguments.of("a public key", call(() -> bare().certificatePem(Keys.pem("platformPublicKey")))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anythingElseIsNamedAndNotShown(String what, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MII").hasSizeLessThan(200));
    }

    private static void assertItIsTheKey(Merchant merchant) {
        byte[] expected = Keys.merchant().signer().orElseThrow().sign(MESSAGE);
        assertThat(merchant.signer().orElseThrow().sign(MESSAGE)).isEqualTo(expected);
        assertThat(merchant.decryptor()).isPresent();
    }

    private static Merchant.Builder bare() {
        return Merchant.builder(Keys.MCH_ID);
    }

    private static String text(String form) {
        return FORMS.path(form).asText();
    }

    private static byte[] bytes(String form) {
        return Base64.getDecoder().decode(text(form));
    }

    private static ThrowingCallable call(ThrowingCallable call) {
        return call;
    }
}
