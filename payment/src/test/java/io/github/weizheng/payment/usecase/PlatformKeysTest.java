package io.github.weizheng.payment.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.signing.PlatformKeys;
import io.github.weizheng.payment.signing.ResponseVerifier;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformKeysTest {
    private final PlatformKeys certificates = PlatformKeys.none()
            .withCertificate(Keys.certificate("platformCertificate"))
            .withCertificate(Keys.certificate("goCertificate"));

    @Test
    void eachKeyIsFoundByItsSerialOnly() {
        PlatformKeys both = certificates.withPublicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey());
        assertThat(both.find(Keys.PLATFORM_SERIAL)).isPresent();
        assertThat(both.find("D7CE59D1F522D701")).isPresent();
        assertThat(both.find(Keys.PUBLIC_KEY_ID)).isPresent();
        assertThat(both.find(Keys.PUBLIC_KEY_ID.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(both.find(Keys.MERCHANT_SERIAL)).isEmpty();
        assertThat(both.find("")).isEmpty();
        assertThat(PlatformKeys.none().find(Keys.PLATFORM_SERIAL)).isEmpty();
    }

    @Test
    void caseAndLeadingZerosOfACertificateSerialDoNotMatter() {
        assertThat(certificates.find("d7ce59d1f522d701")).isPresent();
        assertThat(certificates.find("0000D7CE59D1F522D701")).isPresent();
        assertThat(certificates.find("D7CE59D1F522D7010")).isEmpty();
    }

    @Test
    void requestsNameThePublicKeyOrElseTheCertificateThatExpiresLast() {
        assertThat(PlatformKeys.none().preferred()).isEmpty();
        assertThat(certificates.preferred()).contains("D7CE59D1F522D701");
        assertThat(certificates
                        .withPublicKey(Keys.PUBLIC_KEY_ID, Keys.platformPublicKey())
                        .preferred())
                .contains(Keys.PUBLIC_KEY_ID);
    }

    @Test
    void aVerifierIsFoundUnderItsSerialLikeAKey() {
        ResponseVerifier verifier = ResponseVerifier.rsa(Keys.platformPublicKey());
        PlatformKeys own = PlatformKeys.none().withVerifier("00ab", verifier);
        assertThat(own.find("AB")).containsSame(verifier);
        assertThat(own.preferred()).contains("00AB");
        assertThat(own.withCertificate(Keys.certificate("goCertificate")).preferred())
                .contains("D7CE59D1F522D701");
        assertThat(certificates.withVerifier("00ab", verifier).preferred()).contains("D7CE59D1F522D701");
        PlatformKeys both = own.withVerifier(Keys.PUBLIC_KEY_ID, verifier);
        assertThat(both.preferred()).contains(Keys.PUBLIC_KEY_ID);
        assertThat(both.serials()).containsExactly("00AB", Keys.PUBLIC_KEY_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PUB_KEY_ID_", "PUB_KEY_ID_1 2", "xyz", "0xAB"})
    void aVerifiersSerialIsAnIdOrHex(String serial) {
        ResponseVerifier verifier = ResponseVerifier.rsa(Keys.platformPublicKey());
        assertThatThrownBy(() -> PlatformKeys.none().withVerifier(serial, verifier))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serial: PUB_KEY_ID_ and letters and digits, or 1 to 64 hex digits, actual length "
                        + serial.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PUB_KEY_ID_", "0112345678912024050100000000000001", "PUB_KEY_ID_1\n", "PUB_KEY_ID_1 2"})
    void anIdKeepsItsPrefix(String id) {
        assertThatThrownBy(() -> PlatformKeys.none().withPublicKey(id, Keys.platformPublicKey()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("publicKey: the id starts with PUB_KEY_ID_");
    }

    @Test
    void itShowsItsSerials() {
        assertThat(certificates).hasToString("PlatformKeys[" + Keys.PLATFORM_SERIAL + ", D7CE59D1F522D701]");
    }
}
