package io.github.weizheng.core.sm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmTest {
    static Stream<Named<JsonNode>> sm3() {
        return vectors("sm3");
    }

    static Stream<Named<JsonNode>> sm2() {
        return vectors("sm2");
    }

    private static Stream<Named<JsonNode>> vectors(String kind) {
        try (InputStream json = Objects.requireNonNull(SmTest.class.getResourceAsStream("sm-vectors.json"))) {
            JsonNode all = new ObjectMapper().readTree(json).path(kind);
            return StreamSupport.stream(all.spliterator(), false)
                    .map(v -> Named.of(v.path("name").textValue(), v));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sm3")
    void digestsAsTheStandardSays(JsonNode v) {
        byte[] digest = Sm.sm3().digest(v.path("message").textValue().getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(v.path("digest").textValue());
    }

    @ParameterizedTest
    @MethodSource("sm2")
    void verifiesWhatOthersSigned(JsonNode v) throws Exception {
        String message = v.path("message").textValue();
        String userId = v.path("userId").textValue();
        byte[] der = v.path("signature").binaryValue();
        PublicKey key = Sm.certificates()
                .generateCertificate(
                        new ByteArrayInputStream(v.path("certificate").binaryValue()))
                .getPublicKey();
        assertThat(verifies(key, userId, message, der)).isTrue();
        assertThat(verifies(key, userId, "false-" + message, der)).isFalse();
        assertThat(verifies(key, userId + "0", message, der)).isFalse();
        assertThat(Sm2Signature.der(Sm2Signature.raw(der)).orElseThrow()).isEqualTo(der);
    }

    @Test
    void signsWhatItVerifiesWithKeysThatWereWrittenAndRead() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        KeyPair pair = generator.generateKeyPair();
        Signature signature = Sm.sm2WithSm3("an id");
        signature.initSign(Sm.sm2Keys()
                .generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        signature.update("text".getBytes(UTF_8));
        PublicKey read = Sm.sm2Keys()
                .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        assertThat(verifies(read, "an id", "text", signature.sign())).isTrue();
    }

    @Test
    void theProviderIsNotRegisteredWithTheJvm() {
        Sm.requireProvider();
        assertThat(Security.getProvider("BC")).isNull();
    }

    @Property
    void bothFormsOfASignatureSayTheSame(@ForAll @Size(64) byte[] raw) {
        assertThat(Sm2Signature.raw(Sm2Signature.der(raw).orElseThrow())).isEqualTo(raw);
    }

    @Test
    void shortNumbersKeepTheirPlaces() {
        byte[] raw = new byte[64];
        raw[31] = 1;
        raw[63] = (byte) 0x80;
        byte[] der = Sm2Signature.der(raw).orElseThrow();
        assertThat(HexFormat.of().formatHex(der)).isEqualTo("3007" + "020101" + "02020080");
        assertThat(Sm2Signature.raw(der)).isEqualTo(raw);
    }

    @Property
    void onlySixtyFourBytesAreARawSignature(@ForAll byte[] bytes) {
        assertThat(Sm2Signature.der(bytes).isPresent()).isEqualTo(bytes.length == 64);
    }

    /** A stranger's bytes are "no", and nothing else. */
    @Property(tries = 200)
    void bytesThatAreNoSignatureAreNo(@ForAll byte[] bytes) throws Exception {
        JsonNode v = sm2().findFirst().orElseThrow().getPayload();
        PublicKey key = Sm.certificates()
                .generateCertificate(
                        new ByteArrayInputStream(v.path("certificate").binaryValue()))
                .getPublicKey();
        assertThat(verifies(key, "1234567812345678", "message", bytes)).isFalse();
    }

    private static boolean verifies(PublicKey key, String userId, String message, byte[] der) throws Exception {
        Signature check = Sm.sm2WithSm3(userId);
        check.initVerify(key);
        check.update(message.getBytes(UTF_8));
        return check.verify(der);
    }
}
