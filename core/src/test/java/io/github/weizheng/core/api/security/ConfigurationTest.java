package io.github.weizheng.core.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
    private static final WeChatSide SIDE = WeChatSide.international();
    private static final KeyPair SM2 = WeChatSide.sm2();

    private static Arguments wrong(String name, String message, Consumer<ApiSecurity.Builder> change) {
        return Arguments.of(name, message, change);
    }

    private static Secret bytes(int count) {
        return Secret.of(Base64.getEncoder().encodeToString(new byte[count]));
    }

    private static String pem(String label, Key key) {
        return pem(label, key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static KeyPair pair(String algorithm, String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (!curve.isEmpty()) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    static List<Arguments> mistakes() throws Exception {
        KeyPair p256 = pair("EC", "secp256r1");
        KeyPair ed = pair("Ed25519", "");
        KeyPair small = WeChatSide.rsa(1024);
        String publicPem = pem("PUBLIC KEY", SIDE.platform.getPublic());
        String privatePem = pem("PRIVATE KEY", SIDE.application.getPrivate());
        return List.of(
                wrong(
                        "AES key of 16 bytes",
                        "aesKey: Base64 of exactly 32 bytes, actual of 16",
                        b -> b.aesKey("a", bytes(16))),
                wrong(
                        "AES key of 33 bytes",
                        "aesKey: Base64 of exactly 32 bytes, actual of 33",
                        b -> b.aesKey("a", bytes(33))),
                wrong(
                        "SM4 key of 32 bytes",
                        "sm4Key: Base64 of exactly 16 bytes, actual of 32",
                        b -> b.sm4Key("a", bytes(32))),
                wrong(
                        "a key that is not Base64",
                        "aesKey: Base64 of exactly 32 bytes, actual not Base64",
                        b -> b.aesKey("a", Secret.of("secret-key!"))),
                wrong(
                        "no number",
                        "aesKey: a number of 1 to 128 letters, digits, _ or -, actual length 0",
                        b -> b.aesKey("", bytes(32))),
                wrong("a bar in a number", "sm4Key: a number of", b -> b.sm4Key("a|b", bytes(16))),
                wrong(
                        "a line feed in a number",
                        "applicationKey: a number of",
                        b -> b.applicationKey("a\n", SIDE.application.getPrivate())),
                wrong(
                        "a long number",
                        "platformKey: a number of 1 to 128 letters, digits, _ or -, actual length 129",
                        b -> b.platformKey("a".repeat(129), SIDE.platform.getPublic())),
                wrong(
                        "a private key of another curve",
                        "applicationKey: a key of RSA or SM2, actual one of another elliptic curve",
                        b -> b.applicationKey("a", p256.getPrivate())),
                wrong(
                        "a private key of Ed25519",
                        "applicationKey: a key of RSA or SM2, actual one of EdDSA",
                        b -> b.applicationKey("a", ed.getPrivate())),
                wrong(
                        "a short private key",
                        "applicationKey: RSA of at least 2048 bits, actual 1024",
                        b -> b.applicationKey("a", small.getPrivate())),
                wrong(
                        "a public key of another curve",
                        "platformKey: a key of RSA or SM2, actual one of another elliptic curve",
                        b -> b.platformKey("a", p256.getPublic())),
                wrong(
                        "a short public key",
                        "platformKey: RSA of at least 2048 bits, actual 1024",
                        b -> b.platformKey("a", small.getPublic())),
                wrong(
                        "a public key as the private one",
                        "applicationKeyPem: PEM of a PRIVATE KEY, actual a public key",
                        b -> b.applicationKeyPem("a", publicPem)),
                wrong(
                        "a private key as the platform's",
                        "platformPem: PEM of a CERTIFICATE or PUBLIC KEY, actual a private key",
                        b -> b.platformPem("a", privatePem)),
                wrong(
                        "PKCS#1",
                        "applicationKeyPem: PEM of a PRIVATE KEY, actual an RSA private key in PKCS#1; convert it with openssl pkcs8",
                        b -> b.applicationKeyPem("a", privatePem.replace("PRIVATE", "RSA PRIVATE"))),
                wrong(
                        "no PEM",
                        "applicationKeyPem: PEM of a PRIVATE KEY, actual a text of 10 characters",
                        b -> b.applicationKeyPem("a", "secret-key")),
                wrong(
                        "PEM on one line",
                        "applicationKeyPem: not Base64 between the lines of the PEM; its line feeds",
                        b -> b.applicationKeyPem("a", privatePem.replace("\n", "\\n"))),
                wrong(
                        "a private key of P-256 in PEM",
                        "applicationKeyPem: not a private key of RSA or SM2 in PKCS#8",
                        b -> b.applicationKeyPem("a", pem("PRIVATE KEY", p256.getPrivate()))),
                wrong(
                        "broken DER",
                        "applicationKeyPem: not a private key of RSA or SM2",
                        b -> b.applicationKeyPem("a", pem("PRIVATE KEY", new byte[64]))),
                wrong(
                        "broken DER of SM2",
                        "applicationKeyPem: not a private key of RSA or SM2",
                        b -> b.applicationKeyPem("a", pem("PRIVATE KEY", cut(SM2.getPrivate())))),
                wrong(
                        "a broken public key",
                        "platformPem: not a public key of RSA or SM2",
                        b -> b.platformPem("a", pem("PUBLIC KEY", new byte[9]))),
                wrong(
                        "a broken public key of SM2",
                        "platformPem: not a public key of RSA or SM2",
                        b -> b.platformPem("a", pem("PUBLIC KEY", cut(SM2.getPublic())))),
                wrong(
                        "a broken certificate",
                        "platformPem: not an X.509 certificate",
                        b -> b.platformPem("a", pem("CERTIFICATE", new byte[9]))),
                wrong("a path with a query", "path: starts with /", b -> b.path("/a?b=c")),
                wrong("a path without a slash", "path: starts with /", b -> b.path("a")),
                wrong(
                        "the same number for two keys",
                        "number: each key its own",
                        b -> b.platformKey(WeChatSide.AEAD_NUMBER, SIDE.platform.getPublic())));
    }

    private static byte[] cut(Key key) {
        return java.util.Arrays.copyOf(key.getEncoded(), key.getEncoded().length - 20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefusedBeforeAnyCall(String name, String message, Consumer<ApiSecurity.Builder> change) {
        ApiSecurity.Builder builder = SIDE.application();
        assertThatThrownBy(() -> {
                    change.accept(builder);
                    builder.build();
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasNoCause()
                .message()
                .doesNotContain("secret-key");
    }

    @Test
    void everyPartIsNeeded() {
        ApiSecurity.Builder builder = ApiSecurity.builder();
        assertThatThrownBy(builder::build).hasMessage("aesKey or sm4Key: one of them, actual none");
        builder.aesKey("a", bytes(32));
        assertThatThrownBy(builder::build).hasMessageStartingWith("applicationKey: ");
        builder.applicationKey("b", SIDE.application.getPrivate());
        assertThatThrownBy(builder::build).hasMessageStartingWith("platformCertificate: ");
        builder.platformKey("c", SIDE.platform.getPublic());
        assertThatThrownBy(builder::build).hasMessageStartingWith("path: ");
        assertThat(builder.path("/a").build().covers("/a")).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedAtOnce() {
        ApiSecurity.Builder builder = ApiSecurity.builder();
        assertThatNullPointerException().isThrownBy(() -> builder.aesKey("a", null));
        assertThatNullPointerException().isThrownBy(() -> builder.aesKey(null, bytes(32)));
        assertThatNullPointerException().isThrownBy(() -> builder.applicationKeyPem("a", null));
        assertThatNullPointerException().isThrownBy(() -> builder.path(null));
    }

    @Test
    void keysComeAsPemToo() throws Exception {
        for (KeyPair pair : List.of(SIDE.application, SM2)) {
            assertThat(Pem.privateKey("f", pem("PRIVATE KEY", pair.getPrivate()).replace("\n", "\r\n")))
                    .isEqualTo(pair.getPrivate());
            assertThat(Pem.publicKey("f", "\uFEFF" + pem("PUBLIC KEY", pair.getPublic())))
                    .isEqualTo(pair.getPublic());
        }
    }

    @Test
    void aCertificateOfSm2IsReadByItsPemOrAsAnObject() throws Exception {
        String pem;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("sm2-certificate.pem"))) {
            pem = new String(in.readAllBytes(), UTF_8);
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("(?s).*BEGIN CERTIFICATE-----|-----END.*", ""));
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                        .generateCertificate(new ByteArrayInputStream(der));
        PublicKey opaque = new PublicKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAlgorithm() {
                return "1.2.840.10045.2.1";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return certificate.getPublicKey().getEncoded();
            }
        };
        assertThat(Pem.publicKey("f", pem)).isEqualTo(certificate.getPublicKey());
        assertThat(Pem.understood("f", opaque)).isEqualTo(certificate.getPublicKey());
        ApiSecurity security = SIDE.application()
                .platformCertificate("a", certificate)
                .platformPem("b", pem)
                .platformKey("c", opaque)
                .build();
        assertThat(security.covers(WeChatSide.PATH)).isTrue();
    }

    @Test
    void nothingShowsAKey() {
        ApiSecurity security = SIDE.application().build();
        assertThat(security.toString()).isEqualTo("ApiSecurity[" + WeChatSide.PATH + "]");
    }
}
