package io.github.weizheng.payment.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.weizheng.core.Secret;
import io.github.weizheng.payment.Merchant;
import io.github.weizheng.payment.fixture.Keys;
import io.github.weizheng.payment.fixture.Vectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is taken for a key: the key, or what it is instead. */
class KeyFuzzTest {
    private static final Secret PASSWORD = Secret.of("1234567891");

    static Stream<byte[]> files() {
        Stream<String> pems = Stream.of("merchantPrivateKey", "merchantCertificate", "platformPublicKey")
                .map(Keys::pem);
        Stream<String> forms = StreamSupport.stream(
                        Vectors.file("keyforms.json").spliterator(), false)
                .filter(value -> value.isTextual())
                .map(value -> value.asText());
        return Stream.concat(pems, forms).map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("files")
    @FuzzTest
    void isAKeyOrIsNot(byte @NotNull [] file) {
        String text = new String(file, UTF_8);
        attempt(() -> merchant().privateKeyPem(text));
        attempt(() -> merchant().privateKeyPem(text, PASSWORD));
        attempt(() -> merchant().certificatePem(text));
        attempt(() -> merchant().publicKeyPem(Keys.PUBLIC_KEY_ID, text));
        attempt(() -> merchant().p12(file, PASSWORD));
    }

    private static Merchant.Builder merchant() {
        return Merchant.builder("1234567891");
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException expected) {
            // Said so.
        }
    }
}
