package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.signing.RequestSigner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantTest {
    private static final String KEY = Keys.pem("merchantPrivateKey");

    static Stream<String> goodPems() {
        return Stream.of(
                KEY,
                KEY.strip(),
                KEY.replace("\n", "\r\n"),
                "\uFEFF" + KEY,
                "Bag Attributes\n  localKeyID: 1\n" + KEY,
                KEY.replace("-----\n", "-----").replace("\n-----", "-----").replaceAll("(?m)(?<=[^-])\n", ""));
    }

    @ParameterizedTest
    @MethodSource("goodPems")
    void aKeyIsReadHoweverItsLinesEnd(String pem) {
        assertThat(Keys.bareMerchant().privateKeyPem(pem).build().signer()).isPresent();
    }

    static Stream<Arguments> wrongPems() {
        String inside = KEY.lines().skip(1).findFirst().orElseThrow();
        return Stream.of(
                Arguments.of(Keys.pem("merchantCertificate"), "actual a certificate"),
                Arguments.of(Keys.pem("platformPublicKey"), "actual a public key"),
                Arguments.of(KEY.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), "encrypted; give its password"),
                Arguments.of(KEY.replace("PRIVATE KEY", "EC PRIVATE KEY"), "an EC private key"),
                Arguments.of(KEY.replace("\n", "\\n"), "backslash and n"),
                Arguments.of(KEY.replace(inside, inside.substring(4)), "not an RSA or SM2 private key"),
                Arguments.of(KEY.replace(inside, "*" + inside), "not Base64"),
                Arguments.of(inside, "without such a block"),
                Arguments.of(KEY.replace("-----END", "----END"), "without such a block"),
                Arguments.of("/etc/wechat/apiclient_key.pem", "without such a block"));
    }

    @ParameterizedTest
    @MethodSource("wrongPems")
    void anythingElseIsNamedAndNotShown(String pem, String what) {
        assertThatThrownBy(() -> Keys.bareMerchant().privateKeyPem(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("privateKeyPem: ")
                .hasMessageContaining(what)
                .hasNoCause()
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("MIIE").hasSizeLessThan(200));
    }

    @Test
    void aPublicKeyIsReadAndNothingElseInItsPlace() {
        Merchant merchant = Keys.bareMerchant()
                .publicKeyPem(Keys.PUBLIC_KEY_ID, Keys.pem("platformPublicKey"))
                .build();
        assertThat(merchant.platformKeys().find(Keys.PUBLIC_KEY_ID)).isPresent();
        assertThatThrownBy(() -> Keys.bareMerchant().publicKeyPem(Keys.PUBLIC_KEY_ID, KEY))
                .hasMessage("publicKeyPem: PEM of a PUBLIC KEY, actual a private key");
        assertThatThrownBy(() -> Keys.bareMerchant().publicKeyPem(Keys.PUBLIC_KEY_ID, Keys.pem("platformCertificate")))
                .hasMessage("publicKeyPem: PEM of a PUBLIC KEY, actual a certificate");
    }

    @Test
    void theMerchantsOwnCertificateIsNotAPlatformCertificate() {
        Merchant.Builder builder = Keys.bareMerchant().certificate(Keys.certificate("merchantCertificate"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the merchant's own");
    }

    @Test
    void theSerialKeepsItsZerosAndIsUpperCase() {
        assertThat(Merchant.builder("1900009191")
                        .certificateSerial("00af")
                        .build()
                        .certificateSerial())
                .contains("00AF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "123 ", "123456789012345678901234567890123"})
    void aMerchantNumberIsDigits(String mchId) {
        assertThatThrownBy(() -> Merchant.builder(mchId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mchId: 1 to 32 digits");
    }

    @Test
    void itShowsItsNumberOnly() {
        assertThat(Keys.merchant()).hasToString("Merchant[" + Keys.MCH_ID + "]");
        assertThatThrownBy(() -> Merchant.builder("1900009191").apiV3Key(Secret.of("too short, and secret")))
                .hasMessage("apiV3Key: exactly 32 bytes, actual 21");
        assertThatThrownBy(() -> Merchant.builder("1900009191").certificateSerial("xyz"))
                .hasMessage("certificateSerial: 1 to 64 hex digits, actual 3 characters");
    }

    @Test
    void anHsmIsNotAskedWhileAMerchantIsMade() {
        RequestSigner away = new RequestSigner() {
            @Override
            public String scheme() {
                return "WECHATPAY2-SHA256-RSA2048";
            }

            @Override
            public byte[] sign(byte[] message) {
                throw new IllegalStateException("the token is away");
            }
        };
        assertThat(Merchant.builder(Keys.MCH_ID)
                        .signer(away)
                        .certificatePem(Keys.pem("merchantCertificate"))
                        .build()
                        .certificateSerial())
                .contains(Keys.MERCHANT_SERIAL);
    }
}
