package io.github.weizheng.testkit.pay.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sets of algorithms there and back; the domestic one beside the vectors of the official SDK's shangmi-testing. */
class SuiteTest {
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGTAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBHkwdwIBAQQg/U9Saz5ceDGQhFBM
            f/cHIh2+q5Lzvhrb8L2SI4sPUR+gCgYIKoEcz1UBgi2hRANCAAR7zUf3XqGdBMCn
            K02nD1fdGz+TN8xd0SQYgbkTQxk5v2mlXva0ZxDH4XJFI9D2Rt1pTSSDl29uhQ1G
            Y3j6iy9+
            -----END PRIVATE KEY-----
            """;
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIICyTCCAmygAwIBAgIUVOf1ntjfRXDPsUeA6oFS1FpnXuYwDAYIKoEcz1UBg3UF
            ADCBjTFHMEUGA1UEAww+U2hlbiBaaGVuIGlUcnVzQ2hpbmEgQ2xhc3MgRW50ZXJw
            cmlzZSBTdWJzY3JpYmVyIENBIFNNMiAtIFRlc3QxGDAWBgNVBAsMD+a1i+ivlemD
            qOivleeUqDEbMBkGA1UECgwS5aSp6K+a5a6J5L+h6K+V55SoMQswCQYDVQQGEwJD
            TjAeFw0yMjA4MDQxMjE0MTlaFw0yMzA5MDMxMjE0MTlaMGsxCzAJBgNVBAYTAkNO
            MRswGQYDVQQKDBLlvq7kv6HllYbmiLfns7vnu58xKjAoBgNVBAsMIea3seWcs+W4
            guS8n+iNo+enkeaKgOaciemZkOWFrOWPuDETMBEGA1UEAwwKMjQ4MzI4MTc2MTBZ
            MBMGByqGSM49AgEGCCqBHM9VAYItA0IABHvNR/deoZ0EwKcrTacPV90bP5M3zF3R
            JBiBuRNDGTm/aaVe9rRnEMfhckUj0PZG3WlNJIOXb26FDUZjePqLL36jgcgwgcUw
            DAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCBsAwHwYDVR0jBBgwFoAUK0Y6T9Ge
            LM7UH4bC1j2avycoZPcwHQYDVR0OBBYEFBmE5STz2WNsXVrgclXrxsl6SCihMGUG
            A1UdHwReMFwwWqBYoFaGVGh0dHA6Ly9ldmNhLml0cnVzLmNvbS5jbi9wdWJsaWMv
            aXRydXNjcmw/Q0E9NzMzNUExQUYzNzRBMUU4QjQwM0FCMUFDMkQwNjVDQUU3NUNB
            QjIzNjAMBggqgRzPVQGDdQUAA0kAMEYCIQDK0r6D8VyiUVMfRnAfz40ZtiG8DJEF
            6Rn41oZ3qPW1aQIhAKtn5sKME+thLQFeyV70VSsraZ7h9Fccal2WzI2oCdtY
            -----END CERTIFICATE-----
            """;
    private final Provider provider = new BouncyCastleProvider();
    private final Suite sm = Suite.sm();

    static List<Suite> suites() {
        return List.of(Suite.rsa(), Suite.sm());
    }

    @ParameterizedTest
    @MethodSource("suites")
    void itReadsWhatItWrites(Suite suite) {
        KeyPair keys = suite.makeKeys();
        KeyPair others = suite.makeKeys();
        byte[] message = "消息".getBytes(UTF_8);
        String signature = suite.sign(keys.getPrivate(), message);
        assertThat(suite.verifies(keys.getPublic(), message, signature)).isTrue();
        assertThat(suite.verifies(others.getPublic(), message, signature)).isFalse();
        assertThat(suite.verifies(keys.getPublic(), message, "AAAA")).isFalse();
        assertThat(suite.verifies(keys.getPublic(), message, "*")).isFalse();
        String sealed = suite.encrypt(keys.getPublic(), "张三");
        assertThat(suite.decrypt(keys.getPrivate(), sealed)).contains("张三");
        assertThat(suite.decrypt(others.getPrivate(), sealed)).isEmpty();
        assertThat(suite.decrypt(keys.getPrivate(), "AAAA")).isEmpty();
        Instant now = Instant.parse("2024-05-01T00:00:00Z");
        X509Certificate certificate =
                suite.certify(keys, "5F1C72E2A8931B72", "Tenpay.com sign", now, now.plus(Duration.ofDays(1)));
        assertThat(certificate.getSerialNumber().toString(16)).isEqualTo("5f1c72e2a8931b72");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(now);
    }

    @Test
    void aPublishedSignatureIsRight() throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509", provider)
                .generateCertificate(new ByteArrayInputStream(CERTIFICATE.getBytes(US_ASCII)));
        String signature =
                "MEYCIQD35Rp3CKt7pLme/a0GaCVmwSeOl7X/12+ppRivcJuf6QIhAO5Vpy4tSk9SJUrgH5I5Qy0aYhFG9lN0aof1f5wJOI05";
        assertThat(sm.verifies(certificate.getPublicKey(), "message".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(sm.verifies(certificate.getPublicKey(), "false-message".getBytes(UTF_8), signature))
                .isFalse();
    }

    @Test
    void aPublishedFieldIsDecrypted() throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(KEY.replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey key = KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(der));
        assertThat(
                        sm.decrypt(
                                key,
                                "MHECIAGn23Ew8nF0zRfu3qgdD6VATSmGM5wrVFvNqg1ToXneAiBgfOJLVi1NtpRVH2qanzooL4gOrDKKOloD7gS17g+iCQQgcTtJpGhytHZeV/HeTqYkg3YqOY+Vybx+OQx217Ktn0QECdMjiI7lpId5dg=="))
                .contains("plaintext");
    }

    @Test
    void aPublishedResourceIsSealedTheSameWay() {
        assertThat(sm.seal("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW", "associatedData", "plaintext"))
                .isEqualTo("+lcLNfkZQQx+iQm20Apa3x9Mb/5L7PgZ7w==");
    }
}
