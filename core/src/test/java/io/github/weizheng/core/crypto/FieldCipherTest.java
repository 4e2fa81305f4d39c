package io.github.weizheng.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weizheng.core.Secret;
import io.github.weizheng.core.StoreException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCipherTest {
    private static final FieldCipher AES = FieldCipher.aesGcm("2026", key(32, 1));
    private static final FieldCipher SM4 = FieldCipher.sm4Gcm("2026", key(16, 1));

    static Stream<FieldCipher> ciphers() {
        return Stream.of(AES, SM4, SM4.alsoReading(AES));
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void bringsBackWhatItEncrypted(FieldCipher cipher) {
        for (String plain : new String[] {"", "水费 𠮷", "\u0000\uffff", "a".repeat(200_000)}) {
            String sealed = cipher.encrypt(plain, "table/7");
            assertThat(sealed).matches("(aes|sm4)\\.2026\\.[A-Za-z0-9_-]+");
            assertThat(cipher.decrypt(sealed, "table/7")).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void neverEncryptsTheSameWayTwice(FieldCipher cipher) {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            sealed.add(cipher.encrypt("same", "same"));
        }
        assertThat(sealed).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void noticesAnyOtherCharacterAndAnyMissingEnd(FieldCipher cipher) {
        String sealed = cipher.encrypt("c4n4ry", "row");
        for (int i = 0; i < sealed.length(); i++) {
            refuses(cipher, sealed.substring(0, i), "row");
            if (i < sealed.length() - 1) { // the last one may hold bits that Base64 ignores
                char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
                refuses(cipher, sealed.substring(0, i) + other + sealed.substring(i + 1), "row");
            }
        }
    }

    static Stream<Arguments> foreign() {
        String sealed = AES.encrypt("c4n4ry", "row");
        String body = sealed.substring("aes.2026.".length());
        return Stream.of(
                Arguments.of("another context", sealed, "row2"),
                Arguments.of("no context", sealed, ""),
                Arguments.of("plain text", "c4n4ry", "row"),
                Arguments.of("nothing", "", "row"),
                Arguments.of("no body", "aes.2026.", "row"),
                Arguments.of("a body shorter than a tag", "aes.2026.AAAAAAAAAAAAAAAAAAAA", "row"),
                Arguments.of("no Base64", "aes.2026.c4n4ry!", "row"),
                Arguments.of("another key id", "aes.2027." + body, "row"),
                Arguments.of("another algorithm", "sm4.2026." + body, "row"),
                Arguments.of("a dot moved into the context", sealed, "2026.row"),
                Arguments.of(
                        "another key of that id",
                        FieldCipher.aesGcm("2026", key(32, 9)).encrypt("c4n4ry", "row"),
                        "row"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void refusesWhatItDidNotEncryptThere(String name, String sealed, String context) {
        refuses(AES, sealed, context);
        refuses(AES.alsoReading(SM4), sealed, context);
    }

    @Test
    void readsFormerKeysAndWritesTheNewOne() {
        FieldCipher first = FieldCipher.aesGcm("k1", key(32, 1));
        FieldCipher second = FieldCipher.aesGcm("k2", key(32, 2)).alsoReading(first);
        FieldCipher third = SM4.alsoReading(second);
        String oldest = first.encrypt("oldest", "c");
        String older = second.encrypt("older", "c");
        assertThat(older).startsWith("aes.k2.");
        assertThat(third.encrypt("new", "c")).startsWith("sm4.2026.");
        assertThat(third.decrypt(oldest, "c")).isEqualTo("oldest");
        assertThat(third.decrypt(older, "c")).isEqualTo("older");
        assertThat(third.decrypt(third.encrypt("new", "c"), "c")).isEqualTo("new");
        refuses(first, older, "c");
    }

    static Stream<Arguments> wrongKeys() {
        return Stream.of(
                Arguments.of("k", key(16, 1), key(32, 1), "actual"),
                Arguments.of("k", key(31, 1), key(15, 1), "actual"),
                Arguments.of("k", Secret.of("c4n4ry!"), Secret.of("c4n4ry!"), "actual not Base64"),
                Arguments.of("", key(32, 1), key(16, 1), "keyId"),
                Arguments.of("a.b", key(32, 1), key(16, 1), "keyId"),
                Arguments.of("k".repeat(33), key(32, 1), key(16, 1), "actual length 33"));
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void refusesKeysOfAnotherForm(String keyId, Secret aes, Secret sm4, String saying) {
        assertThatThrownBy(() -> FieldCipher.aesGcm(keyId, aes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(saying)
                .hasMessageNotContaining("c4n4ry")
                .hasNoCause();
        assertThatThrownBy(() -> FieldCipher.sm4Gcm(keyId, sm4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(saying)
                .hasNoCause();
    }

    @Test
    void saysHowLongAKeyIs() {
        assertThatThrownBy(() -> FieldCipher.aesGcm("k", key(16, 1)))
                .hasMessage("key: exactly 32 bytes in Base64, actual 16 bytes");
        assertThatThrownBy(() -> FieldCipher.sm4Gcm("k", key(32, 1)))
                .hasMessage("key: exactly 16 bytes in Base64, actual 32 bytes");
    }

    @Test
    void refusesHalfACharacter() {
        assertThatThrownBy(() -> AES.encrypt("\ud83d", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AES.encrypt("p", "\ud83d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void decryptsNothingThatAStrangerMakesUp(@ForAll @StringLength(max = 200) String text) {
        refuses(AES, text, "c");
        refuses(AES, "aes.2026." + text, "c");
    }

    private static void refuses(FieldCipher cipher, String sealed, String context) {
        assertThatThrownBy(() -> cipher.decrypt(sealed, context))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("c4n4ry");
    }

    private static Secret key(int bytes, int fill) {
        byte[] key = new byte[bytes];
        key[0] = (byte) fill;
        return Secret.of(Base64.getEncoder().encodeToString(key));
    }
}
