package io.github.weizheng.core.aead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AeadTest {
    record Vector(
            String name,
            String source,
            String algorithm,
            String key,
            String nonce,
            String associated,
            String plain,
            String sealed) {
        Aead aead() {
            return algorithm.equals("SM4") ? Aead.sm4(bytes(key)) : Aead.aes(bytes(key));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vector> vectors() throws IOException {
        try (InputStream json = Objects.requireNonNull(AeadTest.class.getResourceAsStream("aead-vectors.json"))) {
            return List.of(new ObjectMapper().readValue(json, Vector[].class));
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void sealsAndOpensAsPublished(Vector v) {
        byte[] sealed = v.aead().seal(bytes(v.nonce), bytes(v.associated), bytes(v.plain));
        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(v.sealed);
        assertThat(v.aead().open(bytes(v.nonce), bytes(v.associated), sealed)).contains(bytes(v.plain));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anyChangedBitIsNoticed(Vector v) {
        byte[] nonce = bytes(v.nonce);
        byte[] associated = bytes(v.associated);
        byte[] sealed = bytes(v.sealed);
        for (byte[] part : List.of(nonce, associated, sealed)) {
            for (int bit = 0; bit < 8 * part.length; bit++) {
                part[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(v.aead().open(nonce, associated, sealed)).isEmpty();
                part[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(v.aead().open(nonce, associated, sealed)).contains(bytes(v.plain));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatIsCutOrLongerIsNotOpened(Vector v) {
        byte[] sealed = bytes(v.sealed);
        for (int length = 0; length < sealed.length + 2; length++) {
            if (length != sealed.length) {
                assertThat(v.aead().open(bytes(v.nonce), bytes(v.associated), Arrays.copyOf(sealed, length)))
                        .isEmpty();
            }
        }
        for (int length : List.of(0, 1, 11, 13, 16)) {
            assertThat(v.aead().open(new byte[length], bytes(v.associated), sealed))
                    .isEmpty();
        }
    }

    @Property
    void anythingSealedOpensAgain(@ForAll byte[] plain, @ForAll byte[] associated, @ForAll boolean domestic) {
        Aead aead = domestic ? Aead.sm4(new byte[16]) : Aead.aes(new byte[32]);
        byte[] sealed = aead.seal(new byte[12], associated, plain);
        assertThat(sealed).hasSize(plain.length + Aead.TAG_BYTES);
        assertThat(aead.open(new byte[12], associated, sealed)).contains(plain);
    }

    @Test
    void keysHaveTheirLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aead.aes(new byte[16]))
                .withMessage("AES key: exactly 32 bytes, actual 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aead.sm4(new byte[32]))
                .withMessage("SM4 key: exactly 16 bytes, actual 32");
    }

    @Test
    void aNonceHasItsLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aead.aes(new byte[32]).seal(new byte[16], new byte[0], new byte[0]))
                .withMessage("nonce: exactly 12 bytes, actual 16");
    }
}
